"""What became of scans."""

from gate_desk.store.statements.rows import insert_row
from gate_desk.store.tables import resolution

RESOLVED = insert_row(resolution)
