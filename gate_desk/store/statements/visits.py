"""Visits and the passes of visitors."""

from sqlalchemy import (
    ColumnElement,
    Table,
    bindparam,
    exists,
    func,
    literal_column,
    or_,
    select,
    update,
)

from gate_desk.domain.visit_state import VisitState
from gate_desk.store.sqlite.compiled import NONE, ONE, compiled
from gate_desk.store.statements.rows import insert_once, later, put_row
from gate_desk.store.tables import annulment, origin, presence
from gate_desk.store.visit_tables import (
    item,
    item_back,
    pass_event,
    visit,
    visit_event,
    visitor_pass,
)

PUT = put_row(visit, later)
ISSUED = put_row(visitor_pass, later)
EVENT = insert_once(pass_event)
HAPPENED = insert_once(visit_event)
HELD = put_row(item, later)
BACK = insert_once(item_back)

_undone = exists().where(
    annulment.c.movement_origin == origin.c.id,
    origin.c.name == visit_event.c.origin,
    annulment.c.movement_idx == visit_event.c.movement,
)
HAPPENINGS = compiled(
    select(
        visit_event.c.at, visit_event.c.origin, visit_event.c.idx, visit_event.c.kind, _undone
    ).where(visit_event.c.subject == bindparam("subject")),
    "subject",
)
SETTLED = compiled(
    update(visit)
    .values(state=bindparam("state"), state_at=bindparam("since"))
    .where(visit.c.subject == bindparam("s")),
    "state",
    "since",
    "s",
)


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
    "number",
)
_OF_VISIT = ("host", "id", "purpose", "name", "organisation", "note")
_OF_PRESENCE = ("at", "origin", "idx", "direction")
_MORE_OF_VISIT = (
    "first_day",
    "last_day",
    "subject",
    "at",
    "birth",
    "phone",
    "meets",
    "document_kind",
    "document",
    "plate",
    "photo",
    "people",
    "zones",
    "escort",
    "until",
    "hour",
    "group_id",
    "group_name",
    "state",
    "state_at",
)

_STILL_HELD = (
    item.c.subject == visit.c.subject,
    ~exists().where(item_back.c.subject == item.c.subject, item_back.c.id == item.c.id),
)
_held = select(func.count()).select_from(item).where(*_STILL_HELD).scalar_subquery()

# A pass whose visit is not here says nothing about its bearer: it is not in the directory.
_PASS = select(
    *(visitor_pass.c[name] for name in _OF_PASS),
    *(visit.c[name] for name in (*_OF_VISIT, "state", "photo", "birth", "document", "meets")),
    _held,
    *(presence.c[name] for name in _OF_PRESENCE),
)
_JOINED = _PASS.join(visit, visit.c.subject == visitor_pass.c.subject).outerjoin(
    presence, presence.c.subject == visitor_pass.c.subject
)

BY_REF = compiled(_JOINED.where(_this_pass(visitor_pass, visitor_pass.c.origin)), "o", "s")
BY_SERIAL = compiled(
    _JOINED.where(visitor_pass.c.serial == bindparam("s")).order_by(visitor_pass.c.origin), "s"
)
BY_NUMBER = compiled(
    _JOINED.where(visitor_pass.c.number_key == bindparam("key"))
    .where(visitor_pass.c.number_key != literal_column("''"))
    .order_by(visitor_pass.c.at.desc(), visitor_pass.c.origin.desc(), visitor_pass.c.idx.desc())
    .limit(ONE)
    .offset(NONE),
    "key",
)

TAKEN = compiled(
    select(literal_column("1"))
    .select_from(visitor_pass)
    .where(_this_pass(visitor_pass, visitor_pass.c.origin)),
    "o",
    "s",
)

_VISIT = select(
    *(visit.c[name] for name in (*_OF_VISIT, *_MORE_OF_VISIT)),
    _held,
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

_WAITING = visit.c.state.in_([literal_column(f"'{state}'") for state in VisitState if state.waits])
_NOT_INSIDE = or_(presence.c.direction.is_(None), presence.c.direction != literal_column("'in'"))
WAITING = compiled(
    _VISIT.where(
        visit.c.last_day >= bindparam("today"),
        visit.c.first_day <= bindparam("same"),
        _WAITING,
        _NOT_INSIDE,
    )
    .order_by(visit.c.hour, visit.c.group_name, visit.c.sort_key, visit.c.subject)
    .limit(bindparam("count"))
    .offset(NONE),
    "today",
    "same",
    "count",
)
"""Who is expected on a day, or stands at the gate already."""

INSIDE = compiled(
    _VISIT.where(presence.c.direction == literal_column("'in'"))
    .order_by(visit.c.until, presence.c.at, visit.c.subject)
    .limit(bindparam("count"))
    .offset(NONE),
    "count",
)

BY_DOCUMENT = compiled(
    _VISIT.where(visit.c.document == bindparam("document"))
    .where(visit.c.document != literal_column("''"))
    .order_by(visit.c.at.desc())
    .limit(bindparam("count"))
    .offset(NONE),
    "document",
    "count",
)

BY_NAME = compiled(
    _VISIT.where(
        visit.c.fold == bindparam("fold"),
        visit.c.last_day >= bindparam("today"),
        visit.c.first_day <= bindparam("same"),
        _WAITING,
    )
    .order_by(visit.c.hour, visit.c.subject)
    .limit(bindparam("count"))
    .offset(NONE),
    "fold",
    "today",
    "same",
    "count",
)
"""Visits of a day whose visitor has this name."""

OF_GROUP = compiled(
    _VISIT.where(visit.c.group_id == bindparam("group"), visit.c.host == bindparam("host"))
    .where(visit.c.group_id != literal_column("''"))
    .order_by(visit.c.sort_key, visit.c.subject),
    "group",
    "host",
)

ITEMS = compiled(
    select(item.c.id, item.c.what, item.c.at)
    .where(item.c.subject == bindparam("subject"))
    .where(~exists().where(item_back.c.subject == item.c.subject, item_back.c.id == item.c.id))
    .order_by(item.c.at, item.c.id),
    "subject",
)

PASSES = compiled(
    select(*(visitor_pass.c[name] for name in _OF_PASS))
    .where(visitor_pass.c.subject == bindparam("subject"))
    .order_by(visitor_pass.c.at, visitor_pass.c.origin, visitor_pass.c.idx),
    "subject",
)

_OVER = visit.c.state.in_([literal_column(f"'{state}'") for state in VisitState if state.over])
NOT_RETURNED = compiled(
    _JOINED.where(
        visitor_pass.c.state == literal_column("'active'"),
        visitor_pass.c.last_day >= bindparam("since"),
        _OVER,
    )
    .order_by(visit.c.state_at.desc(), visitor_pass.c.origin, visitor_pass.c.serial)
    .limit(bindparam("count"))
    .offset(NONE),
    "since",
    "count",
)
"""Passes of visits that are over, which nobody has taken back."""
