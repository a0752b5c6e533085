"""Cuts: checkpoints of a journal, signed once per size, kept, and written outside the store."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.dialects.sqlite import insert as upsert

from gate_desk.journal.tree import Frontier, leaf_hash
from gate_desk.store.rows import read_headers
from gate_desk.store.sqlite.hot import NONE, ONE, hot
from gate_desk.store.tables import cut

_COLUMNS = tuple(column.name for column in cut.columns)
INSERT_CUT = hot(
    upsert(cut).values({name: bindparam(name) for name in _COLUMNS}).on_conflict_do_nothing(),
    *_COLUMNS,
)
_CUT = select(cut.c.size, cut.c.note, cut.c.frontier, cut.c.made_at)
_NEWEST = hot(
    _CUT.where(cut.c.origin == bindparam("o")).order_by(cut.c.size.desc()).limit(ONE).offset(NONE),
    "o",
)
_AT = hot(_CUT.where(cut.c.origin == bindparam("o"), cut.c.size == bindparam("s")), "o", "s")
_NOTES = hot(select(cut.c.size, cut.c.note).where(cut.c.origin == bindparam("o")), "o")


@dataclass(frozen=True, slots=True)
class Cut:
    """One signed checkpoint with the frontier it was signed over."""

    size: int
    note: str
    frontier: Frontier
    made_at: int


def newest_cut(cursor: Any, origin_id: int) -> Cut | None:
    """The cut with the greatest size."""
    return _cut(cursor.execute(_NEWEST, (origin_id,)).fetchone())


def cut_at(cursor: Any, origin_id: int, size: int) -> Cut | None:
    """The cut of exactly this size."""
    return _cut(cursor.execute(_AT, (origin_id, size)).fetchone())


def cut_notes(cursor: Any, origin_id: int) -> dict[int, str]:
    """All cuts of a journal: signed notes by size."""
    return dict(cursor.execute(_NOTES, (origin_id,)).fetchall())


def reread(cursor: Any, origin_id: int, start: Frontier, size: int) -> Frontier:
    """The frontier at `size`, computed from the stored rows after `start`, in slices."""
    frontier = start
    while frontier.size < size:
        end = min(frontier.size + 10_000, size)
        headers = read_headers(cursor, origin_id, frontier.size, end)
        if not headers:
            return frontier
        frontier = frontier.extend(leaf_hash(header) for _index, header in headers)
    return frontier


def _cut(row: Any) -> Cut | None:
    return row and Cut(row[0], row[1], Frontier.load(row[0], row[2]), row[3])
