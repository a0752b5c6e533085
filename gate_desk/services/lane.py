"""The one place where things are written: an import waits its turn there, slice after slice."""

from collections.abc import Callable
from typing import Any, Protocol, TypeVar

from gate_desk.store.store import Store

T = TypeVar("T")

SLICE = 10_000
"""Records of one transaction when nothing else is waiting to write."""


class Lane(Protocol):
    """Runs changes of the store one at a time."""

    def write(self, change: Callable[[Any], T]) -> T:
        """Do something in one transaction and wait for it."""

    def slice_size(self) -> int:
        """How many records the next slice may have, so that nobody waits too long."""


class DirectLane:
    """The lane of a command: it is the only one that writes."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def write(self, change: Callable[[Any], T]) -> T:
        """See `Lane`."""
        with self._store.writing() as cursor:
            return change(cursor)

    def slice_size(self) -> int:
        """See `Lane`."""
        return SLICE
