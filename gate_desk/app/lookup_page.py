"""The lookup page, connected to the gate page that answers for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from gate_desk.ui.pages.lookup import LookupPage

if TYPE_CHECKING:
    from gate_desk.app.visitors_page import ScanRouter
    from gate_desk.config.node_toml import Settings
    from gate_desk.services.answers import PassageRow, ScanAnswer
    from gate_desk.ui.jobs import Jobs
    from gate_desk.ui.language import Language
    from gate_desk.ui.pages.gate import GatePage
    from gate_desk.ui.theme.style import Theme
    from gate_desk.ui.windows.main_window import MainWindow

GATE = "gate"
"""The gate page's name in the window."""


def make_lookup_page(
    jobs: Jobs,
    scans: ScanRouter,
    settings: Settings,
    window: MainWindow,
    gate: GatePage,
    theme: Theme,
    language: Language,
) -> LookupPage:
    """The page; whatever is recorded or scanned while it is shown is answered by `gate`."""
    page = LookupPage(jobs, theme, language, settings, gate.work, gate.passages)
    _ToTheGate(page, scans, window, gate)
    return page


class _ToTheGate(QObject):
    """Brings the gate page to the front when there is something to decide."""

    def __init__(
        self, page: LookupPage, scans: ScanRouter, window: MainWindow, gate: GatePage
    ) -> None:
        super().__init__(page)
        self._page, self._window, self._gate = page, window, gate
        scans.for_gate.connect(self._captured)
        page.recorded.connect(self._recorded)
        page.passage_chosen.connect(self._passage_chosen)
        page.left.connect(self._show_gate)
        page.failed.connect(gate.failed)

    @Slot(object)
    def _captured(self, _reading: object) -> None:
        # In a window of its own the page hides nothing.
        if self._window.stack.currentWidget() is self._page:
            self._show_gate()

    @Slot(object)
    def _recorded(self, answer: ScanAnswer) -> None:
        self._gate.take_over(answer)
        self._show_gate()

    @Slot(object)
    def _passage_chosen(self, row: PassageRow) -> None:
        self._gate.show_passage(row)
        self._show_gate()

    @Slot()
    def _show_gate(self) -> None:
        self._window.show_page(GATE)
