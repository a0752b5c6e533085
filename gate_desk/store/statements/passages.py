"""Scans with what became of them."""

from typing import Any

from sqlalchemy import Select, and_, bindparam, exists, func, literal_column, select

from gate_desk.store.sqlite.compiled import NONE, ONE, compiled
from gate_desk.store.statements.directory import is_staff, subject_of_card
from gate_desk.store.tables import (
    annulment,
    credential,
    movement,
    person,
    presence,
    resolution,
    scan,
)
from gate_desk.store.visit_tables import visit, visitor_pass

_RESOLVED = and_(resolution.c.scan_origin == scan.c.origin, resolution.c.scan_idx == scan.c.idx)


def newest_resolution(column: Any) -> Any:
    """A column of what last became of the scan, or NULL."""
    return (
        select(column)
        .where(_RESOLVED)
        .order_by(resolution.c.idx.desc())
        .limit(ONE)
        .offset(NONE)
        .scalar_subquery()
    )


def movement_of_scan(column: Any) -> Any:
    """A column of the movement that the scan became, or NULL."""
    return (
        select(column)
        .where(movement.c.origin == scan.c.origin, movement.c.scan == scan.c.idx)
        .order_by(movement.c.idx.desc())
        .limit(ONE)
        .offset(NONE)
        .scalar_subquery()
    )


undone = exists().where(
    annulment.c.movement_origin == movement.c.origin, annulment.c.movement_idx == movement.c.idx
)
"""Whether the movement was annulled."""

_LINES: Select[Any] = (
    select(
        scan.c.idx,
        scan.c.at,
        scan.c.number,
        scan.c.verdict,
        scan.c.direction,
        scan.c.first_reason,
        scan.c.kind,
        func.coalesce(person.c.name, visit.c.name),
        credential.c.number,
        visitor_pass.c.serial,
        newest_resolution(resolution.c.kind),
        newest_resolution(resolution.c.actor),
        movement_of_scan(movement.c.idx),
        func.coalesce(movement_of_scan(undone), NONE),
    )
    .outerjoin(person, and_(person.c.agency == scan.c.issuer, person.c.id == scan.c.person))
    .outerjoin(
        credential,
        and_(credential.c.issuer == scan.c.issuer, credential.c.serial == scan.c.serial),
    )
    .outerjoin(visit, visit.c.subject == scan.c.subject)
    .outerjoin(
        visitor_pass,
        and_(visitor_pass.c.origin == scan.c.issuer, visitor_pass.c.serial == scan.c.serial),
    )
    .where(scan.c.origin == bindparam("o"))
)

_FIRST_OF_ALL = scan.c.repeat_of.is_(None)

PAGE = compiled(
    _LINES.where(_FIRST_OF_ALL)
    .order_by(scan.c.idx.desc())
    .limit(bindparam("count"))
    .offset(bindparam("first")),
    "o",
    "count",
    "first",
)

LINE = compiled(_LINES.where(_FIRST_OF_ALL, scan.c.idx == bindparam("i")), "o", "i")

COUNT = compiled(
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

WAITING = compiled(
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

_OF_RECENT = ("idx", "at", "reader", "subject", "kind", "issuer", "serial", "repeat_of")
RECENT = compiled(
    select(*(scan.c[name] for name in _OF_RECENT))
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

MOVED = compiled(
    select(undone)
    .select_from(movement)
    .where(movement.c.origin == bindparam("o"), movement.c.idx == bindparam("i")),
    "o",
    "i",
)

NUMBER = compiled(
    select(scan.c.at, scan.c.number)
    .where(scan.c.origin == bindparam("o"), _FIRST_OF_ALL)
    .order_by(scan.c.idx.desc())
    .limit(ONE)
    .offset(NONE),
    "o",
)


def presences(condition: Any) -> Any:
    """Everybody whose presence is as it is asked for, staff before visitors, by name."""
    return (
        select(
            presence.c.subject,
            presence.c.at,
            presence.c.origin,
            func.coalesce(person.c.name, visit.c.name),
            person.c.title,
            person.c.unit,
            func.coalesce(person.c.agency, visit.c.host),
            credential.c.number,
            presence.c.serial,
            visit.c.id,
            visit.c.organisation,
            is_staff(),
            presence.c.direction,
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
        .outerjoin(visit, visit.c.subject == presence.c.subject)
        .where(condition)
        .order_by(
            is_staff().desc(),
            func.coalesce(person.c.sort_key, visit.c.sort_key),
            presence.c.subject,
        )
    )


INSIDE = compiled(presences(presence.c.direction == literal_column("'in'")))
PRESENCE = compiled(presences(presence.c.subject == bindparam("subject")), "subject")
