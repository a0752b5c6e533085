"""Frames and where they come from: what a camera, or a picture held before one, hands over."""

from pathlib import Path
from typing import Protocol

from msgspec import Struct
from PySide6.QtCore import QBuffer, QByteArray, QObject, Signal
from PySide6.QtGui import QImage, QImageReader

from gate_desk.devices.reader import ReaderState

LARGEST_FILE_PIXELS = 50_000_000
"""A picture file that would be larger is not opened: an A4 page of 600 dots per inch has 35."""


class Frame(Protocol):
    """One picture, not yet unpacked: that is done where time is, not on the window's thread."""

    def image(self) -> QImage:
        """The picture, in any format; null if it cannot be had. Any thread may ask."""
        ...


class Pixels(Struct, frozen=True):
    """A frame that lies in memory as it is."""

    picture: QImage

    def image(self) -> QImage:
        """The picture itself."""
        return self.picture


class Jpeg(Struct, frozen=True):
    """A frame as many USB cameras send it."""

    untrusted_data: bytes

    def image(self) -> QImage:
        """The picture, or as much of it as is whole."""
        buffer = QBuffer()
        buffer.setData(self.untrusted_data)
        reader = QImageReader(buffer, QByteArray(b"jpeg"))
        reader.setAutoDetectImageFormat(False)
        return reader.read()


class PictureFile(Struct, frozen=True):
    """A frame on the disk."""

    path: Path

    def image(self) -> QImage:
        """The picture, the right way up."""
        reader = QImageReader(str(self.path))
        reader.setAutoTransform(True)
        size = reader.size()
        if size.width() * size.height() > LARGEST_FILE_PIXELS:
            return QImage()
        return reader.read()


class FrameSource(QObject):
    """Shows one thing after the other. `start` and `stop` may be called in turn, any often.

    Signals:
        framed: a `Frame`; from the thread of the source, as often as there is one.
        changed: the new `ReaderState`; the first one is `GOOD` and is not told.
    """

    framed = Signal(object)
    changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = ReaderState.GOOD

    @property
    def state(self) -> ReaderState:
        """How it does: `LOST` while there is nothing to look through or at."""
        return self._state

    def start(self) -> None:
        """Begin to show."""
        raise NotImplementedError

    def stop(self) -> None:
        """Show nothing more, and give the device back."""
        raise NotImplementedError

    def enter(self, state: ReaderState) -> None:
        """Tell a new state, once."""
        if state is not self._state:
            self._state = state
            self.changed.emit(state)
