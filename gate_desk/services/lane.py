"""The one place where things are written: long work takes its turn there, piece after piece."""

from collections.abc import Callable
from typing import Any, TypeVar

from gate_desk.store.store import Store

T = TypeVar("T")

SLICE = 10_000
"""Records of one transaction when nobody waits."""


class Lane:
    """Of a command, which is the only one that writes; a window's lane takes scans first."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def run(self, act: Callable[[], T]) -> T:
        """Do something where things are written, and wait for it."""
        return act()

    def write(self, change: Callable[[Any], T]) -> T:
        """Do something in one transaction, and wait for it."""

        def act() -> T:
            with self._store.writing() as cursor:
                return change(cursor)

        return self.run(act)

    def slice_size(self) -> int:
        """How many records the next transaction may have, so that nobody waits too long."""
        return SLICE
