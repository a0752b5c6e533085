"""Charter versions, second texts of them, and node notes."""

from sqlalchemy import select

from gate_desk.store.exchange_tables import charter_rival, node_note
from gate_desk.store.sqlite.compiled import compiled
from gate_desk.store.statements.rows import insert_once, insert_row
from gate_desk.store.tables import charter

ADOPT = insert_row(charter)
ALL = compiled(select(charter.c.note).order_by(charter.c.version))
ADOPTED = compiled(select(charter.c.adopted_at).order_by(charter.c.version))

RIVAL = insert_once(charter_rival)
RIVALS = compiled(
    select(charter_rival.c.version, charter_rival.c.note, charter_rival.c.found_at).order_by(
        charter_rival.c.version
    )
)

NODE_NOTE = insert_row(node_note)
NODE_NOTES = compiled(select(node_note.c.note).order_by(node_note.c.node, node_note.c.epoch))
