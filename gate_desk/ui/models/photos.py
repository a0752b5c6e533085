"""Photographs: read and decoded by a reader job, kept for a while, never decoded unchecked."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QBuffer, QByteArray, QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QImage, QImageReader

from gate_desk.domain.errors import GateDeskError

if TYPE_CHECKING:
    from gate_desk.services.station import Station
    from gate_desk.ui.jobs import Jobs

_KEPT = 64
_MOST_BYTES = 4 * 1024 * 1024
_MOST_EDGE = 6_000
_NEEDED = QSize(760, 960)
"""Twice the largest place on the page, for dense screens."""


class LoadedPhoto(Struct, frozen=True):
    """A picture that was asked for; None: there is none, or it cannot be used."""

    sha256: str
    picture: QImage | None


def decoded(untrusted_bytes: bytes | None) -> QImage | None:
    """A JPEG or PNG of reasonable size, reduced to what the page needs; else None."""
    if not untrusted_bytes or len(untrusted_bytes) > _MOST_BYTES:
        return None
    buffer = QBuffer()
    buffer.setData(QByteArray(untrusted_bytes))
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    if bytes(reader.format().data()) not in (b"jpeg", b"png"):
        return None
    size = reader.size()
    if size.isEmpty() or max(size.width(), size.height()) > _MOST_EDGE:
        return None
    if size.width() > _NEEDED.width() or size.height() > _NEEDED.height():
        reader.setScaledSize(size.scaled(_NEEDED, Qt.AspectRatioMode.KeepAspectRatioByExpanding))
    picture = reader.read()
    return None if picture.isNull() else picture


class Photos(QObject):
    """The newest pictures by their digest.

    Signals:
        loaded: a `LoadedPhoto` that was asked for before.
    """

    loaded = Signal(object)

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._kept: OrderedDict[str, QImage | None] = OrderedDict()
        self._asked: set[str] = set()

    def get(self, sha256: str | None) -> QImage | None:
        """The picture, if it is at hand; otherwise it is read and `loaded` says so."""
        if sha256 is None:
            return None
        if sha256 in self._kept:
            self._kept.move_to_end(sha256)
            return self._kept[sha256]
        if sha256 not in self._asked:
            self._asked.add(sha256)

            def read(station: Station) -> LoadedPhoto:
                return LoadedPhoto(sha256, decoded(station.lookups.photo(sha256)))

            self._jobs.query(read, self._read, self._failed)
        return None

    @Slot(object)
    def _read(self, photo: LoadedPhoto) -> None:
        self._asked.discard(photo.sha256)
        self._kept[photo.sha256] = photo.picture
        if len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        self.loaded.emit(photo)

    @Slot(object)
    def _failed(self, _error: GateDeskError) -> None:
        # The figure stays; the next card asks again.
        self._asked.clear()
