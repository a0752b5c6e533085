"""The lock of a home: one writing process each (contract.md).

`fcntl.flock` itself: the packages that wrap it load asyncio, a fifth of the way to the first
answered scan. The system gives the lock back when the process ends, however it ends.
"""

import fcntl
import os
from pathlib import Path

_FILE = "lock"


class InUse(Exception):
    """Another process writes in this home."""


class HomeLock:
    """Held from its making until `release`. Raises `InUse`, or OSError where nothing can be
    written.
    """

    def __init__(self, home: Path) -> None:
        self._file = os.open(home / _FILE, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            os.close(self._file)
            raise InUse from error

    def release(self) -> None:
        """Let others write."""
        os.close(self._file)
