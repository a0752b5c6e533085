"""Telephone calls, and as whose journals were projected."""

from sqlalchemy import func, select

from gate_desk.store.exchange_tables import authored
from gate_desk.store.sqlite.compiled import compiled
from gate_desk.store.statements.rows import insert_once, put_row
from gate_desk.store.tables import called

CALLED = insert_once(called)
NEWEST = compiled(select(called.c.node, func.max(called.c.at)).group_by(called.c.node))
AUTHORED = put_row(authored, None)
FIRST_AUTHORED = insert_once(authored)
AUTHORS = compiled(select(authored.c.origin, authored.c.author))
