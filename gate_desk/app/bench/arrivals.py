"""Codes that arrive at a scanner's own pace, and when the window shows each of them."""

from collections import deque
from time import perf_counter_ns
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Slot

from gate_desk.app.bench.child_words import LISTENING, SHOWN, say
from gate_desk.app.bench.watching import BandWatch, Keys

if TYPE_CHECKING:
    from gate_desk.app.desktop import Desktop
    from gate_desk.ui.pages.gate import GatePage

KEY_MS = 5
"""Between two keys of a fast wedge."""
_PAUSE_MS = 60
_NS_PER_MS = 1_000_000


class Arrivals(QObject):
    """Types codes as a wedge does, in real time, or listens to a serial line at `device`.

    For each code it says when the first key was due (0 for a serial line: who sends knows), when
    the window first showed the scan, and when its word was there: nanoseconds of `perf_counter`,
    which all processes of a machine share.
    """

    def __init__(self, desktop: "Desktop", codes: list[str], device: str = "") -> None:
        super().__init__(desktop)
        self._window, self._device = desktop.window, device
        self._codes = deque(codes)
        self._typed: deque[str] = deque()
        self._begun_at = self._answered_at = self._shown_at = 0
        self._keys: Keys | None = None
        self._timestamp = 1_000_000
        self._waits = False
        """For the picture of a scan whose last key is gone."""
        self._beat = QTimer(self, interval=1, timerType=Qt.TimerType.PreciseTimer)
        self._beat.timeout.connect(self._type_what_is_due)
        self._look = QTimer(self, interval=1)
        self._look.timeout.connect(self._look_for_page)
        self._look.start()

    @Slot()
    def _look_for_page(self) -> None:
        page = self._window.pages.get("gate")
        if page is None:
            return
        from gate_desk.ui.pages.gate import GatePage

        assert isinstance(page, GatePage)
        self._look.stop()
        BandWatch(page, self._band_painted)
        page.sounded.connect(self._answered)
        if self._device:
            self._listen(page)
        QTimer.singleShot(_PAUSE_MS, self._next)

    def _listen(self, page: "GatePage") -> None:
        from gate_desk.devices.serial import SerialReader, SerialSettings

        reader = SerialReader(SerialSettings(reader="line", device=self._device), self)
        reader.captured.connect(page.receive)
        reader.start()

    @Slot()
    def _next(self) -> None:
        if not self._codes:
            QCoreApplication.quit()
            return
        self._typed = deque(self._codes.popleft())
        self._shown_at, self._waits = 0, bool(self._device)
        self._begun_at = perf_counter_ns()
        if self._device:
            say(LISTENING)
            return
        self._timestamp += 10_000
        self._keys = Keys(self._window.windowHandle(), self._timestamp)
        self._beat.start()

    @Slot()
    def _type_what_is_due(self) -> None:
        """By the clock, so that a window that is slow with keys gains nothing by it."""
        keys = self._keys
        assert keys is not None
        due = (perf_counter_ns() - self._begun_at) // (KEY_MS * _NS_PER_MS) + 1
        sent = (keys.now - self._timestamp) // KEY_MS
        for _ in range(due - sent):
            if not self._typed:
                self._beat.stop()
                self._waits = True
                keys.press(Qt.Key.Key_Return, "\r")
                return
            digit = self._typed.popleft()
            keys.press(Qt.Key(ord(digit)), digit)

    @Slot(object)
    def _answered(self, _band: object) -> None:
        self._answered_at = perf_counter_ns()

    def _band_painted(self, blank: bool) -> None:
        now = perf_counter_ns()
        if not self._waits:
            return
        if self._shown_at == 0 and (blank or self._answered_at > self._begun_at):
            self._shown_at = now
        if not blank and self._shown_at:
            self._waits = False
            say(SHOWN, 0 if self._device else self._begun_at, self._shown_at, now)
            QTimer.singleShot(_PAUSE_MS, self._next)
