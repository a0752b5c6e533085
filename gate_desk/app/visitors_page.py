"""What readers deliver goes where it belongs: identity documents to the visitors' page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from gate_desk.domain.scanned import CardNumber, Foreign, recognise
from gate_desk.domain.verdict import ScanKind

if TYPE_CHECKING:
    from gate_desk.app.readers import Readers
    from gate_desk.domain.reading import Reading
    from gate_desk.ui.pages.present import PresentPage
    from gate_desk.ui.pages.visitors import VisitorsPage
    from gate_desk.ui.windows.main_window import MainWindow

PAGE, GATE, ROLL = "visitors", "gate", "present"
_DOCUMENTS = frozenset({ScanKind.IDENTITY_CARD, ScanKind.MRZ, ScanKind.PERSONAL_ID})
_PRINTED = "K"
"""What the numbers of pre-printed visitor cards begin with."""


class ScanRouter(QObject):
    """What was scanned goes where it belongs, whatever is on the screen.

    Signals:
        for_gate: a `Reading` that the gate decides about.
    """

    for_gate = Signal(object)

    def __init__(self, readers: Readers, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        readers.captured.connect(self._captured)

    @Slot(object)
    def _captured(self, reading: Reading) -> None:
        self._window.make_way()
        if self._calls_the_roll:
            self._roll_page.receive(reading)
            return
        scanned = recognise(reading.untrusted_text, reading.rfid)
        if isinstance(scanned, Foreign) and scanned.kind in _DOCUMENTS:
            self._page.receive(reading)
            self._window.show_page(PAGE)
            return
        if self._is_on_form and isinstance(scanned, CardNumber) and _is_printed(scanned):
            self._page.take_card(scanned.text)
            return
        if self._window.stack.currentWidget() in map(self._window.pages.get, (PAGE, ROLL)):
            self._window.show_page(GATE)
        self.for_gate.emit(reading)

    @property
    def _page(self) -> VisitorsPage:
        from gate_desk.ui.pages.visitors import VisitorsPage

        page = self._window.page(PAGE)
        assert isinstance(page, VisitorsPage)
        return page

    @property
    def _roll_page(self) -> PresentPage:
        from gate_desk.ui.pages.present import PresentPage

        page = self._window.page(ROLL)
        assert isinstance(page, PresentPage)
        return page

    @property
    def _calls_the_roll(self) -> bool:
        """Whether a scan means that somebody stands safely outside, not that they pass."""
        shown = self._window.stack.currentWidget()
        return shown is self._window.pages.get(ROLL) and self._roll_page.takes_scans

    @property
    def _is_on_form(self) -> bool:
        shown = self._window.stack.currentWidget()
        return shown is self._window.pages.get(PAGE) and self._page.is_filled


def _is_printed(card: CardNumber) -> bool:
    return card.key.startswith(_PRINTED) and card.key[1:].isdigit()
