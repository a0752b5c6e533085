"""Cards, their numbers, and what happened to them."""

from sqlalchemy import ColumnElement, Table, bindparam, select, update

from gate_desk.store.sqlite.compiled import compiled
from gate_desk.store.statements.rows import insert_once, later, put_row
from gate_desk.store.tables import card_event, credential, rfid

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
