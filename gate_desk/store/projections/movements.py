"""`movement`, `annulment` and `presence`: who passed, and who is inside."""

from typing import Any

from sqlalchemy import bindparam, delete, exists, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from gate_desk.domain.records.movement import MovementAnnulled, MovementRecorded
from gate_desk.domain.subject import subject_of
from gate_desk.store.projections.latest import later
from gate_desk.store.projections.writing import Projected, Writer
from gate_desk.store.sqlite.hot import NONE, ONE, hot
from gate_desk.store.tables import annulment, movement, origin, presence

_MOVED = hot(insert(movement), *(column.name for column in movement.columns))
_ANNULLED = hot(insert(annulment), *(column.name for column in annulment.columns))

_PRESENCE = tuple(column.name for column in presence.columns)
_insert = upsert(presence).values({name: bindparam(name) for name in _PRESENCE})
_set = {name: _insert.excluded[name] for name in _PRESENCE if name != "subject"}
_PRESENT = hot(
    _insert.on_conflict_do_update(
        index_elements=["subject"], set_=_set, where=later(presence, _insert.excluded)
    ),
    *_PRESENCE,
)

_undone = exists().where(
    annulment.c.movement_origin == movement.c.origin, annulment.c.movement_idx == movement.c.idx
)
_SUBJECT = hot(
    select(movement.c.subject).where(
        movement.c.origin == bindparam("o"), movement.c.idx == bindparam("i")
    ),
    "o",
    "i",
)
_FORGET = hot(delete(presence).where(presence.c.subject == bindparam("s")), "s")
_LATEST = hot(
    insert(presence).from_select(
        list(_PRESENCE),
        select(
            movement.c.subject,
            movement.c.at,
            origin.c.name,
            movement.c.idx,
            movement.c.direction,
            movement.c.issuer,
            movement.c.serial,
        )
        .join(origin, origin.c.id == movement.c.origin)
        .where(movement.c.subject == bindparam("s"), ~_undone)
        .order_by(movement.c.at.desc(), origin.c.name.desc(), movement.c.idx.desc())
        .limit(ONE)
        .offset(NONE),
    ),
    "s",
)


def recorded(record: Projected, writer: Writer) -> None:
    """`movement.recorded`: the later of two movements decides who is inside."""
    core = record.core
    if not isinstance(core, MovementRecorded):
        return
    subject = subject_of(core.person, core.credential)
    if subject is None:
        return
    issuer, serial = core.credential or (None, None)
    key = (record.origin_id, record.index)
    writer.put(_MOVED, (*key, core.at, core.direction, subject, issuer, serial, core.scan))
    writer.put(
        _PRESENT,
        (subject, core.at, record.origin, record.index, core.direction, issuer, serial),
    )


def annulled(record: Projected, writer: Writer) -> None:
    """`movement.annulled`: a post undoes its own movements only, always after they were made."""
    core = record.core
    if not isinstance(core, MovementAnnulled) or core.movement[0] != record.origin:
        return
    movement_idx = core.movement[1]
    # Of a movement that is still to come it would depend on the order of arrival.
    if movement_idx < record.index:
        writer.put(_ANNULLED, (record.origin_id, movement_idx, record.origin_id, record.index))
        writer.settle(settle_presence, record.origin_id, movement_idx)


def settle_presence(cursor: Any, origin_id: int, movement_idx: int) -> None:
    """Bring presence in line after a movement of somebody was undone."""
    row = cursor.execute(_SUBJECT, (origin_id, movement_idx)).fetchone()
    if row:
        cursor.execute(_FORGET, row)
        cursor.execute(_LATEST, row)
