"""Sticks that are plugged in: by the table of mounts, which no dead network drive delays."""

import re
from collections.abc import Callable
from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import QObject, QStorageInfo, QTimer, Signal, Slot

LOOK_EVERY_MS = 2_000
_TABLE = Path("/proc/self/mounts")
_PLACES = ("/media/", "/run/media/")
_ESCAPED = re.compile(r"\\([0-7]{3})")


class Drive(Struct, frozen=True):
    """A file system on something that can be carried away."""

    root: str
    untrusted_name: str
    """What its owner called it."""


def find_drives() -> tuple[Drive, ...]:
    """What is plugged in now, by place."""
    try:
        table = _TABLE.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return _elsewhere()
    roots = (_unescaped(line.split(" ")[1]) for line in table.splitlines() if line.count(" ") > 1)
    found = {root for root in roots if root.startswith(_PLACES)}
    return tuple(Drive(root, Path(root).name) for root in sorted(found))


def _elsewhere() -> tuple[Drive, ...]:
    """On systems without that table."""
    system = QStorageInfo.root().rootPath()
    return tuple(
        Drive(volume.rootPath(), volume.displayName())
        for volume in QStorageInfo.mountedVolumes()
        if volume.isReady() and volume.rootPath() != system
    )


def _unescaped(field: str) -> str:
    """Mount tables write blanks as `\\040`."""
    plain = _ESCAPED.sub(lambda match: chr(int(match[1], 8)), field)
    return plain.encode("latin-1", "replace").decode("utf-8", "replace") if "\\" in field else plain


class Drives(QObject):
    """Looks every two seconds.

    Signals:
        changed: the tuple of `Drive` that are there now.
    """

    changed = Signal(object)

    def __init__(
        self,
        find: Callable[[], tuple[Drive, ...]] = find_drives,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._find = find
        self._known: tuple[Drive, ...] = ()
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)

    @property
    def known(self) -> tuple[Drive, ...]:
        """What was there at the last look."""
        return self._known

    def start(self) -> None:
        """Begin to look."""
        self.look()
        self._timer.start()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    @Slot()
    def look(self) -> None:
        """Look now."""
        found = self._find()
        if found != self._known:
            self._known = found
            self.changed.emit(found)
