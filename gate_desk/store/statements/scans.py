"""Scans."""

from gate_desk.store.statements.rows import insert_row
from gate_desk.store.tables import scan

SCANNED = insert_row(scan)
