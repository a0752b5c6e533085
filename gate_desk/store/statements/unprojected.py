"""Records that are stored and not applied."""

from gate_desk.store.statements.rows import insert_once
from gate_desk.store.tables import unprojected

LIST = insert_once(unprojected)
