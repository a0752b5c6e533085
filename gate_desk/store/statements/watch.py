"""The watch list."""

from sqlalchemy import and_, bindparam, exists, func, select

from gate_desk.store.sqlite.compiled import NONE, compiled
from gate_desk.store.statements.rows import insert_once, later, put_row
from gate_desk.store.watch_tables import watch, watch_hit, watch_key, watch_lifted

PUT = put_row(watch, later)
KEY = insert_once(watch_key)
LIFTED = insert_once(watch_lifted)
HIT = insert_once(watch_hit)

_is_lifted = exists().where(
    watch_lifted.c.agency == watch.c.agency,
    watch_lifted.c.entry == watch.c.id,
    watch_lifted.c.at >= watch.c.at,
)
_hits = (
    select(func.count())
    .select_from(watch_hit)
    .where(watch_hit.c.agency == watch.c.agency, watch_hit.c.entry == watch.c.id)
    .scalar_subquery()
)
_OF_WATCH = ("agency", "id", "kind", "last_day", "name", "birth", "reason", "photo", "at")
_ENTRY = select(*(watch.c[name] for name in _OF_WATCH), _is_lifted, _hits)
_SAYS = and_(
    watch_key.c.agency == watch.c.agency,
    watch_key.c.entry == watch.c.id,
    watch_key.c.origin == watch.c.origin,
    watch_key.c.idx == watch.c.idx,
)

ALL = compiled(
    _ENTRY.order_by(watch.c.last_day.desc(), watch.c.name, watch.c.agency, watch.c.id)
    .limit(bindparam("count"))
    .offset(NONE),
    "count",
)
ONE = compiled(
    _ENTRY.where(watch.c.agency == bindparam("agency"), watch.c.id == bindparam("entry")),
    "agency",
    "entry",
)
KEYS = compiled(
    select(watch_key.c.kind, watch_key.c.value)
    .join(watch, _SAYS)
    .where(watch.c.agency == bindparam("agency"), watch.c.id == bindparam("entry"))
    .order_by(watch_key.c.kind, watch_key.c.value),
    "agency",
    "entry",
)
_COUNTING = and_(watch.c.last_day >= bindparam("today"), ~_is_lifted)
BY_VALUE = compiled(
    select(watch.c.agency, watch.c.id)
    .join(watch_key, _SAYS)
    .where(
        watch_key.c.kind == bindparam("kind"), watch_key.c.value == bindparam("value"), _COUNTING
    )
    .order_by(watch.c.agency, watch.c.id),
    "kind",
    "value",
    "today",
)
NAMES = compiled(
    select(watch_key.c.value).where(watch_key.c.kind == bindparam("kind")).distinct(), "kind"
)
"""From the index alone, those of entries that count no more included: `BY_VALUE` tells."""
