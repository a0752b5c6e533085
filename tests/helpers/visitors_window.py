"""The visitors' page over the store of a demo's post, driven by keys and scans."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gate_desk.domain.permissions import Role
from gate_desk.domain.reading import Reading
from gate_desk.services.station import Station, open_station
from gate_desk.services.visit_answers import KnownVisit, Registered
from gate_desk.ui.jobs import Jobs
from gate_desk.ui.language import Language
from gate_desk.ui.models.visit_desk import VisitDesk, VisitsView
from gate_desk.ui.pages.visitors import VisitorsPage
from gate_desk.ui.theme.style import Theme

CONTROL = Qt.KeyboardModifier.ControlModifier


class VisitorsWindow:
    """Everything behind the page, started; `stop` ends it."""

    def __init__(self, qtbot: QtBot, theme: Theme, language: Language, home: Path) -> None:
        self._qtbot = qtbot
        self.jobs = Jobs()
        self.desk = VisitDesk(self.jobs)
        self.page = VisitorsPage(theme, language, self.desk, "1013")
        self.printed: list[Registered] = []
        self.page.print_wanted.connect(self.printed.append)
        qtbot.addWidget(self.page)
        self.jobs.start(partial(open_station, home, Role.UNATTENDED))
        self.page.resize(1270, 672)
        self.page.show()
        QTest.qWaitForWindowExposed(self.page)
        self.jobs.wait_for_station()
        self.page.start()
        self.wait(lambda: self.view.around is not None)

    @property
    def view(self) -> VisitsView:
        return self.desk.view

    @property
    def station(self) -> Station:
        return self.jobs.wait_for_station()

    @property
    def size(self) -> int:
        return self.station.store.journal.head.size

    @property
    def inside(self) -> tuple[KnownVisit, ...]:
        assert self.view.around is not None
        return self.view.around.lists.inside

    @property
    def notice(self) -> str:
        return self.page.face.result.text if self.page.face.result.isVisible() else ""

    @property
    def warning(self) -> str:
        return self.page.face.watch.text if self.page.face.watch.isVisible() else ""

    @property
    def chips(self) -> list[str]:
        return [chip.text for chip in self.page.face.chips if chip.isVisible()]

    @property
    def captions(self) -> list[str]:
        return [button.caption for button in self.page.face.buttons.buttons]

    def wait(self, fact: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(lambda: fact(), timeout=30_000)
        QApplication.processEvents()

    def press(
        self,
        key: Qt.Key,
        modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
        on: QWidget | None = None,
    ) -> None:
        QTest.keyClick(on or QApplication.focusWidget() or self.page, key, modifier)

    def scan(self, text: str, *, typed: bool = False) -> None:
        """A document, read until the form is filled."""
        self.page.receive(Reading(untrusted_text=text, reader="r", typed=typed))
        self.wait(lambda: self.view.recognised is not None or self.view.error is not None)

    def type_host(self, letters: str) -> None:
        """Type into the line of the host until somebody is offered."""
        host = self.page.face.form.host
        host.setFocus()
        host.clear()
        QTest.keyClicks(host, letters)
        self.wait(lambda: bool(host.offers))

    def admit(self) -> None:
        """Ctrl+Enter, until something came of it."""
        before = self.size
        self.press(Qt.Key.Key_Return, CONTROL)
        self.wait(lambda: self.size > before or self.view.error is not None)
        self.wait(lambda: self.view.done is not None or self.view.error is not None)

    def stop(self) -> None:
        self.page.close()
        self.jobs.stop()
