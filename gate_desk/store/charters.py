"""Every charter version that this node has adopted, and what speaks against one."""

from collections.abc import Sequence
from typing import Any

from msgspec import Struct

from gate_desk.store.sql import charters as sql


class Rival(Struct, frozen=True):
    """Another text of a charter version, signed by as many as the version itself."""

    version: int
    note: bytes
    found_at: int


def charter_notes(cursor: Any) -> list[bytes]:
    """The signed notes of all versions, the first one first."""
    return [bytes(row[0]) for row in cursor.execute(sql.ALL)]


def adopted_times(cursor: Any) -> list[int]:
    """When each version was adopted, UTC milliseconds, the first one first."""
    return [row[0] for row in cursor.execute(sql.ADOPTED)]


def adopt_charters(cursor: Any, notes: Sequence[bytes], adopted_at: int) -> None:
    """Keep the notes of versions 1, 2, ... that were checked as one chain."""
    held = len(charter_notes(cursor))
    rows = [(version, note, adopted_at) for version, note in enumerate(notes, start=1)]
    cursor.executemany(sql.ADOPT, rows[held:])


def keep_rival(cursor: Any, rival: Rival) -> None:
    """Keep the evidence; the first of a version stays."""
    cursor.execute(sql.RIVAL, (rival.version, rival.note, rival.found_at))


def charter_rivals(cursor: Any) -> list[Rival]:
    """All evidence, by version."""
    return [Rival(version, bytes(note), at) for version, note, at in cursor.execute(sql.RIVALS)]
