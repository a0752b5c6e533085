"""Movements, their undoing, and who is inside."""

from sqlalchemy import bindparam, delete, exists, insert, select

from gate_desk.store.sqlite.compiled import NONE, ONE, compiled
from gate_desk.store.statements.rows import insert_row, later, put_row
from gate_desk.store.tables import annulment, movement, origin, presence

MOVED = insert_row(movement)
ANNULLED = insert_row(annulment)
PRESENT = put_row(presence, later)

_undone = exists().where(
    annulment.c.movement_origin == movement.c.origin, annulment.c.movement_idx == movement.c.idx
)

SUBJECT = compiled(
    select(movement.c.subject).where(
        movement.c.origin == bindparam("o"), movement.c.idx == bindparam("i")
    ),
    "o",
    "i",
)

FORGET = compiled(delete(presence).where(presence.c.subject == bindparam("s")), "s")

LATEST = compiled(
    insert(presence).from_select(
        [column.name for column in presence.columns],
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
