"""The camera as a reader: codes held before it are read on a thread of their own."""

import time
from collections.abc import Callable
from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import QObject, QThread, Signal, Slot

from gate_desk.devices.camera_frames import CameraFrames
from gate_desk.devices.decoding import read_codes
from gate_desk.devices.frames import Frame, FrameSource
from gate_desk.devices.in_view import InView
from gate_desk.devices.picture_frames import PictureFrames
from gate_desk.devices.reader import Reader
from gate_desk.domain.verdict import Direction


class Look(Struct, frozen=True):
    """A frame that is to be read, and when it was taken."""

    frame: Frame
    at: float
    run: int
    """Which start of the reader it belongs to."""


class Seen(Struct, frozen=True):
    """What was on a frame."""

    untrusted_texts: tuple[str, ...]
    at: float
    run: int


class CameraReader(Reader):
    """Delivers what comes into view, once for as long as it stays there.

    One frame is read at a time. Of those that come meanwhile only the newest is kept, so that what
    is delivered was seen just now, however slow the machine is. `clock` gives seconds.

    Signals:
        looked: a `Seen`, after what is new on it was delivered.
    """

    looked = Signal(object)
    _handed = Signal(object)
    """A `Look`, to the thread that reads."""

    def __init__(
        self,
        name: str,
        lane: Direction | None,
        source: FrameSource,
        clock: Callable[[], float] = time.monotonic,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(name, lane, parent)
        self._source, self._clock = source, clock
        source.setParent(self)
        source.framed.connect(self._framed)
        source.changed.connect(self.enter)
        self._thread: QThread | None = None
        self._eye = _Eye()
        self._in_view = InView()
        self._run = 0
        self._is_reading = False
        self._next: Look | None = None
        """The newest frame, while another one is read."""

    def start(self) -> None:
        """Begin to look."""
        if self._thread is not None:
            return
        self._run += 1
        self._in_view = InView()
        self._thread = QThread(self)
        self._thread.setObjectName(f"camera {self.name}")
        self._eye = _Eye()
        self._eye.moveToThread(self._thread)
        self._handed.connect(self._eye.look)
        self._eye.saw.connect(self._saw)
        self._thread.start()
        self._source.start()

    def stop(self) -> None:
        """Close the camera and wait until the frame that is being read is done: some 10 ms."""
        if self._thread is None:
            return
        self._source.stop()
        self._handed.disconnect(self._eye.look)
        self._thread.quit()
        self._thread.wait()
        self._thread.deleteLater()
        self._thread = self._next = None
        self._is_reading = False

    @Slot(object)
    def _framed(self, frame: Frame) -> None:
        look = Look(frame, self._clock(), self._run)
        if self._is_reading:
            self._next = look
        else:
            self._hand(look)

    def _hand(self, look: Look) -> None:
        self._is_reading = True
        self._handed.emit(look)

    @Slot(object)
    def _saw(self, seen: Seen) -> None:
        if seen.run != self._run or self._thread is None:
            return  # it was under way when the reader was stopped
        self._is_reading = False
        following, self._next = self._next, None
        if following is not None:
            self._hand(following)
        for untrusted_text in self._in_view.look(seen.untrusted_texts, seen.at):
            self.deliver(untrusted_text)
        self.looked.emit(seen)


class _Eye(QObject):
    """Lives on the thread that reads."""

    saw = Signal(object)

    @Slot(object)
    def look(self, look: Look) -> None:
        """Read one frame; whatever happens, it is answered, or the reader would wait for ever."""
        texts: tuple[str, ...] = ()
        try:
            texts = read_codes(look.frame.image())
        finally:
            self.saw.emit(Seen(texts, look.at, look.run))


def frame_source(device: str) -> FrameSource:
    """A picture or a folder of pictures where `device` is the path of one, else a camera."""
    path = Path(device)
    if device and (path.is_file() or path.is_dir()):
        return PictureFrames(path)
    return CameraFrames(device)
