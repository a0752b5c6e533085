"""Signed checkpoints."""

from sqlalchemy import bindparam, select

from gate_desk.store.sqlite.compiled import NONE, ONE, compiled
from gate_desk.store.statements.rows import insert_once
from gate_desk.store.tables import cut

ADD = insert_once(cut)
_CUT = select(cut.c.size, cut.c.note, cut.c.frontier, cut.c.made_at)
NEWEST = compiled(
    _CUT.where(cut.c.origin == bindparam("o")).order_by(cut.c.size.desc()).limit(ONE).offset(NONE),
    "o",
)
AT = compiled(_CUT.where(cut.c.origin == bindparam("o"), cut.c.size == bindparam("s")), "o", "s")
NOTES = compiled(select(cut.c.size, cut.c.note).where(cut.c.origin == bindparam("o")), "o")
BELOW = compiled(
    _CUT.where(cut.c.origin == bindparam("o"), cut.c.size <= bindparam("s"))
    .order_by(cut.c.size.desc())
    .limit(ONE)
    .offset(NONE),
    "o",
    "s",
)
SIZES = compiled(
    select(cut.c.size)
    .where(
        cut.c.origin == bindparam("o"),
        cut.c.size > bindparam("first"),
        cut.c.size <= bindparam("end"),
    )
    .order_by(cut.c.size),
    "o",
    "first",
    "end",
)
