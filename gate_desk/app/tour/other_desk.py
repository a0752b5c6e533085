"""What happens meanwhile at a desk: a card is revoked in its window, batches come and go."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gate_desk.app.desktop import Desktop
from gate_desk.domain.permissions import Role
from gate_desk.services.lane import Lane
from gate_desk.services.rounds import exchange_round
from gate_desk.services.station import open_station
from gate_desk.ui.pages.cards import CardsPage

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtCore import QSize
    from PySide6.QtWidgets import QApplication

    from gate_desk.ui.windows.main_window import MainWindow

    Until = Callable[[str, Callable[[], bool]], None]
    """Lets all windows live until something is so; the text says what is waited for."""


class OtherDesk:
    """A desk of the tour's site, opened for a while."""

    def __init__(self, app: QApplication, home: Path, size: QSize) -> None:
        self._app, self._home, self._size = app, home, size
        self._desktop: Desktop | None = None

    @property
    def window(self) -> MainWindow | None:
        """Its window, while it is open."""
        return self._desktop.window if self._desktop else None

    def ask_to_revoke(self, card: str, until: Until) -> None:
        """Open the window, find the card by its number, and press the key that revokes."""
        opening = partial(open_station, self._home, Role.UNATTENDED)
        self._desktop = Desktop(self._app, self._home, opening)
        self._desktop.start()
        window = self._desktop.window
        window.showNormal()
        window.resize(self._size)
        until("the desk's page", lambda: window.findChild(CardsPage) is not None)
        page = self._page()
        until("the desk's figures", lambda: page.desk.view.around is not None)
        page.search.open()
        for character in card[-5:]:
            QTest.keyClick(page.search.line, Qt.Key(ord(character)))
        until("the card's owner", lambda: bool(page.desk.view.people))
        QTest.keyClick(page.search.line, Qt.Key.Key_Return)
        until("the card", lambda: page.card.isVisible())
        QTest.keyClick(page, Qt.Key.Key_H, Qt.KeyboardModifier.AltModifier)
        until("the question", lambda: page.act_form.isVisible())
        QApplication.processEvents()  # everything takes its place

    def revoke(self, until: Until) -> None:
        """Record it, and close the window."""
        page = self._page()
        control = Qt.KeyboardModifier.ControlModifier
        QTest.keyClick(page.act_form.note, Qt.Key.Key_Return, control)
        until("the card revoked", lambda: page.desk.view.report is not None)
        self.close()

    def exchange(self) -> None:
        """Take in what lies on the carrier, and answer."""
        station = open_station(self._home, Role.CONSOLE)
        try:
            settings = station.settings.carrier
            lane = Lane(station.store)
            exchange_round(station.exchange, settings, settings.urls, lane, lambda *_: None)
        finally:
            station.close()

    def close(self) -> None:
        """Close the window, if it is open."""
        if self._desktop is not None:
            self._desktop.stop()
            self._desktop.window.deleteLater()
            self._desktop = None

    def _page(self) -> CardsPage:
        page = self._desktop.window.findChild(CardsPage) if self._desktop else None
        assert page is not None
        return page
