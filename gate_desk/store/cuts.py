"""Cuts: checkpoints of a journal, signed once per size, kept, and written outside the store."""

from typing import Any

from msgspec import Struct

from gate_desk.journal.tree import Frontier
from gate_desk.store.sql import cuts as sql


class Cut(Struct, frozen=True):
    """One signed checkpoint with the frontier it was signed over."""

    size: int
    note: str
    frontier: Frontier
    made_at: int


def add_cut(cursor: Any, origin_id: int, cut: Cut) -> None:
    """Keep a cut; one that is held at its size stays as it was signed."""
    row = (origin_id, cut.size, cut.note, cut.frontier.dump(), cut.made_at)
    cursor.execute(sql.ADD, row)


def newest_cut(cursor: Any, origin_id: int) -> Cut | None:
    """The cut with the greatest size."""
    return _cut(cursor.execute(sql.NEWEST, (origin_id,)).fetchone())


def cut_at(cursor: Any, origin_id: int, size: int) -> Cut | None:
    """The cut of exactly this size."""
    return _cut(cursor.execute(sql.AT, (origin_id, size)).fetchone())


def cut_notes(cursor: Any, origin_id: int) -> dict[int, str]:
    """All cuts of a journal: signed notes by size."""
    return dict(cursor.execute(sql.NOTES, (origin_id,)).fetchall())


def cut_below(cursor: Any, origin_id: int, size: int) -> Cut | None:
    """The greatest cut of at most this size."""
    return _cut(cursor.execute(sql.BELOW, (origin_id, size)).fetchone())


def cut_sizes(cursor: Any, origin_id: int, first: int, end: int) -> list[int]:
    """The sizes of all cuts after `first` up to and including `end`, ascending."""
    return [row[0] for row in cursor.execute(sql.SIZES, (origin_id, first, end))]


def _cut(row: Any) -> Cut | None:
    return row and Cut(row[0], row[1], Frontier.load(row[0], row[2]), row[3])
