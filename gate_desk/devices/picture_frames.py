"""Pictures held before a camera: a file, or all of a folder in turn, as a stand-in for a camera."""

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Slot

from gate_desk.devices.frames import Frame, FrameSource, PictureFile
from gate_desk.devices.reader import ReaderState

RATE = 30
"""Frames a second, as a camera has."""
FRAMES_SHOWN = 60
"""Frames of one picture before the next is held up: 2 s."""
SUFFIXES = frozenset({".bmp", ".jpeg", ".jpg", ".png", ".webp"})


class PictureFrames(FrameSource):
    """Shows the pictures at a path by their names' order, and again from the first.

    The path is looked at anew before the first picture and after the last: pictures may come and
    go, and while there is none the source is `LOST`.
    """

    def __init__(
        self,
        path: Path,
        parent: QObject | None = None,
        *,
        rate: int = RATE,
        frames_shown: int = FRAMES_SHOWN,
    ) -> None:
        super().__init__(parent)
        self._path, self._frames_shown = path, frames_shown
        self._waiting: list[Frame] = []
        self._left = 0
        """Frames for which the first of the waiting pictures is still shown."""
        self._tick = QTimer(self, interval=round(1000 / rate))
        self._tick.timeout.connect(self._show)

    def start(self) -> None:
        """Begin with the first picture."""
        self._waiting.clear()
        self._tick.start()
        self._fill()

    def stop(self) -> None:
        """Take the pictures away."""
        self._tick.stop()

    @Slot()
    def _show(self) -> None:
        if not self._left and self._waiting:
            del self._waiting[0]
            self._left = self._frames_shown
        if not self._waiting:
            self._fill()
        if self._waiting:
            self._left -= 1
            self.framed.emit(self._waiting[0])

    def _fill(self) -> None:
        self._waiting = [PictureFile(path) for path in _pictures(self._path)]
        self._left = self._frames_shown
        self.enter(ReaderState.GOOD if self._waiting else ReaderState.LOST)


def _pictures(path: Path) -> list[Path]:
    try:
        paths = sorted(path.iterdir()) if path.is_dir() else [path]
        return [each for each in paths if each.suffix.lower() in SUFFIXES and each.is_file()]
    except OSError:
        return []
