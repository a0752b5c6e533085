"""Which machine a node is from its second epoch on."""

from typing import Any

from gate_desk.journal.node_notes import NodeNote
from gate_desk.store.sql import charters as sql


def node_note_texts(cursor: Any) -> list[str]:
    """The signed notes, by node and epoch."""
    return [row[0] for row in cursor.execute(sql.NODE_NOTES)]


def keep_node_note(cursor: Any, note: NodeNote, text: str, adopted_at: int) -> None:
    """Keep a note that was checked."""
    cursor.execute(sql.NODE_NOTE, (note.node, note.epoch, text, adopted_at))
