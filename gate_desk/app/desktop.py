"""The window's start and end: it is seen first, everything behind it is loaded afterwards."""

from __future__ import annotations

from contextlib import ExitStack
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from gate_desk import words
from gate_desk.app.looks import MAIN_WINDOW, PLACES_FILE, read_looks
from gate_desk.config.resources import resource_path
from gate_desk.ui.language import Language
from gate_desk.ui.theme import fonts, icons
from gate_desk.ui.theme.style import Theme
from gate_desk.ui.windows.main_window import MainWindow
from gate_desk.ui.windows.page import PageEntry
from gate_desk.words import said

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from gate_desk.app.post import Post
    from gate_desk.app.screens import Screens
    from gate_desk.services.station import Station
    from gate_desk.ui.pages.cards import CardsPage
    from gate_desk.ui.pages.exchange import ExchangePage
    from gate_desk.ui.pages.gate import GatePage
    from gate_desk.ui.pages.lookup import LookupPage
    from gate_desk.ui.pages.present import PresentPage
    from gate_desk.ui.pages.settings import SettingsPage
    from gate_desk.ui.pages.visitors import VisitorsPage

SIZE = QSize(1366, 768)


def run(home: Path, watch: Callable[[Desktop], object] | None = None) -> int:
    """Open the window on a node's home and stay until it is closed; returns the exit status.

    `watch` is given everything before it is shown: the bench measures there.
    """
    app = application()
    desktop = Desktop(app, home, partial(_open_station, home))
    if watch is not None:
        watch(desktop)
    try:
        desktop.start()
        return app.exec()
    finally:
        desktop.stop()


def application() -> QApplication:
    """The one QApplication, with our fonts and the screen's own scale factor."""
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(
        Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    )
    app = QApplication(["gate-desk", "-style", "fusion"])
    app.setApplicationName("Gate Desk")
    app.setDesktopFileName("gate-desk")
    fonts.load()
    return app


def _open_station(home: Path) -> Station:
    from gate_desk.services.station import open_station

    return open_station(home)


class Desktop(QObject):
    """One window on one home; `start` shows it, `stop` gives everything back in reverse order."""

    def __init__(self, app: QApplication, home: Path, open_station: Callable[[], Station]) -> None:
        super().__init__()
        self._app, self._home, self._open_station = app, home, open_station
        self._stops = ExitStack()
        looks = read_looks(home)
        words.open_folder(resource_path("words"))
        self.theme = Theme(app, dark=looks.theme == "dark")
        self.language = Language(looks.language)
        self.post: Post | None = None
        self.screens: Screens | None = None
        self.window = MainWindow(
            self.theme,
            self.language,
            self._desk_pages() if looks.is_desk else self._post_pages(),
            sound=looks.sound,
        )
        self.window.first_painted.connect(self._painted, Qt.ConnectionType.QueuedConnection)
        if looks.theme == "auto":
            self._follow_the_hour()

    def _post_pages(self) -> tuple[PageEntry, ...]:
        gate = PageEntry(name="gate", title=said("Cổng"), icon="scan-line", build=self._gate)
        lookup = PageEntry(
            name="lookup", title=said("Tra cứu"), icon="search", build=self._lookup, late=True
        )
        visitors = PageEntry(
            name="visitors", title=said("Khách"), icon="user-plus", build=self._visitors, late=True
        )
        present = PageEntry(
            name="present", title=said("Có mặt"), icon="users", build=self._present, late=True
        )
        return gate, lookup, visitors, present, *self._common_pages()

    def _desk_pages(self) -> tuple[PageEntry, ...]:
        cards = PageEntry(name="cards", title=said("Thẻ"), icon="id-card", build=self._cards)
        return cards, *self._common_pages()

    def _common_pages(self) -> tuple[PageEntry, ...]:
        exchange = PageEntry(
            name="exchange",
            title=said("Gửi – nhận"),
            icon="refresh-cw",
            build=self._exchange,
            late=True,
        )
        settings = PageEntry(
            name="settings",
            title=said("Cài đặt"),
            icon="settings",
            build=self._settings,
            late=True,
            at_foot=True,
        )
        return exchange, settings

    def _gate(self) -> GatePage:
        assert self.post is not None
        return self.post.gate_page(self.theme, self.language)

    def _cards(self) -> CardsPage:
        assert self.post is not None
        return self.post.cards_page(self.theme, self.language)

    def _lookup(self) -> LookupPage:
        assert self.post is not None
        return self.post.lookup_page(self.theme, self.language)

    def _visitors(self) -> VisitorsPage:
        assert self.post is not None
        return self.post.visitors_page(self.theme, self.language)

    def _present(self) -> PresentPage:
        assert self.post is not None
        return self.post.present_page(self.theme, self.language)

    def _exchange(self) -> ExchangePage:
        assert self.post is not None
        return self.post.exchange_page(self.theme, self.language)

    def _settings(self) -> SettingsPage:
        assert self.post is not None
        return self.post.settings_page(self.theme, self.language)

    def _follow_the_hour(self) -> None:
        from gate_desk.ui.theme.by_time import ThemeByTime

        by_time = ThemeByTime(self.theme)
        self.window.header.clock.minute_passed.connect(by_time.check)

    def start(self) -> None:
        """Show the window; the rest follows after its first picture."""
        self._stops.callback(self.window.close)
        icons.postpone(True)
        self.window.resize(SIZE.boundedTo(self.window.screen().availableSize()))
        if self._stands_where_it_stood():
            self.window.show()
        else:
            self.window.showMaximized()

    def stop(self) -> None:
        """Stop everything that was started, the latest first."""
        self._stops.close()

    @Slot()
    def _painted(self) -> None:
        icons.postpone(False)
        self.window.update()
        from gate_desk.app.logs import Logs
        from gate_desk.app.post import Post

        self._end_when_asked()
        logs = Logs(self._home)
        logs.open()
        self._stops.callback(logs.close)
        self.post = Post(self._home, self.window)
        self._stops.callback(self.post.stop)
        self.post.start(self._open_station)
        self._use_screens(self.post)

    def _stands_where_it_stood(self) -> bool:
        """Whether the window was left in a place of its own, and is there again."""
        if not (self._home / PLACES_FILE).exists():
            return False
        from gate_desk.ui.windows.places import Places

        places = Places(self._home / PLACES_FILE)
        stands = places.restore(self.window, MAIN_WINDOW)
        return stands and not places.is_maximized(MAIN_WINDOW)

    def _use_screens(self, post: Post) -> None:
        from gate_desk.app.screens import Screens

        self.screens = Screens(self.window, self._home, self.theme, self.language, post)
        self.screens.start()
        self._stops.callback(self.screens.stop)

    def _end_when_asked(self) -> None:
        import signal

        for ending in (signal.SIGINT, signal.SIGTERM):
            # The clock's tick lets Python see the signal within a second.
            self._stops.callback(signal.signal, ending, signal.signal(ending, self._asked_to_end))

    def _asked_to_end(self, _signal: int, _frame: object) -> None:
        self._app.quit()
