"""The newest state of a journal: size, Merkle frontier, highest time, records by type."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import msgspec
from sqlalchemy import bindparam, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from gate_desk.journal.tree import Frontier
from gate_desk.store.sqlite.hot import hot
from gate_desk.store.tables import head, origin

_COLUMNS = tuple(column.name for column in head.columns)
_insert = upsert(head).values({name: bindparam(name) for name in _COLUMNS})
_SAVE = hot(
    _insert.on_conflict_do_update(
        index_elements=["origin"],
        set_={name: _insert.excluded[name] for name in _COLUMNS if name != "origin"},
    ),
    *_COLUMNS,
)
_LOAD = hot(
    select(head.c.size, head.c.frontier, head.c.highest, head.c.counts).where(
        head.c.origin == bindparam("o")
    ),
    "o",
)
_ORIGIN = hot(select(origin.c.id).where(origin.c.name == bindparam("n")), "n")
_NEW_ORIGIN = hot(insert(origin), "name")
_ORIGINS = hot(select(origin.c.id, origin.c.name).order_by(origin.c.id))
_encode = msgspec.json.Encoder().encode


@dataclass(frozen=True, slots=True)
class Head:
    """A journal's state between two records."""

    frontier: Frontier = field(default_factory=Frontier)
    highest: int = 0
    """Latest recording time, UTC milliseconds."""
    counts: Mapping[str, int] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """How many records the journal has."""
        return self.frontier.size


def save_head(cursor: Any, origin_id: int, state: Head) -> None:
    """Write the head row, in the transaction of the records it covers."""
    counts = _encode(state.counts).decode()
    row = (origin_id, state.size, state.frontier.dump(), state.highest, counts)
    cursor.execute(_SAVE, row)


def load_head(cursor: Any, origin_id: int) -> Head:
    """Read the head row; an empty head when there is none."""
    row = cursor.execute(_LOAD, (origin_id,)).fetchone()
    if row is None:
        return Head()
    size, frontier, highest, counts = row
    return Head(Frontier.load(size, frontier), highest, msgspec.json.decode(counts))


def find_origin(cursor: Any, name: str) -> int | None:
    """The local id of an origin, if it is known here."""
    row = cursor.execute(_ORIGIN, (name,)).fetchone()
    return row[0] if row else None


def origin_id(cursor: Any, name: str) -> int:
    """The local id of an origin, made when it is new."""
    known = find_origin(cursor, name)
    if known is not None:
        return known
    cursor.execute(_NEW_ORIGIN, (name,))
    return int(cursor.lastrowid)


def origin_names(cursor: Any) -> dict[int, str]:
    """All origins by their local ids."""
    return dict(cursor.execute(_ORIGINS).fetchall())
