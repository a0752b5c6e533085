"""Every charter version that this node has adopted."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import insert, select

from gate_desk.store.sqlite.hot import hot
from gate_desk.store.tables import charter

_ADOPT = hot(insert(charter), "version", "note", "adopted_at")
_ALL = hot(select(charter.c.note).order_by(charter.c.version))


def charter_notes(cursor: Any) -> list[bytes]:
    """The signed notes of all versions, the first one first."""
    return [bytes(row[0]) for row in cursor.execute(_ALL)]


def adopt_charters(cursor: Any, notes: Sequence[bytes], adopted_at: int) -> None:
    """Keep the notes of versions 1, 2, ... that were checked as one chain."""
    held = len(charter_notes(cursor))
    rows = [(version, note, adopted_at) for version, note in enumerate(notes, start=1)]
    cursor.executemany(_ADOPT, rows[held:])
