"""The history of a person or card over all gates, and who was recorded by hand."""

from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    bindparam,
    exists,
    func,
    literal_column,
    or_,
    select,
    union,
)

from gate_desk.store.sqlite.compiled import NONE, compiled
from gate_desk.store.statements.passages import movement_of_scan, newest_resolution, undone
from gate_desk.store.tables import (
    card_event,
    credential,
    movement,
    origin,
    person,
    resolution,
    scan,
)

_NOT_ADMITTED: ColumnElement[bool] = scan.c.verdict != literal_column("'admit'")
_BY_HAND: ColumnElement[bool] = scan.c.kind == literal_column("'by_hand'")
_NO_REPEAT = scan.c.repeat_of.is_(None)


def _passed(of_scan: ColumnElement[bool], of_movement: ColumnElement[bool]) -> Any:
    """Scans that became a movement, and those that were not simply admitted."""
    return union(
        select(movement.c.origin, movement.c.scan.label("idx")).where(of_movement),
        select(scan.c.origin, scan.c.idx).where(of_scan, _NOT_ADMITTED, _NO_REPEAT),
    ).subquery("passed")


def _newest(passed: Any) -> Select[Any]:
    """The newest of them with what became of each; nobody's name and no actor."""
    return (
        select(
            origin.c.name,
            scan.c.idx,
            scan.c.at,
            scan.c.verdict,
            scan.c.direction,
            scan.c.first_reason,
            scan.c.kind,
            credential.c.number,
            newest_resolution(resolution.c.kind),
            func.coalesce(movement_of_scan(undone), NONE),
        )
        .select_from(passed)
        .join(scan, and_(scan.c.origin == passed.c.origin, scan.c.idx == passed.c.idx))
        .join(origin, origin.c.id == scan.c.origin)
        .outerjoin(
            credential,
            and_(credential.c.issuer == scan.c.issuer, credential.c.serial == scan.c.serial),
        )
        .order_by(scan.c.at.desc(), origin.c.name.desc(), scan.c.idx.desc())
        .limit(bindparam("count"))
        .offset(NONE)
    )


OF_SUBJECT = compiled(
    _newest(
        _passed(scan.c.subject == bindparam("scanned"), movement.c.subject == bindparam("moved"))
    ),
    "moved",
    "scanned",
    "count",
)


def _with_card(table: Any) -> ColumnElement[bool]:
    """Of the owner's, or of the card's own before anybody was known by it, those with the card."""
    return and_(
        or_(table.c.subject == bindparam("owner"), table.c.subject == bindparam("card")),
        table.c.issuer == bindparam("issuer"),
        table.c.serial == bindparam("serial"),
    )


_CARD = ("owner", "card", "issuer", "serial")
OF_CARD = compiled(
    _newest(_passed(_with_card(scan), _with_card(movement))), *_CARD, *_CARD, "count"
)

CARDS = compiled(
    select(
        credential.c.serial,
        credential.c.number,
        credential.c.first_day,
        credential.c.last_day,
        credential.c.state,
        credential.c.at,
    )
    .where(credential.c.issuer == bindparam("i"), credential.c.person == bindparam("p"))
    .order_by(credential.c.at.desc(), credential.c.serial.desc()),
    "i",
    "p",
)

EVENTS = compiled(
    select(card_event.c.at, card_event.c.kind)
    .where(card_event.c.issuer == bindparam("i"), card_event.c.serial == bindparam("s"))
    .order_by(card_event.c.at.desc(), card_event.c.origin.desc(), card_event.c.idx.desc()),
    "i",
    "s",
)

# A scan that was decided anew counts once; nobody forgot a card whom the guard did not let pass,
# or whose movement was a mistake.
_STANDS = (
    ~exists().where(
        resolution.c.scan_origin == scan.c.origin,
        resolution.c.scan_idx == scan.c.idx,
        resolution.c.kind.in_([literal_column("'turned'"), literal_column("'refused'")]),
    ),
    func.coalesce(movement_of_scan(undone), NONE) == NONE,
)
_IN_TIME = (
    scan.c.issuer == bindparam("i"),
    scan.c.at >= bindparam("since"),
    scan.c.at < bindparam("until"),
    _BY_HAND,
)

FORGOTTEN = compiled(
    select(scan.c.person, person.c.name, person.c.unit, scan.c.at)
    .outerjoin(person, and_(person.c.agency == scan.c.issuer, person.c.id == scan.c.person))
    .where(*_IN_TIME, *_STANDS)
    .order_by(person.c.sort_key, scan.c.person, scan.c.at),
    "i",
    "since",
    "until",
)

FORGOTTEN_BY = compiled(
    select(scan.c.at)
    .where(*_IN_TIME, scan.c.person == bindparam("p"), *_STANDS)
    .order_by(scan.c.at),
    "i",
    "since",
    "until",
    "p",
)
