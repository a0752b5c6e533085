"""Two histories that one origin signed: kept as evidence, and nothing more is taken from it."""

from typing import Any

from msgspec import Struct

from gate_desk.store.head import origin_id
from gate_desk.store.sql import exchange as sql


class Fork(Struct, frozen=True):
    """The evidence against one origin."""

    origin: str
    size: int
    held: str
    """The signed cut that is held here; empty where none is."""
    other: str
    """The signed cut that contradicts it."""
    found_at: int


def keep_fork(cursor: Any, fork: Fork) -> None:
    """Freeze an origin; the first evidence stays."""
    own = origin_id(cursor, fork.origin)
    cursor.execute(sql.FORKED, (own, fork.size, fork.held, fork.other, fork.found_at))


def is_frozen(cursor: Any, origin_id_: int) -> bool:
    """Whether an origin has forked."""
    return cursor.execute(sql.IS_FORKED, (origin_id_,)).fetchone() is not None


def forks(cursor: Any) -> list[Fork]:
    """All evidence, by the names of the origins."""
    return [Fork(*row) for row in cursor.execute(sql.FORKS)]
