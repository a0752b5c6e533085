"""Entries that would not have been let in by what is known now."""

from sqlalchemy import and_, bindparam, exists, func, literal_column, select

from gate_desk.store.sqlite.compiled import NONE, ONE, compiled
from gate_desk.store.statements.passages import undone
from gate_desk.store.tables import card_event, credential, movement, origin, person, scan

_BLOCKS = ("'revoked'", "'lost'", "'suspended'")
_ENDS = ("'found'", "'resumed'")
_ended = card_event.alias("ended")
_is_blocked = card_event.c.kind.in_([literal_column(kind) for kind in _BLOCKS])
_was_ended = exists().where(
    _ended.c.issuer == card_event.c.issuer,
    _ended.c.serial == card_event.c.serial,
    _ended.c.kind.in_([literal_column(kind) for kind in _ENDS]),
    _ended.c.at >= card_event.c.at,
    _ended.c.at <= movement.c.at,
)

_of_card = and_(
    credential.c.issuer == card_event.c.issuer, credential.c.serial == card_event.c.serial
)
_owner = credential.c.issuer + literal_column("':'") + credential.c.person
_owners = select(_owner).join(card_event, _of_card).where(_is_blocked)
"""Few, so the movements are found by their index: without this all of them were read."""

ENTRIES = compiled(
    select(
        origin.c.name,
        scan.c.idx,
        movement.c.at,
        credential.c.issuer,
        credential.c.number,
        person.c.name,
        card_event.c.kind,
        card_event.c.at,
    )
    .select_from(card_event)
    .join(credential, _of_card)
    .join(
        movement,
        and_(
            movement.c.subject == _owner,
            movement.c.at >= card_event.c.at,
            movement.c.issuer == card_event.c.issuer,
            movement.c.serial == card_event.c.serial,
        ),
    )
    .join(scan, and_(scan.c.origin == movement.c.origin, scan.c.idx == movement.c.scan))
    .join(origin, origin.c.id == movement.c.origin)
    .outerjoin(
        person,
        and_(person.c.agency == credential.c.issuer, person.c.id == credential.c.person),
    )
    .where(
        _is_blocked,
        movement.c.subject.in_(_owners),
        movement.c.at >= bindparam("since"),
        movement.c.direction == literal_column("'in'"),
        scan.c.verdict == literal_column("'admit'"),
        ~_was_ended,
        ~undone,
    )
    .order_by(movement.c.at.desc(), scan.c.idx.desc(), card_event.c.at),
    "since",
)

GATES = compiled(select(origin.c.id, origin.c.name))
LAST = compiled(select(func.max(movement.c.idx)).where(movement.c.origin == bindparam("o")), "o")
NEXT = compiled(
    select(movement.c.idx, movement.c.at)
    .where(movement.c.origin == bindparam("o"), movement.c.idx >= bindparam("i"))
    .order_by(movement.c.idx)
    .limit(ONE)
    .offset(NONE),
    "o",
    "i",
)
PASSED = compiled(
    select(
        movement.c.subject,
        movement.c.at,
        movement.c.idx,
        movement.c.direction,
        movement.c.issuer,
        movement.c.serial,
    ).where(
        movement.c.origin == bindparam("o"),
        movement.c.idx >= bindparam("i"),
        movement.c.at >= bindparam("since"),
        ~undone,
    ),
    "o",
    "i",
    "since",
)
