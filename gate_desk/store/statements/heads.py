"""Heads of journals, and their origins."""

from sqlalchemy import bindparam, insert, select

from gate_desk.store.sqlite.compiled import compiled
from gate_desk.store.statements.rows import put_row
from gate_desk.store.tables import head, origin

SAVE = put_row(head)
LOAD = compiled(
    select(head.c.size, head.c.frontier, head.c.highest, head.c.counts).where(
        head.c.origin == bindparam("o")
    ),
    "o",
)

COUNTS = compiled(select(head.c.counts))

ORIGIN = compiled(select(origin.c.id).where(origin.c.name == bindparam("n")), "n")

NEW_ORIGIN = compiled(insert(origin), "name")

ORIGINS = compiled(select(origin.c.id, origin.c.name).order_by(origin.c.id))
