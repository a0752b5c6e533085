"""The exchange page of a post over a real store, real batches and a folder as the stick."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gate_desk.domain.permissions import Role
from gate_desk.services.station import Station, open_station
from gate_desk.ui.errands import Errands
from gate_desk.ui.jobs import Jobs
from gate_desk.ui.language import Language
from gate_desk.ui.models.exchange_desk import ExchangeDesk, ExchangeView
from gate_desk.ui.pages.exchange import ExchangePage
from gate_desk.ui.theme.style import Theme
from gate_desk.ui.widgets.node_card import NodeCard


class ExchangeWindow:
    """Everything behind the page, started; `stop` ends it."""

    def __init__(
        self,
        qtbot: QtBot,
        theme: Theme,
        language: Language,
        home: Path,
        urls: tuple[str, ...] = (),
        interval_minutes: int = 0,
    ) -> None:
        self._qtbot = qtbot
        self.jobs = Jobs()
        self.errands = Errands(self.jobs)
        self.desk = ExchangeDesk(self.jobs, self.errands, urls, interval_minutes)
        self.page = ExchangePage(theme, language, self.desk)
        qtbot.addWidget(self.page)

        def opening() -> Station:
            return open_station(home, Role.UNATTENDED)

        self.jobs.start(opening)

    @property
    def view(self) -> ExchangeView:
        return self.desk.view

    def open(self, width: int = 1270, height: int = 672) -> None:
        self.page.resize(width, height)
        self.page.show()
        QTest.qWaitForWindowExposed(self.page)
        self.wait(lambda: self.view.status is not None)

    def wait(self, fact: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(lambda: fact(), timeout=30_000)
        QApplication.processEvents()

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(self.page, key, Qt.KeyboardModifier.ControlModifier)

    def finished(self) -> None:
        """Wait until the round is over and its outcome is on show."""
        self.wait(lambda: not self.view.busy and self.jobs.idle)

    @property
    def notice(self) -> str:
        return self.page.notice.text if self.page.notice.isVisible() else ""

    def card(self, name: str) -> NodeCard:
        (found,) = [card for card in self.page.cards if card.name.text() == name]
        return found

    def stop(self) -> None:
        self.page.close()
        self.errands.stop()
        self.jobs.stop()
