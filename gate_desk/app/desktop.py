"""The window's start and end: what is made, in which order, and given back in reverse."""

import logging
import signal
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from gate_desk import words
from gate_desk.app.logs import Logs
from gate_desk.config.node_toml import Settings, SettingsDamaged, load_settings
from gate_desk.config.resources import resource_path
from gate_desk.devices.speaker import Sound, Speaker
from gate_desk.devices.wedge import KeyboardWedge, WedgeSettings
from gate_desk.domain.errors import GateDeskError, Unavailable
from gate_desk.domain.verdict import Direction
from gate_desk.ui.jobs import Jobs, Opened
from gate_desk.ui.language import Language
from gate_desk.ui.models.band_text import Band
from gate_desk.ui.pages.gate import GatePage
from gate_desk.ui.theme import fonts, icons
from gate_desk.ui.theme.by_time import ThemeByTime
from gate_desk.ui.theme.palette import LIGHT
from gate_desk.ui.theme.style import Theme
from gate_desk.ui.widgets.icon import MarkState
from gate_desk.ui.windows.header import ReaderLamp
from gate_desk.ui.windows.main_window import MainWindow
from gate_desk.ui.windows.page import PageEntry
from gate_desk.words import said

if TYPE_CHECKING:
    from gate_desk.app.single_window import SingleWindow
    from gate_desk.services.station import Station

SIZE = QSize(1366, 768)
SOUNDS = {
    Band.ADMIT: Sound.ADMIT,
    Band.EXIT: Sound.EXIT,
    Band.CHECK: Sound.CHECK,
    Band.REFUSE: Sound.REFUSE,
    Band.RESCAN: Sound.UNREADABLE,
    Band.LOST: Sound.REFUSE,
}
_log = logging.getLogger(__name__)


def run(home: Path) -> int:
    """Open the window on a node's home and stay until it is closed; returns the exit status."""
    logs = Logs(home)
    logs.open()
    try:
        app = application()
        desktop = Desktop(app, home, partial(_open_station, home))
        try:
            desktop.start()
            return app.exec()
        finally:
            desktop.stop()
    finally:
        logs.close()


def application() -> QApplication:
    """The one QApplication, with our fonts, its icon, and whole scale factors left as they are."""
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(
        Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    )
    app = QApplication(["gate-desk"])
    app.setApplicationName("Gate Desk")
    app.setDesktopFileName("gate-desk")
    fonts.load()
    app.setWindowIcon(icons.window_icon(LIGHT.navigation, LIGHT.on_navigation_chosen))
    return app


def _open_station(home: Path) -> "Station":
    from gate_desk.services.station import open_station  # after the first picture: 0.5 s

    return open_station(home)


class Desktop(QObject):
    """Everything that one window needs; `start` shows it, `stop` gives everything back."""

    def __init__(
        self, app: QApplication, home: Path, open_station: Callable[[], "Station"]
    ) -> None:
        super().__init__()
        self._app, self._home, self._open_station = app, home, open_station
        settings = _settings(home)
        self._stops = ExitStack()
        self._job_fault: str | None = None
        self._single: SingleWindow | None = None
        words.open_folder(resource_path("words"))
        self.theme = Theme(app, dark=settings.window.theme == "dark")
        self.language = Language(settings.window.language)
        self.jobs = Jobs()
        self.wedge = KeyboardWedge(_wedge_settings(settings))
        self.speaker = Speaker()
        self.speaker.set_on(settings.window.sound)
        self.page: GatePage | None = None
        self._settings = settings
        self.window = MainWindow(
            self.jobs,
            self.theme,
            self.language,
            (PageEntry(name="gate", title=said("Cổng"), icon="scan-line", build=self._gate),),
            phone=settings.gate.phone,
            sound=settings.window.sound,
        )
        self._connect()

    def _gate(self) -> GatePage:
        self.page = GatePage(self.jobs, self.theme, self.language, self._settings)
        return self.page

    def _connect(self) -> None:
        assert self.page is not None
        self.window.first_painted.connect(self._painted)
        self.window.sound_switched.connect(self._sound_switched)
        self.wedge.captured.connect(self.page.receive)
        self.page.sounded.connect(self._sounded)
        self.page.failed.connect(self._failed)
        self.jobs.opened.connect(self._opened)
        self.jobs.failed_to_open.connect(self._not_opened)
        self.jobs.changed.connect(self._changed)
        self.jobs.broken.connect(self._failed)
        if self._settings.window.theme == "auto":
            by_time = ThemeByTime(self.theme)
            self.window.header.clock.minute_passed.connect(by_time.check)

    def start(self) -> None:
        """Show the window; the store is opened after its first picture."""
        self._stops.callback(self.window.close)
        for ending in (signal.SIGINT, signal.SIGTERM):
            # The clock's tick lets Python see the signal within a second.
            self._stops.callback(signal.signal, ending, signal.signal(ending, self._asked_to_end))
        self._show_readers("off")
        room = self.window.screen().availableSize()
        self.window.resize(SIZE.boundedTo(room))
        self.window.showMaximized()

    def stop(self) -> None:
        """Stop everything that was started, the latest first."""
        self._stops.close()

    @Slot()
    def _painted(self) -> None:
        _log.info("window painted")
        self.jobs.start(self._open_station)
        self._stops.callback(self.jobs.stop)
        self.wedge.start()
        self._stops.callback(self.wedge.stop)
        self.speaker.start()
        self._stops.callback(self.speaker.stop)
        self._show_readers("good")

    @Slot(object)
    def _opened(self, opened: Opened) -> None:
        _log.info("store opened, %s", opened.reason or "ready")
        assert self.page is not None
        self._listen()
        if opened.reason is not None:
            self.window.show_store_lost(opened.reason)
        self.window.refresh()
        self.page.start()

    @Slot(object)
    def _not_opened(self, error: GateDeskError) -> None:
        _log.error("store not opened: %s", error)
        if error.code == "in_use":
            from gate_desk.app.single_window import raise_first

            if raise_first(self._home):
                self._app.quit()
                return
        self.window.show_store_lost(error.code, error.detail)

    def _listen(self) -> None:
        from gate_desk.app.single_window import SingleWindow  # QtNetwork: after the first picture

        self._single = SingleWindow(self._home)
        self._single.asked_for.connect(self._come_to_front)
        self._single.start()
        self._stops.callback(self._single.stop)

    @Slot()
    def _come_to_front(self) -> None:
        self.window.setWindowState(self.window.windowState() & ~Qt.WindowState.WindowMinimized)
        self.window.raise_()
        self.window.activateWindow()

    @Slot(object)
    def _failed(self, error: GateDeskError) -> None:
        _log.warning("not done: %s", error)
        if isinstance(error, Unavailable):
            self.window.show_store_lost(error.code, error.detail)
        else:
            self._forget_fault()
            self._job_fault = error.code
            self.window.show_fault(error.code)

    @Slot(object)
    def _changed(self, _changed: object) -> None:
        """A change was committed: recording works."""
        self._forget_fault()
        self.window.clear_store_lost()

    def _forget_fault(self) -> None:
        if self._job_fault is not None:
            self.window.clear_fault(self._job_fault)
            self._job_fault = None

    @Slot(object)
    def _sounded(self, band: Band) -> None:
        if band in SOUNDS:
            self.speaker.play(SOUNDS[band])

    @Slot(bool)
    def _sound_switched(self, wanted: bool) -> None:
        self.speaker.set_on(wanted)

    def _show_readers(self, state: MarkState) -> None:
        lanes = [reader.lane for reader in self._settings.reader]
        self.window.header.readers.show_lamps(
            tuple(ReaderLamp(Direction(lane) if lane else None, state) for lane in lanes)
        )

    def _asked_to_end(self, _signal: int, _frame: object) -> None:
        self._app.quit()


def _settings(home: Path) -> Settings:
    """The machine's settings; opening the station reports what is wrong with them."""
    try:
        return load_settings(home)
    except SettingsDamaged as error:
        _log.error("settings: %s", error)
        return Settings(node="", site="")


def _wedge_settings(settings: Settings) -> WedgeSettings:
    """Keyboards cannot be told apart, so with several readers nobody knows the lane."""
    first = settings.reader[0]
    alone = len(settings.reader) == 1
    return WedgeSettings(
        reader=first.name,
        lane=Direction(first.lane) if alone and first.lane else None,
        gap_ms=max(reader.gap_ms for reader in settings.reader),
        suffix=first.suffix,
    )
