"""What is held of a journal, one part after the other: records, and subtrees that are withheld."""

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from gate_desk.journal.subtrees import Subtree
from gate_desk.journal.tree import Frontier, leaf_hash
from gate_desk.journal.verifier import Slice
from gate_desk.store.cuts import cut_below
from gate_desk.store.rows import (
    StoredRecord,
    header_beyond,
    read_headers,
    read_records,
    read_slices,
)
from gate_desk.store.sql import exchange
from gate_desk.store.sql import withheld as sql

Part = StoredRecord | Subtree
_SLICE = 10_000


class HeldJournal(Struct, frozen=True):
    """How far a journal is held."""

    id: int
    origin: str
    size: int
    complete: int
    """Size of the newest cut: what stands above it came of a file that is not finished."""


def withheld_within(cursor: Any, origin_id: int, first: int, end: int) -> list[Subtree]:
    """The withheld subtrees that begin at `first` or later and before `end`."""
    rows = cursor.execute(sql.WITHIN, (origin_id, first, end)).fetchall()
    return [Subtree(*row) for row in rows]


def withheld_around(cursor: Any, origin_id: int, index: int) -> Subtree | None:
    """The withheld subtree that a record is in, if it is in one."""
    row = cursor.execute(sql.BEFORE, (origin_id, index)).fetchone()
    subtree = Subtree(*row) if row else None
    return subtree if subtree and index < subtree.end else None


def read_parts(cursor: Any, origin_id: int, first: int, end: int) -> Iterator[Part]:
    """Everything from `first` to `end` in order; both are bounds of what is held."""
    at = first
    for subtree in withheld_within(cursor, origin_id, first, end):
        yield from read_records(cursor, origin_id, at, subtree.first)
        yield subtree
        at = subtree.end
    yield from read_records(cursor, origin_id, at, end)


def frontier_at(cursor: Any, origin_id: int, size: int) -> Frontier | None:
    """The tree at a size; None where it cannot be known: beyond what is held, or inside a
    subtree that is withheld.
    """
    cut = cut_below(cursor, origin_id, size)
    start = cut.frontier if cut else Frontier()
    frontier = follow(cursor, origin_id, start, size)
    return frontier if frontier.size == size else None


def follow(cursor: Any, origin_id: int, start: Frontier, size: int) -> Frontier:
    """The tree computed from the stored rows after `start`, as far as they go below `size`."""
    frontier = start
    for subtree in withheld_within(cursor, origin_id, start.size, size):
        frontier = _leaves(cursor, origin_id, frontier, subtree.first)
        if frontier.size != subtree.first or subtree.end > size:
            return frontier
        frontier = frontier.append(subtree.hash, subtree.level)
    return _leaves(cursor, origin_id, frontier, size)


def _leaves(cursor: Any, origin_id: int, start: Frontier, size: int) -> Frontier:
    frontier = start
    while frontier.size < size:
        end = min(frontier.size + _SLICE, size)
        headers = read_headers(cursor, origin_id, frontier.size, end)
        frontier = frontier.extend(leaf_hash(header) for _index, header in headers)
        if len(headers) < _SLICE:
            return frontier
    return frontier


def journal_slices(cursor: Any, origin_id: int, size: int) -> Iterator[Slice]:
    """A whole journal as the verifier reads it, with every row that nobody appended."""
    reached = 0
    for subtree in withheld_within(cursor, origin_id, 0, size):
        yield from read_slices(cursor, origin_id, reached, subtree.first)
        yield subtree
        reached = subtree.end
        if stray := read_headers(cursor, origin_id, subtree.first, subtree.end):
            yield stray, []
    yield from read_slices(cursor, origin_id, reached, size)
    yield header_beyond(cursor, origin_id, size), []


def held_journals(cursor: Any) -> list[HeldJournal]:
    """Every journal of which something is held, by their names."""
    return [HeldJournal(*row) for row in cursor.execute(exchange.HELD)]
