"""The one place where things are written: long work takes its turn there, piece after piece."""

from collections.abc import Callable, Iterator, Sequence
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


def in_turns(parts: Sequence[T], lane: Lane) -> Iterator[Sequence[T]]:
    """These parts in pieces, each as large as the next transaction may be at that moment."""
    at = 0
    while at < len(parts):
        turn = parts[at : at + lane.slice_size()]
        yield turn
        at += len(turn)
