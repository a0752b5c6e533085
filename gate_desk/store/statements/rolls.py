"""Evacuations."""

from sqlalchemy import and_, bindparam, exists, literal_column, select

from gate_desk.store.roll_tables import roll, roll_mark
from gate_desk.store.sqlite.compiled import NONE, ONE, compiled
from gate_desk.store.statements.passages import presences
from gate_desk.store.statements.rows import insert_once, later, put_row
from gate_desk.store.tables import movement, presence

HAPPENED = insert_once(roll)
MARKED = put_row(roll_mark, later)

_ended = roll.alias("ended")
OPEN = compiled(
    select(roll.c.idx, roll.c.at)
    .where(
        roll.c.origin == bindparam("origin"),
        roll.c.kind == literal_column("'begun'"),
        ~exists().where(
            _ended.c.origin == roll.c.origin,
            _ended.c.idx == roll.c.idx,
            _ended.c.kind == literal_column("'ended'"),
        ),
    )
    .order_by(roll.c.idx.desc())
    .limit(ONE)
    .offset(NONE),
    "origin",
)
MARKS = compiled(
    select(roll_mark.c.subject, roll_mark.c.safe, roll_mark.c.at)
    .where(roll_mark.c.roll_origin == bindparam("origin"), roll_mark.c.roll_idx == bindparam("idx"))
    .order_by(roll_mark.c.at, roll_mark.c.subject),
    "origin",
    "idx",
)
LEFT = compiled(
    presences(
        and_(
            presence.c.direction == literal_column("'out'"),
            presence.c.subject.in_(
                select(movement.c.subject).where(
                    movement.c.origin == bindparam("origin"), movement.c.idx > bindparam("idx")
                )
            ),
        )
    ),
    "origin",
    "idx",
)
"""Who has gone out at this gate since the roll began."""
