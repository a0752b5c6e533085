"""Scans with what became of them: the list of movements, what waits, one scan again."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, and_, bindparam, exists, func, literal_column, select

from gate_desk.store.queries.directory import subject_of_card
from gate_desk.store.sqlite.hot import NONE, ONE, hot
from gate_desk.store.tables import (
    annulment,
    credential,
    movement,
    person,
    presence,
    resolution,
    scan,
)


@dataclass(frozen=True, slots=True)
class PassageLine:
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
    resolution: str | None
    resolved_by: str | None
    movement: int | None
    annulled: int
    """1 when the movement was undone."""


@dataclass(frozen=True, slots=True)
class RecentScan:
    """A scan that a later one may repeat."""

    idx: int
    at: int
    reader: str
    subject: str
    kind: str
    issuer: str | None
    serial: int | None
    repeat_of: int | None


_RESOLVED = and_(resolution.c.scan_origin == scan.c.origin, resolution.c.scan_idx == scan.c.idx)


def _newest_resolution(column: Any) -> Any:
    return (
        select(column)
        .where(_RESOLVED)
        .order_by(resolution.c.idx.desc())
        .limit(ONE)
        .offset(NONE)
        .scalar_subquery()
    )


def _movement(column: Any) -> Any:
    return (
        select(column)
        .where(movement.c.origin == scan.c.origin, movement.c.scan == scan.c.idx)
        .order_by(movement.c.idx.desc())
        .limit(ONE)
        .offset(NONE)
        .scalar_subquery()
    )


_undone = exists().where(
    annulment.c.movement_origin == movement.c.origin, annulment.c.movement_idx == movement.c.idx
)
_LINES: Select[Any] = (
    select(
        scan.c.idx,
        scan.c.at,
        scan.c.number,
        scan.c.verdict,
        scan.c.direction,
        scan.c.first_reason,
        scan.c.kind,
        person.c.name,
        credential.c.number,
        _newest_resolution(resolution.c.kind),
        _newest_resolution(resolution.c.actor),
        _movement(movement.c.idx),
        func.coalesce(_movement(_undone), NONE),
    )
    .outerjoin(person, and_(person.c.agency == scan.c.issuer, person.c.id == scan.c.person))
    .outerjoin(
        credential,
        and_(credential.c.issuer == scan.c.issuer, credential.c.serial == scan.c.serial),
    )
    .where(scan.c.origin == bindparam("o"))
)
_FIRST_OF_ALL = scan.c.repeat_of.is_(None)
_PAGE = hot(
    _LINES.where(_FIRST_OF_ALL)
    .order_by(scan.c.idx.desc())
    .limit(bindparam("count"))
    .offset(bindparam("first")),
    "o",
    "count",
    "first",
)
_ONE = hot(_LINES.where(_FIRST_OF_ALL, scan.c.idx == bindparam("i")), "o", "i")
_COUNT = hot(
    select(func.count())
    .select_from(scan)
    .where(
        scan.c.origin == bindparam("o"),
        scan.c.idx >= bindparam("from"),
        scan.c.idx < bindparam("to"),
        _FIRST_OF_ALL,
    ),
    "o",
    "from",
    "to",
)
_WAITING = hot(
    select(scan.c.idx)
    .where(
        scan.c.origin == bindparam("o"),
        scan.c.at >= bindparam("since"),
        scan.c.verdict.in_([literal_column("'check'"), literal_column("'refuse'")]),
        _FIRST_OF_ALL,
        ~exists().where(_RESOLVED),
    )
    .order_by(scan.c.idx),
    "o",
    "since",
)
_RECENT = hot(
    select(*(scan.c[name] for name in RecentScan.__dataclass_fields__))
    .where(
        scan.c.origin == bindparam("o"),
        scan.c.idx >= bindparam("first"),
        scan.c.at >= bindparam("since"),
    )
    .order_by(scan.c.idx),
    "o",
    "first",
    "since",
)
_MOVED = hot(
    select(_undone)
    .select_from(movement)
    .where(movement.c.origin == bindparam("o"), movement.c.idx == bindparam("i")),
    "o",
    "i",
)
_NUMBER = hot(
    select(scan.c.at, scan.c.number)
    .where(scan.c.origin == bindparam("o"), _FIRST_OF_ALL)
    .order_by(scan.c.idx.desc())
    .limit(ONE)
    .offset(NONE),
    "o",
)
_INSIDE = hot(
    select(
        presence.c.subject,
        presence.c.at,
        presence.c.origin,
        person.c.name,
        person.c.title,
        person.c.unit,
        person.c.agency,
        credential.c.number,
    )
    .select_from(presence)
    .outerjoin(
        credential,
        and_(
            credential.c.issuer == presence.c.issuer,
            credential.c.serial == presence.c.serial,
            presence.c.subject == subject_of_card(),
        ),
    )
    .outerjoin(
        person, and_(person.c.agency == credential.c.issuer, person.c.id == credential.c.person)
    )
    .where(presence.c.direction == literal_column("'in'"))
    .order_by(person.c.sort_key, presence.c.subject)
)
_LOOK_BACK = 500
"""Records back that the repeat rule looks: ten seconds never hold as many scans."""


def page(cursor: Any, origin_id: int, first: int, count: int) -> list[PassageLine]:
    """Lines newest first, from the `first`-th; repeats are not lines of their own."""
    return [_line(row) for row in cursor.execute(_PAGE, (origin_id, count, first))]


def one(cursor: Any, origin_id: int, index: int) -> PassageLine | None:
    """The line of one scan; None for a repeat, about which nothing is decided."""
    row = cursor.execute(_ONE, (origin_id, index)).fetchone()
    return _line(row) if row else None


def count(cursor: Any, origin_id: int, first: int, end: int) -> int:
    """How many lines there are among the records `first` to `end` (exclusive)."""
    return int(cursor.execute(_COUNT, (origin_id, first, end)).fetchone()[0])


def waiting(cursor: Any, origin_id: int, since: int) -> list[int]:
    """Indexes of the checks and refusals since a time that nobody has resolved, oldest first."""
    return [row[0] for row in cursor.execute(_WAITING, (origin_id, since))]


def recent(cursor: Any, origin_id: int, size: int, since: int) -> list[RecentScan]:
    """The scans since a time among the newest records of a journal, oldest first."""
    rows = cursor.execute(_RECENT, (origin_id, size - _LOOK_BACK, since))
    return [RecentScan(*row) for row in rows]


def movement_annulled(cursor: Any, origin_id: int, index: int) -> bool | None:
    """Whether a movement was undone; None when there is no such movement."""
    row = cursor.execute(_MOVED, (origin_id, index)).fetchone()
    return bool(row[0]) if row else None


def last_number(cursor: Any, origin_id: int) -> tuple[int, int]:
    """Event time and running number of the newest scan; zeros when there is none.

    A repeat carries the number of an older scan and does not count.
    """
    return tuple(cursor.execute(_NUMBER, (origin_id,)).fetchone() or (0, 0))


def inside(cursor: Any) -> list[tuple[Any, ...]]:
    """Subject, since, origin, name, title, unit, agency and card number of all inside."""
    rows: list[tuple[Any, ...]] = cursor.execute(_INSIDE).fetchall()
    return rows


def _line(row: Any) -> PassageLine:
    return PassageLine(*row)
