"""Entries of a segment, taken one after the other: each checked, all of them in the tree."""

from collections.abc import Sequence

from gate_desk.journal.errors import Damaged
from gate_desk.journal.record import Header, Section, commitment, parse_header
from gate_desk.journal.subtrees import Subtree
from gate_desk.journal.tree import Frontier, leaf_hash

_ROW = 4096
"""Leaves that are put into the tree together."""


class Follower:
    """The tree from where a segment begins to where it ends.

    `mark` is a size on the way at which the tree is wanted: what is held already ends there.
    """

    def __init__(self, frontier: Frontier, mark: int | None = None) -> None:
        self._frontier = frontier
        self._mark = mark
        self._leaves: list[bytes] = []
        self.at_mark: Frontier | None = None
        """The tree at the mark; None as well where a withheld subtree reaches across it."""
        self._note_mark()

    @property
    def size(self) -> int:
        """How many records the journal has after what was taken."""
        return self._frontier.size + len(self._leaves)

    def record(self, untrusted_header: bytes, untrusted_sections: Sequence[Section]) -> Header:
        """The next record, with those of its sections that are disclosed; raises Damaged."""
        header = parse_header(untrusted_header)
        if header.index != self.size:
            raise Damaged(f"index {header.index} at {self.size}")
        committed = dict(header.sections)
        held = {section.name: commitment(section) for section in untrusted_sections}
        names = [section.name for section in untrusted_sections]
        if names != sorted(held) or not held.items() <= committed.items():
            raise Damaged(f"section of {header.index}")
        self._leaves.append(leaf_hash(untrusted_header))
        if len(self._leaves) == _ROW or self.size == self._mark:
            self._grow()
        return header

    def withheld(self, level: int, hash_: bytes) -> Subtree:
        """The next 2^`level` records, of which only the root is told; raises Damaged."""
        self._grow()
        subtree = Subtree(self.size, level, hash_)
        self._frontier = self._frontier.append(hash_, level)
        self._note_mark()
        return subtree

    def frontier(self) -> Frontier:
        """The tree after everything that was taken."""
        self._grow()
        return self._frontier

    def _grow(self) -> None:
        if self._leaves:
            self._frontier = self._frontier.extend(self._leaves)
            self._leaves.clear()
            self._note_mark()

    def _note_mark(self) -> None:
        if self._frontier.size == self._mark:
            self.at_mark = self._frontier
