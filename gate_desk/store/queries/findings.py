"""Entries that would not have been let in by what is known now, and passages to compare."""

from typing import Any

from msgspec import Struct

from gate_desk.domain.contradictions import Passed
from gate_desk.store.sql import findings as sql

_SLACK = 1_000
"""Records by which a clock that was set back may have put a journal out of order."""


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


def passed_since(cursor: Any, since: int) -> list[Passed]:
    """Passages at all gates since a moment, without those that were undone.

    A gate's journal is nearly in the order of time, so its beginning is looked for by halves; an
    index by time would cost every scan a page.
    """
    found = []
    for origin_id, origin in cursor.execute(sql.GATES).fetchall():
        (last,) = cursor.execute(sql.LAST, (origin_id,)).fetchone()
        if last is None:
            continue
        first = max(0, _first_since(cursor, origin_id, last, since) - _SLACK)
        for subject, *rest in cursor.execute(sql.PASSED, (origin_id, first, since)):
            at, index, direction, issuer, serial = rest
            found.append(Passed(subject, at, origin, index, direction, issuer, serial))
    return found


def _first_since(cursor: Any, origin_id: int, last: int, since: int) -> int:
    low, high = 0, last
    while low < high:
        middle = (low + high) // 2
        index, at = cursor.execute(sql.NEXT, (origin_id, middle)).fetchone()
        if at < since:
            low = index + 1
        else:
            high = middle
    return low
