"""Charter versions."""

from sqlalchemy import select

from gate_desk.store.sqlite.compiled import compiled
from gate_desk.store.statements.rows import insert_row
from gate_desk.store.tables import charter

ADOPT = insert_row(charter)
ALL = compiled(select(charter.c.note).order_by(charter.c.version))
