"""The newest state of a journal: size, Merkle frontier, highest time, records by type."""

from collections.abc import Collection, Mapping
from typing import Any

import msgspec
from msgspec import Struct, field

from gate_desk.journal.tree import Frontier
from gate_desk.store.sql import heads as sql

_encode = msgspec.json.Encoder().encode


class Head(Struct, frozen=True):
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
    cursor.execute(sql.SAVE, row)


def load_head(cursor: Any, origin_id: int) -> Head:
    """Read the head row; an empty head when there is none."""
    row = cursor.execute(sql.LOAD, (origin_id,)).fetchone()
    if row is None:
        return Head()
    size, frontier, highest, counts = row
    return Head(Frontier.load(size, frontier), highest, msgspec.json.decode(counts))


def count_records(cursor: Any, types: Collection[str]) -> int:
    """How many records of some types all journals have."""
    heads = (msgspec.json.decode(counts) for (counts,) in cursor.execute(sql.COUNTS))
    return sum(head.get(type_, 0) for head in heads for type_ in types)


def find_origin(cursor: Any, name: str) -> int | None:
    """The local id of an origin, if it is known here."""
    row = cursor.execute(sql.ORIGIN, (name,)).fetchone()
    return row[0] if row else None


def origin_id(cursor: Any, name: str) -> int:
    """The local id of an origin, made when it is new."""
    known = find_origin(cursor, name)
    if known is not None:
        return known
    cursor.execute(sql.NEW_ORIGIN, (name,))
    return int(cursor.lastrowid)


def origin_names(cursor: Any) -> dict[int, str]:
    """All origins by their local ids."""
    return dict(cursor.execute(sql.ORIGINS).fetchall())
