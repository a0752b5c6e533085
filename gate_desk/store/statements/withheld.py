"""Subtrees of journals that this node may not read."""

from sqlalchemy import bindparam, delete, select

from gate_desk.store.exchange_tables import withheld
from gate_desk.store.sqlite.compiled import NONE, ONE, compiled
from gate_desk.store.statements.rows import insert_row

ADD = insert_row(withheld)
_ROW = select(withheld.c.first, withheld.c.level, withheld.c.hash)
WITHIN = compiled(
    _ROW.where(
        withheld.c.origin == bindparam("o"),
        withheld.c.first >= bindparam("first"),
        withheld.c.first < bindparam("end"),
    ).order_by(withheld.c.first),
    "o",
    "first",
    "end",
)
BEFORE = compiled(
    _ROW.where(withheld.c.origin == bindparam("o"), withheld.c.first <= bindparam("at"))
    .order_by(withheld.c.first.desc())
    .limit(ONE)
    .offset(NONE),
    "o",
    "at",
)
"""The last one that begins at or before an index: the only one that may hold it."""
DROP = compiled(
    delete(withheld).where(withheld.c.origin == bindparam("o"), withheld.c.first == bindparam("f")),
    "o",
    "f",
)
