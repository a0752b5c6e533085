"""What stands behind the window: the station, the readers, the loudspeaker, the gate page."""

from __future__ import annotations

import gc
import logging
import sys
from contextlib import ExitStack
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication

from gate_desk.app.readers import Readers
from gate_desk.app.visitors_page import ScanRouter
from gate_desk.config.node_toml import Settings, SettingsDamaged, load_settings
from gate_desk.devices.reader import ReaderState
from gate_desk.devices.speaker import Sound, Speaker
from gate_desk.domain.errors import GateDeskError, Unavailable
from gate_desk.domain.verdict import Direction
from gate_desk.services.machine import StartUp
from gate_desk.ui.garbage import Garbage
from gate_desk.ui.jobs import Jobs
from gate_desk.ui.models.band_text import Band
from gate_desk.ui.pages.gate import GatePage
from gate_desk.ui.theme import icons
from gate_desk.ui.theme.palette import LIGHT
from gate_desk.ui.widgets.icon import MarkState
from gate_desk.ui.windows.header import ReaderLamp

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from gate_desk.app.exchange_page import ExchangeDoor
    from gate_desk.app.single_window import SingleWindow
    from gate_desk.services.station import Station
    from gate_desk.ui.jobs import Changed, Opened
    from gate_desk.ui.language import Language
    from gate_desk.ui.pages.cards import CardsPage
    from gate_desk.ui.pages.exchange import ExchangePage
    from gate_desk.ui.pages.lookup import LookupPage
    from gate_desk.ui.pages.present import PresentPage
    from gate_desk.ui.pages.settings import SettingsPage
    from gate_desk.ui.pages.visitors import VisitorsPage
    from gate_desk.ui.theme.style import Theme
    from gate_desk.ui.windows.main_window import MainWindow

SOUNDS = {
    Band.ADMIT: Sound.ADMIT,
    Band.EXIT: Sound.EXIT,
    Band.CHECK: Sound.CHECK,
    Band.REFUSE: Sound.REFUSE,
    Band.RESCAN: Sound.UNREADABLE,
    Band.LOST: Sound.REFUSE,
}
LAMPS: dict[ReaderState, MarkState] = {
    ReaderState.GOOD: "good",
    ReaderState.LOST: "bad",
    ReaderState.NOISY: "warn",
}
CUT_EVERY_MS = 15 * 60 * 1000
"""How often the journal is signed while there are new records (protocol.md 4)."""
EXCHANGE_AFTER_MS = 5_000
"""When sticks and alarms are first looked at: a scan may wait for the window already."""
OPEN_AGAIN_MS = 10_000
"""How often a store is tried again that trouble keeps shut which may end by itself."""
PASSING = frozenset(
    {"disk_full", "disk_error", "in_use", "key_missing", "store_missing", "store_read_only"}
)
"""Codes of such trouble: a disk that is cleared or plugged in, a command that ends."""
FAULT_SHOWN_MS = 20_000
"""How long something that was not done is named: nobody at the gate can do more about it."""
SWITCH_S = 0.0005
"""How long the window's thread may keep Python while the gate decides. With Python's usual 5 ms
a scan that met a repaint waited ten times for it: 60 ms instead of 5 (measured)."""
_NOT_RECORDED = (Settings, StartUp)
"""What changes give that write no record."""
_log = logging.getLogger(__name__)


class Post(QObject):
    """Connects devices, jobs and window of one home."""

    def __init__(self, home: Path, window: MainWindow) -> None:
        super().__init__()
        self._home, self._window = home, window
        self._settings = settings = _settings(home)
        self._stops = ExitStack()
        self._job_fault: str | None = None
        self._single: SingleWindow | None = None
        self._page: GatePage | None = None
        self._cards: CardsPage | None = None
        self._reader_faults: set[str] = set()
        self._garbage = Garbage(self)
        self._stops.callback(self._garbage.stop)
        self.jobs = Jobs()
        self.readers = Readers(settings.reader)
        self.readers.changed.connect(self._show_readers)
        self._cuts = QTimer(self, interval=CUT_EVERY_MS)
        self._cuts.timeout.connect(self._cut)
        self._open_again = QTimer(self, interval=OPEN_AGAIN_MS, singleShot=True)
        self._open_again.timeout.connect(self.jobs.open_again)
        self._not_opened_code: str | None = None
        self._fault_shown = QTimer(self, interval=FAULT_SHOWN_MS, singleShot=True)
        self._fault_shown.timeout.connect(self._forget_fault)
        self._exchange: ExchangeDoor | None = None
        self._exchange_soon = QTimer(self, interval=EXCHANGE_AFTER_MS, singleShot=True)
        self._exchange_soon.timeout.connect(self._start_exchange)
        self.speaker = Speaker()
        self.speaker.set_on(settings.window.sound)

    def gate_page(self, theme: Theme, language: Language) -> GatePage:
        """The page of this post, connected to its devices."""
        self._page = page = GatePage(self.jobs, theme, language, self._settings)
        self.scans = ScanRouter(self.readers, self._window, self)
        self.scans.for_gate.connect(page.receive)
        page.sounded.connect(self._sounded)
        page.failed.connect(self._failed)
        return page

    def cards_page(self, theme: Theme, language: Language) -> CardsPage:
        """The page of a desk, in the place that the gate page has at a post."""
        from gate_desk.ui.errands import Errands
        from gate_desk.ui.models.card_desk import CardDesk
        from gate_desk.ui.pages.cards import CardsPage

        errands = Errands(self.jobs, self)
        self._stops.callback(errands.stop)
        desk = CardDesk(self.jobs, errands, self)
        self._cards = page = CardsPage(self.jobs, theme, language, desk)
        self.readers.captured.connect(self._window.make_way)
        self.readers.captured.connect(page.receive)
        return page

    def visitors_page(self, theme: Theme, language: Language) -> VisitorsPage:
        """The visitors' book; made when it is first wanted."""
        from gate_desk.app.pass_desk import PassDesk
        from gate_desk.devices.printer import Printer
        from gate_desk.ui.models.visit_desk import VisitDesk
        from gate_desk.ui.pages.visitors import VisitorsPage

        desk = VisitDesk(self.jobs, self)
        page = VisitorsPage(theme, language, desk, self._settings.gate.phone)
        PassDesk(self.jobs, desk, page, Printer(self._settings.printer.name))
        page.start()
        return page

    def present_page(self, theme: Theme, language: Language) -> PresentPage:
        """Who is inside, and the evacuation roll."""
        from gate_desk.app.roll_paper import RollPaper
        from gate_desk.devices.printer import Printer
        from gate_desk.ui.models.roll_desk import RollDesk
        from gate_desk.ui.pages.present import PresentPage

        desk = RollDesk(self.jobs, self)
        page = PresentPage(self.jobs, theme, language, desk)
        RollPaper(self.jobs, desk, page, Printer(self._settings.printer.name))
        return page

    def lookup_page(self, theme: Theme, language: Language) -> LookupPage:
        """Made after the gate page, which answers a scan wherever it comes."""
        from gate_desk.app.lookup_page import make_lookup_page

        assert self._page is not None
        return make_lookup_page(
            self.jobs, self.scans, self._settings, self._window, self._page, theme, language
        )

    @property
    def page(self) -> GatePage | None:
        """The gate page, once it is made."""
        return self._page

    def settings_page(self, theme: Theme, language: Language) -> SettingsPage:
        """The page that changes this post's devices while they work."""
        from gate_desk.app.settings_page import make_settings_page

        return make_settings_page(self.jobs, self.readers, self._settings.reader, theme, language)

    @property
    def exchange(self) -> ExchangeDoor:
        """Made when it is first wanted: the first scan does not wait for what it needs."""
        if self._exchange is None:
            from gate_desk.app.exchange_page import ExchangeDoor

            self._exchange = ExchangeDoor(self.jobs, self._settings.carrier, self._window)
            self._stops.callback(self._exchange.stop)
        return self._exchange

    @Slot()
    def _start_exchange(self) -> None:
        self.exchange.start()

    def exchange_page(self, theme: Theme, language: Language) -> ExchangePage:
        """How far the exchange is with everybody, and a round now."""
        return self.exchange.page(theme, language)

    def start(self, open_station: Callable[[], Station]) -> None:
        """Begin to open the store, make the pages meanwhile, then listen to the reader."""
        self._stops.callback(sys.setswitchinterval, sys.getswitchinterval())
        sys.setswitchinterval(SWITCH_S)
        self._connect_jobs()
        self.jobs.start(open_station)
        self._stops.callback(self.jobs.stop)
        self._stops.callback(self._open_again.stop)
        self._window.fill(self.jobs, self._settings.gate.phone)
        self._window.sound_switched.connect(self._sound_switched)
        self.readers.start()
        self._stops.callback(self.readers.stop)
        self._show_readers()
        self.speaker.start()
        self._stops.callback(self.speaker.stop)
        QApplication.setWindowIcon(icons.window_icon(LIGHT.navigation, LIGHT.on_navigation_chosen))

    def stop(self) -> None:
        """Stop the latest first: no more readings, then the store is closed."""
        self._stops.close()
        gc.unfreeze()  # else zxing-cpp is never freed, and says so when the process ends

    def _connect_jobs(self) -> None:
        for told, slot in (
            (self.jobs.opened, self._opened),
            (self.jobs.failed_to_open, self._not_opened),
            (self.jobs.changed, self._changed),
            (self.jobs.broken, self._failed),
        ):
            told.connect(slot)
            # What is on its way at the end would meet a window that is gone.
            self._stops.callback(told.disconnect, slot)

    @Slot(object)
    def _opened(self, opened: Opened) -> None:
        _log.info("store opened, %s", opened.reason or "ready")
        self._listen()
        if opened.reason is not None:
            self._window.show_store_lost(opened.reason)
        else:
            self._window.clear_store_lost()
            self._cuts.start()
            self._stops.callback(self._cuts.stop)
            self._exchange_soon.start()
            self._stops.callback(self._exchange_soon.stop)
        self._window.refresh()
        front = self._page or self._cards
        assert front is not None
        front.start()
        self._garbage.start()

    @Slot(object)
    def _not_opened(self, error: GateDeskError) -> None:
        if error.code != self._not_opened_code:
            _log.error("store not opened: %s", error)
            self._not_opened_code = error.code
        if error.code == "in_use":
            from gate_desk.app.single_window import raise_first

            if raise_first(self._home):
                QApplication.quit()
                return
        self._window.show_store_lost(error.code, error.detail)
        self._garbage.start()
        if error.code in PASSING:
            self._open_again.start()

    @Slot()
    def _cut(self) -> None:
        """Sign the journal as it stands, after everything that waits to be recorded."""

        def cut(station: Station) -> bool:
            return station.cutter.cut()

        self.jobs.change(cut, None, self._failed)

    def _listen(self) -> None:
        from gate_desk.app.single_window import SingleWindow

        self._single = SingleWindow(self._home)
        self._single.asked_for.connect(self._come_to_front)
        self._single.start()
        self._stops.callback(self._single.stop)

    @Slot()
    def _come_to_front(self) -> None:
        self._window.setWindowState(self._window.windowState() & ~Qt.WindowState.WindowMinimized)
        self._window.raise_()
        self._window.activateWindow()

    @Slot(object)
    def _failed(self, error: GateDeskError) -> None:
        _log.warning("not done: %s", error)
        if isinstance(error, Unavailable):
            self._window.show_store_lost(error.code, error.detail)
        else:
            self._forget_fault()
            self._job_fault = error.code
            self._window.show_fault(error.code)
            self._fault_shown.start()

    @Slot(object)
    def _changed(self, changed: Changed) -> None:
        """A change was committed: recording works. A cut of nothing new has written nothing, and
        node.toml is no part of the store.
        """
        if changed.result is False or isinstance(changed.result, _NOT_RECORDED):
            return
        self._forget_fault()
        self._window.clear_store_lost()

    @Slot()
    def _forget_fault(self) -> None:
        self._fault_shown.stop()
        if self._job_fault is not None:
            self._window.clear_fault(self._job_fault)
            self._job_fault = None

    @Slot(object)
    def _sounded(self, band: Band) -> None:
        if band in SOUNDS:
            self.speaker.play(SOUNDS[band])

    @Slot(bool)
    def _sound_switched(self, wanted: bool) -> None:
        self.speaker.set_on(wanted)

    @Slot()
    def _show_readers(self) -> None:
        """A lamp for each reader, and a fault for each lane that has lost its own."""
        states = self.readers.states
        self._window.header.readers.show_lamps(
            tuple(ReaderLamp(lane, LAMPS[state]) for lane, state in states)
        )
        lost = {fault_of(lane, state) for lane, state in states if state is not ReaderState.GOOD}
        for code in self._reader_faults - lost:
            self._window.clear_fault(code)
        for code in sorted(lost - self._reader_faults):
            self._window.show_fault(code)
        self._reader_faults = lost


def _settings(home: Path) -> Settings:
    """The machine's settings; opening the station reports what is wrong with them."""
    try:
        return load_settings(home)
    except SettingsDamaged:
        return Settings(node="", site="")


def fault_of(lane: Direction | None, state: ReaderState) -> str:
    """The code of a reader's trouble (`ui.windows.faults`)."""
    return f"reader_{lane}_{state}" if lane else f"reader_{state}"
