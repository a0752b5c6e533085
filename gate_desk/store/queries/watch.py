"""The watch list: entries as they stand, and who is found by what."""

from typing import Any

from msgspec import Struct

from gate_desk.domain.watching import MatchedBy
from gate_desk.store.head import count_records
from gate_desk.store.sql import watch as sql

_RECORDS = ("watch.listed", "watch.lifted")


class WatchLine(Struct, frozen=True):
    """An entry."""

    agency: str
    id: str
    kind: str
    last_day: int
    name: str
    birth: str
    reason: str
    photo: str | None
    at: int
    lifted: int
    hits: int


def watch_entries(cursor: Any, limit: int) -> list[WatchLine]:
    """All entries, those that count longest first."""
    return [WatchLine(*row) for row in cursor.execute(sql.ALL, (limit,))]


def watch_entry(cursor: Any, agency: str, entry: str) -> WatchLine | None:
    """One entry."""
    row = cursor.execute(sql.ONE, (agency, entry)).fetchone()
    return WatchLine(*row) if row else None


def watch_keys(cursor: Any, agency: str, entry: str) -> list[tuple[str, str]]:
    """By what an entry is found: kind and value."""
    return list(cursor.execute(sql.KEYS, (agency, entry)))


def watched_by_value(cursor: Any, by: MatchedBy, value: str, today: int) -> list[tuple[str, str]]:
    """Agency and id of the entries that count today and name a value; a near name is a name."""
    kind = MatchedBy.NAME if by is MatchedBy.NEAR_NAME else by
    return list(cursor.execute(sql.BY_VALUE, (kind.value, value, today))) if value else []


def watched_names(cursor: Any) -> list[str]:
    """Every name (`domain.watching.name_key`) of an entry that counts, or has counted."""
    return [row[0] for row in cursor.execute(sql.NAMES, (MatchedBy.NAME.value,))]


def watch_stamp(cursor: Any) -> int:
    """How many records about entries are here: more whenever an entry is new or changed."""
    return count_records(cursor, _RECORDS)
