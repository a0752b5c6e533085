"""Files that are there whole or not at all."""

import errno
import os
from contextlib import suppress
from pathlib import Path

from gate_desk.domain.errors import Unavailable


def write_whole(folder: Path, name: str, data: bytes) -> None:
    """Write `name` into `folder`, which is made: temp, fsync, rename, fsync of the folder.

    Raises Unavailable `disk_full`, `disk_error`; an older file of that name is still there then.
    """
    part = folder / f"{name}.part"
    try:
        folder.mkdir(exist_ok=True)
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(folder / name)
        sync_folder(folder)
    except OSError as error:
        with suppress(OSError):
            part.unlink()
        raise full_or_broken(error, name) from error


def full_or_broken(error: OSError, name: str) -> Unavailable:
    """`disk_full` or `disk_error` for what the system says."""
    if error.errno == errno.ENOSPC:
        return Unavailable("disk_full", name)
    return Unavailable("disk_error", name)


def sync_folder(folder: Path) -> None:
    """Make names in a folder durable; Windows orders its own, and cannot open folders."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def make_folder(folder: Path) -> None:
    """A folder on a stick, where there is none; raises Unavailable with the carrier's codes."""
    if folder.parent.is_dir() and not folder.is_dir():
        try:
            folder.mkdir()
        except OSError as error:
            if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
                raise Unavailable("carrier_read_only", folder.name) from error
            raise Unavailable("carrier_error", folder.name) from error
