"""Withheld records as the fewest hashes: the largest aligned subtrees of a run (protocol.md, 5)."""

from hashlib import sha256

from msgspec import Struct

MAX_LEVEL = 48
"""More records than any journal will have."""


class Subtree(Struct, frozen=True):
    """An aligned run of 2^`level` records of which only the root of their tree is told."""

    first: int
    level: int
    hash: bytes

    @property
    def end(self) -> int:
        """The index after its last record."""
        return self.first + (1 << self.level)


class Run:
    """Neighbouring withheld records, gathered in the order of their index."""

    def __init__(self) -> None:
        self._held: list[Subtree] = []

    def __bool__(self) -> bool:
        return bool(self._held)

    def add(self, subtree: Subtree) -> None:
        """One more leaf (level 0) or subtree, which begins where the last one ended."""
        held = self._held
        while held:
            left = held[-1]
            # Two of one level are the halves of a larger one only where that one is aligned.
            if left.level != subtree.level or left.first & (1 << left.level):
                break
            held.pop()
            joined = sha256(b"\x01" + left.hash + subtree.hash).digest()
            subtree = Subtree(left.first, left.level + 1, joined)
        held.append(subtree)

    def take(self) -> list[Subtree]:
        """End the run: the largest aligned subtrees inside it, the first one first."""
        taken, self._held = self._held, []
        return taken
