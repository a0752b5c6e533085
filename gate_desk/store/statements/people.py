"""People."""

from gate_desk.store.statements.rows import insert_once, later, put_row
from gate_desk.store.tables import person, person_left

PUT = put_row(person, later)
LEFT = insert_once(person_left)
