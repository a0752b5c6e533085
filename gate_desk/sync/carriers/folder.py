"""A folder as a carrier: a USB stick, a network share."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path

from gate_desk.sync.carriers.carrier import (
    CarrierFailed,
    Judged,
    Listing,
    batch_name,
    folder_of,
)

_BLOCK = 1 << 20
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_READ_ONLY = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})
_GONE = frozenset({errno.ENOENT, errno.ENODEV, errno.ENXIO, errno.ENOTDIR, errno.ESTALE})


class FolderCarrier:
    """The folder must be there: one that were made would lie on the disk below the mount point."""

    def __init__(self, root: Path) -> None:
        self._root = root
        with _failures():
            self._device = root.stat().st_dev
            if not root.is_dir():
                raise CarrierFailed("carrier_gone", root.name)

    def list(self, recipient: str) -> Listing:
        """See `Carrier`."""
        judged = Judged()
        with self._there():
            folder = self._root / folder_of(recipient)
            if not folder.is_symlink() and folder.is_dir():
                with os.scandir(folder) as entries:
                    for entry in entries:
                        status = entry.stat(follow_symlinks=False)
                        judged.add(entry.name, status.st_mode, status.st_size)
        return judged.listing()

    def fetch(self, recipient: str, name: str, target: Path, limit: int) -> None:
        """See `Carrier`; the copy is there whole or not at all."""
        part = target.with_suffix(".part")
        with self._there():
            source = os.open(self._path(recipient, name), _READ)
            with os.fdopen(source, "rb") as file, part.open("wb") as copy:
                left = limit + 1
                while left and (block := file.read(min(_BLOCK, left))):
                    copy.write(block)
                    left -= len(block)
                copy.flush()
                os.fsync(copy.fileno())
        part.replace(target)

    def deliver(self, recipient: str, name: str, source: Path) -> None:
        """See `Carrier`: `.part`, fsync, read back, rename, fsync of the folder."""
        data = source.read_bytes()
        digest = sha256(data).digest()
        with self._there():
            folder = self._root / folder_of(recipient)
            if folder.is_symlink():
                raise CarrierFailed("carrier_error", "a link instead of a folder")
            folder.mkdir(exist_ok=True)
            target = self._path(recipient, name)
            if _digest(target) == digest:
                return
            part = folder / f"{name}.part"
            with suppress(FileNotFoundError):
                part.unlink()
            try:
                _write(part, data)
                self._same_device()
                if _digest(part) != digest:
                    raise CarrierFailed("carrier_unreliable", name)
                part.replace(target)
                _sync(folder)
            except BaseException:
                with suppress(OSError):
                    part.unlink()
                raise

    def remove(self, recipient: str, name: str) -> None:
        """See `Carrier`."""
        with self._there(), suppress(FileNotFoundError, IsADirectoryError):
            self._path(recipient, name).unlink()

    def close(self) -> None:
        """See `Carrier`."""

    def _path(self, recipient: str, name: str) -> Path:
        return self._root / folder_of(recipient) / batch_name(name)

    @contextmanager
    def _there(self) -> Iterator[None]:
        with _failures():
            self._same_device()
            yield

    def _same_device(self) -> None:
        """A pulled stick leaves its mount point behind, on the disk below."""
        if self._root.stat().st_dev != self._device:
            raise CarrierFailed("carrier_gone", self._root.name)


_READ = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


def _write(part: Path, data: bytes) -> None:
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
        if hasattr(os, "posix_fadvise"):
            # What is read back must come from the device, not from memory.
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _digest(path: Path) -> bytes | None:
    """Of a regular file; None for anything else, or nothing."""
    digest = sha256()
    try:
        with os.fdopen(os.open(path, _READ), "rb") as file:
            while block := file.read(_BLOCK):
                digest.update(block)
    except (FileNotFoundError, IsADirectoryError):
        return None
    except OSError as error:
        if error.errno == errno.ELOOP:
            return None
        raise
    return digest.digest()


def _sync(folder: Path) -> None:
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def _failures() -> Iterator[None]:
    """The system's errors as the carrier's."""
    try:
        yield
    except OSError as error:
        detail = error.strerror or ""
        if error.errno in _FULL:
            raise CarrierFailed("carrier_full", detail) from error
        if error.errno in _READ_ONLY:
            raise CarrierFailed("carrier_read_only", detail) from error
        if error.errno in _GONE:
            raise CarrierFailed("carrier_gone", detail) from error
        raise CarrierFailed("carrier_error", detail) from error
