"""Entries that would not have been let in by what is known now."""

from typing import Any

from msgspec import Struct

from gate_desk.store.sql import findings as sql


class LateEntry(Struct, frozen=True):
    """An entry after its card had been blocked; times are UTC milliseconds."""

    origin: str
    """The journal of the gate."""
    scan: int
    at: int
    issuer: str
    number: str
    name: str | None
    kind: str
    """`revoked`, `lost` or `suspended`."""
    blocked_at: int


def late_entries(cursor: Any, since: int) -> list[LateEntry]:
    """Those since a moment, the newest first, each with the first reason."""
    found: dict[tuple[str, int], LateEntry] = {}
    for row in cursor.execute(sql.ENTRIES, (since,)):
        entry = LateEntry(*row)
        found.setdefault((entry.origin, entry.scan), entry)
    return list(found.values())
