"""What is watched in the gate's window: its start, its answers, its verdict band; and the keys."""

import sys
from collections import deque
from collections.abc import Callable
from time import perf_counter_ns
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent, QWindow

from gate_desk.app.bench.child_words import (
    ANSWERED,
    IDLE,
    IDLE_MS,
    PAGE,
    SCANNED,
    resident_kib,
    say,
)

if TYPE_CHECKING:
    from gate_desk.app.desktop import Desktop
    from gate_desk.ui.models.band_text import Band
    from gate_desk.ui.pages.gate import GatePage

START, REST, SCAN, ARRIVE, CAMERA = "start", "rest", "scan", "arrive", "camera"
"""What is measured: the way to the first answer, the memory at rest, scan after scan, the whole way
of a code from its first byte, a camera."""

_AFTER_PAINT = QEvent.Type(QEvent.registerEventType())
_STROKE = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease)
_BETWEEN_KEYS_MS = 5
_BETWEEN_CODES_MS = 1_000
_PAUSE_MS = 40
"""Between a verdict and the next code: the lists around it have been read again by then."""


class BandWatch(QObject):
    """Tells when the verdict band has been painted, blank or with its word.

    `painted(blank)` is called when the event that painted is done, before anything else.
    """

    def __init__(self, page: "GatePage", painted: Callable[[bool], None]) -> None:
        super().__init__(page)
        self._band, self._painted = page.face.band, painted
        self._blank = False
        self._band.installEventFilter(self)
        self._band.update()  # it may have been painted already

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Remember what is painted, and be called back right after it."""
        if event.type() is QEvent.Type.Paint:
            self._blank = self._band.shown is None
            after = QEvent(_AFTER_PAINT)
            QCoreApplication.postEvent(self, after, Qt.EventPriority.HighEventPriority.value)
        return False

    def event(self, event: QEvent) -> bool:
        """The paint event is done."""
        if event.type() != _AFTER_PAINT:
            return super().event(event)
        self._painted(self._blank)
        return True


class Keys:
    """A scanner's keys: 5 ms apart by their timestamps, however busy this machine is."""

    def __init__(self, window: QWindow, now: int) -> None:
        self._window = window
        self.now = now
        """Timestamp of the newest key, milliseconds."""

    def type(self, code: str) -> None:
        """The characters of a code, without its Enter."""
        for digit in code:
            self.press(Qt.Key(ord(digit)), digit)

    def press(self, key: Qt.Key, text: str) -> None:
        """One key, down and up, as Qt hands it to a window: asked for as a shortcut first."""
        self.now += _BETWEEN_KEYS_MS
        for kind in _STROKE:
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text)
            event.setTimestamp(self.now)
            QCoreApplication.sendEvent(self._window, event)


class Watch(QObject):
    """Follows one window from its first picture on."""

    def __init__(self, desktop: "Desktop", mode: str, codes: list[str]) -> None:
        super().__init__(desktop)
        self._window = desktop.window
        self._mode, self._codes = mode, deque(codes)
        self._page_painted = self._answered = False
        self._typed_until = 1_000_000
        self._entered_at = self._answered_at = 0
        self._acknowledged_at: int | None = None
        self._look = QTimer(self, interval=1)
        self._look.timeout.connect(self._look_for_page)
        self._look.start()

    @Slot()
    def _look_for_page(self) -> None:
        """Page, station and reader come after the first paint, all in one go."""
        page = self._window.pages.get("gate")
        if page is None:
            return
        from gate_desk.ui.pages.gate import GatePage

        assert isinstance(page, GatePage)
        self._look.stop()
        BandWatch(page, self._band_painted)
        page.sounded.connect(self._sounded)
        if self._mode == REST:
            QTimer.singleShot(IDLE_MS, self._tell_memory)
        elif self._codes:
            self._type_next()

    @Slot()
    def _tell_memory(self) -> None:
        say(IDLE, resident_kib())
        QCoreApplication.quit()

    @Slot()
    def _next(self) -> None:
        if self._codes:
            self._type_next()
        else:
            QCoreApplication.quit()

    def _type_next(self) -> None:
        keys = Keys(self._window.windowHandle(), self._typed_until)
        keys.type(self._codes.popleft())
        self._typed_until = keys.now + _BETWEEN_CODES_MS
        self._acknowledged_at = None
        self._entered_at = perf_counter_ns()
        keys.press(Qt.Key.Key_Return, "\r")

    @Slot(object)
    def _sounded(self, band: "Band") -> None:
        """The answer of a scan came; on a bench site every scan is an admit."""
        if band.value not in ("admit", "exit"):
            sys.stderr.write(f"not an admit: {band}\n")
            QCoreApplication.exit(1)
        self._answered_at = perf_counter_ns()
        if not self._answered:
            self._answered = True
            say(ANSWERED)

    def _band_painted(self, blank: bool) -> None:
        now = perf_counter_ns()
        if not self._page_painted:
            self._page_painted = True
            say(PAGE)
            if self._mode == START and not self._codes and not self._entered_at:
                QCoreApplication.quit()
        if not self._answered:
            return
        if self._acknowledged_at is None and (blank or self._answered_at > self._entered_at):
            self._acknowledged_at = now
        if not blank and self._acknowledged_at is not None:
            times = (self._answered_at, self._acknowledged_at, now)
            say(SCANNED, *(time - self._entered_at for time in times))
            self._acknowledged_at = None
            QTimer.singleShot(_PAUSE_MS, self._next)
