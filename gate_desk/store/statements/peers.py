"""How far this node is with the journals of others."""

from sqlalchemy import bindparam, func, literal_column, select

from gate_desk.store.exchange_tables import peer
from gate_desk.store.sqlite.compiled import compiled
from gate_desk.store.statements.rows import put_row
from gate_desk.store.tables import head, origin

PUT = put_row(peer, lambda held, offered: offered.created_at > held.c.created_at)
IS_PEER = compiled(
    select(literal_column("1")).select_from(peer).where(peer.c.origin == bindparam("o")), "o"
)
STATES = compiled(
    select(
        origin.c.name,
        head.c.size,
        func.min(peer.c.created_at, peer.c.received_at),
    )
    .join(origin, origin.c.id == peer.c.origin)
    .join(head, head.c.origin == peer.c.origin)
)
RECEIVED_AT = compiled(select(peer.c.received_at).where(peer.c.origin == bindparam("o")), "o")
