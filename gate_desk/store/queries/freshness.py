"""How new the data of other nodes are here."""

from typing import Any

from gate_desk.store.sql import peers as sql


def is_peer(cursor: Any, origin_id: int) -> bool:
    """Whether a journal came here from another node."""
    return cursor.execute(sql.IS_PEER, (origin_id,)).fetchone() is not None


def peer_states(cursor: Any) -> list[tuple[str, int, int]]:
    """Origin, size and time of the newest complete batch of every other journal.

    The time is its sender's, capped at receipt: a sender's fast clock makes nothing fresher.
    """
    rows: list[tuple[str, int, int]] = cursor.execute(sql.STATES).fetchall()
    return rows


def received_at(cursor: Any, origin_id: int) -> int | None:
    """When the newest complete batch of a journal came."""
    row = cursor.execute(sql.RECEIVED_AT, (origin_id,)).fetchone()
    return row[0] if row else None
