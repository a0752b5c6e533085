"""The page of cards over the store of a demo's desk, driven by keys."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gate_desk.domain.permissions import Role
from gate_desk.services.station import open_station
from gate_desk.ui.errands import Errands
from gate_desk.ui.jobs import Jobs
from gate_desk.ui.language import Language
from gate_desk.ui.models.card_desk import CardDesk, CardsView
from gate_desk.ui.pages.cards import CardsPage
from gate_desk.ui.theme.style import Theme

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


class CardsWindow:
    """Everything behind the page, started; `stop` ends it."""

    def __init__(self, qtbot: QtBot, theme: Theme, language: Language, home: Path) -> None:
        self._qtbot = qtbot
        self.jobs = Jobs()
        self.errands = Errands(self.jobs)
        self.desk = CardDesk(self.jobs, self.errands)
        self.page = CardsPage(self.jobs, theme, language, self.desk)
        qtbot.addWidget(self.page)
        self.jobs.start(partial(open_station, home, Role.UNATTENDED))
        self.page.resize(1270, 672)
        self.page.show()
        QTest.qWaitForWindowExposed(self.page)
        self.jobs.wait_for_station()
        self.page.start()
        self.wait(lambda: self.view.around is not None)

    @property
    def view(self) -> CardsView:
        return self.desk.view

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

    def find(self, typed: str) -> None:
        """Type into the search line until something was found or not."""
        self.press(Qt.Key.Key_F2, on=self.page)
        self.page.search.line.clear()
        QTest.keyClicks(self.page.search.line, typed)
        self.wait(lambda: self.view.people is not None)

    def open(self, typed: str) -> None:
        """Find somebody and open the first line."""
        self.find(typed)
        self.press(Qt.Key.Key_Return)
        self.wait(lambda: self.view.looked is not None)

    @property
    def captions(self) -> list[str]:
        """What stands on the buttons below the card."""
        if not self.page.buttons.isVisible():
            return []
        return [button.caption for button in self.page.buttons.buttons]

    @property
    def notice(self) -> str:
        return self.page.notice.text if self.page.notice.isVisible() else ""

    def stop(self) -> None:
        self.page.close()
        self.errands.stop()
        self.jobs.stop()
