"""Scans with what became of them: the list of movements, what waits, one scan again."""

from typing import Any

from msgspec import Struct

from gate_desk.store.sql import passages as sql


class PassageLine(Struct, frozen=True):
    """One scan as a line of a list."""

    idx: int
    at: int
    number: int
    verdict: str
    direction: str
    first_reason: str | None
    kind: str
    name: str | None
    card_number: str | None
    pass_serial: int | None
    """Of a visitor's pass that is in the directory."""
    resolution: str | None
    resolved_by: str | None
    movement: int | None
    annulled: int
    """1 when the movement was undone."""


class InsideLine(Struct, frozen=True):
    """Somebody whose presence is known: inside, or out again."""

    subject: str
    at: int
    origin: str
    name: str | None = None
    title: str | None = None
    unit: str | None = None
    agency: str | None = None
    """Of a visitor: the host."""
    card_number: str | None = None
    serial: int | None = None
    """Of the card or the pass."""
    visit: str | None = None
    organisation: str | None = None
    staff: int = 0
    """0 for a visitor, also for one of whom only the pass is known."""
    direction: str = ""


class RecentScan(Struct, frozen=True):
    """A scan that a later one may repeat."""

    idx: int
    at: int
    reader: str
    subject: str
    kind: str
    issuer: str | None
    serial: int | None
    repeat_of: int | None


_LOOK_BACK = 500
"""Records back that the repeat rule looks: ten seconds never hold as many scans."""


def page(cursor: Any, origin_id: int, first: int, count: int) -> list[PassageLine]:
    """Lines newest first, from the `first`-th; repeats are not lines of their own."""
    return [_line(row) for row in cursor.execute(sql.PAGE, (origin_id, count, first))]


def one(cursor: Any, origin_id: int, index: int) -> PassageLine | None:
    """The line of one scan; None for a repeat, about which nothing is decided."""
    row = cursor.execute(sql.LINE, (origin_id, index)).fetchone()
    return _line(row) if row else None


def count(cursor: Any, origin_id: int, first: int, end: int) -> int:
    """How many lines there are among the records `first` to `end` (exclusive)."""
    return int(cursor.execute(sql.COUNT, (origin_id, first, end)).fetchone()[0])


def waiting(cursor: Any, origin_id: int, since: int) -> list[int]:
    """Indexes of the checks and refusals since a time that nobody has resolved, oldest first."""
    return [row[0] for row in cursor.execute(sql.WAITING, (origin_id, since))]


def recent(cursor: Any, origin_id: int, size: int, since: int) -> list[RecentScan]:
    """The scans since a time among the newest records of a journal, oldest first."""
    rows = cursor.execute(sql.RECENT, (origin_id, size - _LOOK_BACK, since))
    return [RecentScan(*row) for row in rows]


def movement_annulled(cursor: Any, origin_id: int, index: int) -> bool | None:
    """Whether a movement was undone; None when there is no such movement."""
    row = cursor.execute(sql.MOVED, (origin_id, index)).fetchone()
    return bool(row[0]) if row else None


def last_number(cursor: Any, origin_id: int) -> tuple[int, int]:
    """Event time and running number of the newest scan; zeros when there is none.

    A repeat carries the number of an older scan and does not count.
    """
    return tuple(cursor.execute(sql.NUMBER, (origin_id,)).fetchone() or (0, 0))


def inside(cursor: Any) -> list[InsideLine]:
    """Everybody inside, staff before visitors, by name."""
    return [InsideLine(*row) for row in cursor.execute(sql.INSIDE)]


def presence_line(cursor: Any, subject: str) -> InsideLine:
    """Somebody, wherever they are; without a name for somebody who never passed a gate."""
    row = cursor.execute(sql.PRESENCE, (subject,)).fetchone()
    return InsideLine(*row) if row else InsideLine(subject, 0, "")


def _line(row: Any) -> PassageLine:
    return PassageLine(*row)
