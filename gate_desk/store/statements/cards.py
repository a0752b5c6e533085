"""Cards, their numbers, and what happened to them."""

from sqlalchemy import (
    ColumnElement,
    Table,
    and_,
    bindparam,
    func,
    literal_column,
    select,
    update,
)

from gate_desk.store.sqlite.compiled import NONE, ONE, compiled
from gate_desk.store.statements.rows import insert_once, later, put_row
from gate_desk.store.tables import card_event, credential, person, rfid

PUT = put_row(credential, later)
RFID = insert_once(rfid)
EVENT = insert_once(card_event)


def _this_card(table: Table) -> ColumnElement[bool]:
    return (table.c.issuer == bindparam("i")) & (table.c.serial == bindparam("s"))


EVENTS = compiled(
    select(
        card_event.c.at,
        card_event.c.origin,
        card_event.c.idx,
        card_event.c.kind,
        card_event.c.first_day,
        card_event.c.last_day,
        card_event.c.zones,
    ).where(_this_card(card_event)),
    "i",
    "s",
)

ISSUED = compiled(
    select(credential.c.origin, credential.c.idx).where(_this_card(credential)), "i", "s"
)

STATE = compiled(
    update(credential)
    .values(state=bindparam("state"), state_at=bindparam("since"))
    .where(_this_card(credential)),
    "state",
    "since",
    "i",
    "s",
)

RENEW = compiled(
    update(credential)
    .values(first_day=bindparam("f"), last_day=bindparam("l"), zones=bindparam("z"))
    .where(_this_card(credential)),
    "f",
    "l",
    "z",
    "i",
    "s",
)

LAST = compiled(
    select(credential.c.serial, credential.c.number)
    .where(credential.c.issuer == bindparam("i"))
    .order_by(credential.c.serial.desc())
    .limit(ONE)
    .offset(NONE),
    "i",
)

STATES = compiled(
    select(credential.c.state, func.count())
    .where(credential.c.issuer == bindparam("i"), credential.c.last_day >= bindparam("d"))
    .group_by(credential.c.state),
    "i",
    "d",
)

ENDING = compiled(
    select(func.count())
    .select_from(credential)
    .where(
        credential.c.issuer == bindparam("i"),
        credential.c.state == literal_column("'active'"),
        credential.c.last_day >= bindparam("f"),
        credential.c.last_day <= bindparam("l"),
    ),
    "i",
    "f",
    "l",
)

LISTED = compiled(
    select(
        credential.c.issuer,
        credential.c.number,
        person.c.name,
        person.c.title,
        person.c.unit,
        credential.c.first_day,
        credential.c.last_day,
        credential.c.zones,
        credential.c.state,
        credential.c.state_at,
    )
    .outerjoin(
        person, and_(person.c.agency == credential.c.issuer, person.c.id == credential.c.person)
    )
    .order_by(credential.c.issuer, credential.c.serial)
)
"""Every card that is here, with its owner's name where that is here as well."""
COUNT = compiled(select(func.count()).select_from(credential))
