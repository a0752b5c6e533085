"""How new the data of other nodes are here."""

from typing import Any

from sqlalchemy import func, select

from gate_desk.store.sqlite.hot import hot
from gate_desk.store.tables import head, origin, peer

_PEERS = hot(
    select(
        origin.c.name,
        head.c.size,
        func.min(peer.c.created_at, peer.c.received_at),
    )
    .join(origin, origin.c.id == peer.c.origin)
    .join(head, head.c.origin == peer.c.origin)
)


def peer_states(cursor: Any) -> list[tuple[str, int, int]]:
    """Origin, size and time of the newest complete batch of every other journal.

    The time is its sender's, capped at receipt: a sender's fast clock makes nothing fresher.
    """
    rows: list[tuple[str, int, int]] = cursor.execute(_PEERS).fetchall()
    return rows
