"""Visits and the passes of visitors."""

from sqlalchemy import ColumnElement, Table, bindparam, literal_column, select, update

from gate_desk.store.sqlite.compiled import NONE, compiled
from gate_desk.store.statements.rows import insert_once, later, put_row
from gate_desk.store.tables import pass_event, presence, visit, visitor_pass

PUT = put_row(visit, later)
ISSUED = put_row(visitor_pass, later)
EVENT = insert_once(pass_event)


def _this_pass(table: Table, origin: ColumnElement[str]) -> ColumnElement[bool]:
    return (origin == bindparam("o")) & (table.c.serial == bindparam("s"))


EVENTS = compiled(
    select(pass_event.c.at, pass_event.c.origin, pass_event.c.idx, pass_event.c.kind).where(
        _this_pass(pass_event, pass_event.c.pass_origin)
    ),
    "o",
    "s",
)

STATE = compiled(
    update(visitor_pass)
    .values(state=bindparam("state"), state_at=bindparam("since"))
    .where(_this_pass(visitor_pass, visitor_pass.c.origin)),
    "state",
    "since",
    "o",
    "s",
)

_OF_PASS = (
    "origin",
    "serial",
    "first_day",
    "last_day",
    "zones",
    "escort",
    "state",
    "state_at",
)
_OF_VISIT = ("host", "id", "purpose", "name", "organisation", "note")
_OF_PRESENCE = ("at", "origin", "idx", "direction")

# A pass whose visit is not here says nothing about its bearer: it is not in the directory.
_PASS = select(
    *(visitor_pass.c[name] for name in _OF_PASS),
    *(visit.c[name] for name in _OF_VISIT),
    *(presence.c[name] for name in _OF_PRESENCE),
)
_JOINED = _PASS.join(visit, visit.c.subject == visitor_pass.c.subject).outerjoin(
    presence, presence.c.subject == visitor_pass.c.subject
)

BY_REF = compiled(_JOINED.where(_this_pass(visitor_pass, visitor_pass.c.origin)), "o", "s")
BY_SERIAL = compiled(
    _JOINED.where(visitor_pass.c.serial == bindparam("s")).order_by(visitor_pass.c.origin), "s"
)

TAKEN = compiled(
    select(literal_column("1"))
    .select_from(visitor_pass)
    .where(_this_pass(visitor_pass, visitor_pass.c.origin)),
    "o",
    "s",
)

_VISIT = select(
    *(visit.c[name] for name in (*_OF_VISIT, "first_day", "last_day", "subject")),
    presence.c.at,
    presence.c.direction,
).outerjoin(presence, presence.c.subject == visit.c.subject)

BY_ID = compiled(_VISIT.where(visit.c.id == bindparam("i")).order_by(visit.c.host), "i")

LIST = compiled(
    _VISIT.where(visit.c.last_day >= bindparam("since"))
    .order_by(visit.c.first_day, visit.c.sort_key, visit.c.subject)
    .limit(bindparam("count"))
    .offset(NONE),
    "since",
    "count",
)

PASSES = compiled(
    select(*(visitor_pass.c[name] for name in _OF_PASS))
    .where(visitor_pass.c.subject == bindparam("subject"))
    .order_by(visitor_pass.c.at, visitor_pass.c.origin, visitor_pass.c.idx),
    "subject",
)
