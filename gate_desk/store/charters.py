"""Every charter version that this node has adopted."""

from collections.abc import Sequence
from typing import Any

from gate_desk.store.sql import charters as sql


def charter_notes(cursor: Any) -> list[bytes]:
    """The signed notes of all versions, the first one first."""
    return [bytes(row[0]) for row in cursor.execute(sql.ALL)]


def adopt_charters(cursor: Any, notes: Sequence[bytes], adopted_at: int) -> None:
    """Keep the notes of versions 1, 2, ... that were checked as one chain."""
    held = len(charter_notes(cursor))
    rows = [(version, note, adopted_at) for version, note in enumerate(notes, start=1)]
    cursor.executemany(sql.ADOPT, rows[held:])
