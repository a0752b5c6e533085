"""A camera in the gate's window: how many frames it reads, and how long the window is kept."""

from collections import deque
from time import perf_counter_ns
from typing import TYPE_CHECKING

import zxingcpp
from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QColor, QImage, QPainter

from gate_desk.app.bench.child_words import EVENTS, LOOKED, say
from gate_desk.devices.camera import CameraReader
from gate_desk.devices.decoding import FORMATS
from gate_desk.devices.frames import FrameSource, Pixels
from gate_desk.reports.qr import QUIET_ZONE, qr_matrix

if TYPE_CHECKING:
    from gate_desk.app.desktop import Desktop

WIDTH, HEIGHT = 1280, 720
MODULE_PX = 5
FRAMES = 60
"""Of one round."""
_TURN = 7.0
"""Degrees from one frame to the next."""
_RATE_MS = 33
_HELD = 30
"""Frames of one badge before the next is held up."""
_MOST_SAMPLES = 5_000


class HeldUp(FrameSource):
    """Shows what it is told to."""

    def start(self) -> None:
        """Nothing to open."""

    def stop(self) -> None:
        """Nothing to close."""


class CameraWatch(QObject):
    """Rounds of frames as fast as they are read, then a camera at its own pace, with its scans."""

    def __init__(self, desktop: "Desktop", codes: list[str], rounds: int) -> None:
        super().__init__(desktop)
        self._window, self._rounds = desktop.window, rounds
        self._frames = [_frame(code, turn * _TURN) for turn, code in enumerate(codes)]
        self._source = HeldUp()
        self._reader = CameraReader("camera", None, self._source, parent=self)
        self._left = 0
        self._begun_at = 0
        self._late: deque[int] = deque(maxlen=_MOST_SAMPLES)
        self._due_at = 0
        self._shown = 0
        self._rate = QTimer(self, interval=_RATE_MS, timerType=Qt.TimerType.PreciseTimer)
        self._rate.timeout.connect(self._hold_up)
        self._beat = QTimer(self, interval=1, timerType=Qt.TimerType.PreciseTimer)
        self._beat.timeout.connect(self._measure_event)
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
        self._page: GatePage = page
        self._look.stop()
        self._reader.looked.connect(self._looked)
        self._reader.start()
        QTimer.singleShot(500, self._begin_round)

    @Slot()
    def _begin_round(self) -> None:
        self._left, self._begun_at = FRAMES, perf_counter_ns()
        self._source.framed.emit(self._next())

    @Slot(object)
    def _looked(self, _seen: object) -> None:
        if not self._left:
            return
        self._left -= 1
        if self._left:
            self._source.framed.emit(self._next())
            return
        say(LOOKED, perf_counter_ns() - self._begun_at, self._alone())
        self._rounds -= 1
        QTimer.singleShot(0, self._begin_round if self._rounds > 0 else self._begin_pace)

    def _alone(self) -> int:
        """The library, on the same pictures."""
        begun_at = perf_counter_ns()
        for number in range(FRAMES):
            picture = self._frames[number % len(self._frames)].picture
            if not zxingcpp.read_barcodes(picture, formats=FORMATS):
                raise AssertionError("a frame that cannot be read measures nothing")
        return perf_counter_ns() - begun_at

    @Slot()
    def _begin_pace(self) -> None:
        self._reader.captured.connect(self._page.receive)
        self._shown = 0
        self._due_at = perf_counter_ns()
        self._rate.start()
        self._beat.start()

    @Slot()
    def _hold_up(self) -> None:
        place = self._shown // _HELD
        self._shown += 1
        if place < len(self._frames):
            self._source.framed.emit(self._frames[place])
            return
        self._rate.stop()
        self._beat.stop()
        say(EVENTS, *sorted(self._late))
        self._reader.stop()
        QCoreApplication.quit()

    @Slot()
    def _measure_event(self) -> None:
        """Called every millisecond, unless another event takes longer."""
        now = perf_counter_ns()
        self._late.append(now - self._due_at)
        self._due_at = now

    def _next(self) -> Pixels:
        return self._frames[self._left % len(self._frames)]


def _frame(code: str, angle: float) -> Pixels:
    """A badge's code before a camera, turned."""
    rows = qr_matrix(code)
    side = len(rows) + 2 * QUIET_ZONE
    symbol = QImage(side, side, QImage.Format.Format_Grayscale8)
    symbol.fill(255)
    for y, row in enumerate(rows):
        for x, dark in enumerate(row):
            if dark:
                symbol.setPixelColor(x + QUIET_ZONE, y + QUIET_ZONE, QColor(0, 0, 0))
    frame = QImage(WIDTH, HEIGHT, QImage.Format.Format_Grayscale8)
    frame.fill(128)
    painter = QPainter(frame)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.translate(WIDTH / 2, HEIGHT / 2)
    painter.rotate(angle)
    painter.scale(MODULE_PX, MODULE_PX)
    painter.drawImage(-side // 2, -side // 2, symbol)
    painter.end()
    return Pixels(frame)
