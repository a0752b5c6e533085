"""How far the journal of an epoch that has ended may still be told (protocol.md, 9)."""

from typing import Any

from gate_desk.domain.ids import Origin, node_of
from gate_desk.journal.receipts import epoch_of
from gate_desk.journal.roster import NodeEpoch, Roster
from gate_desk.store.receipts import witnessed_sizes


def last_size(cursor: Any, roster: Roster, origin: Origin) -> int:
    """The largest size of an ended epoch that counts.

    What the next epoch's node note proves, or what a node of another agency has cosigned.
    """
    proved = max(
        (each.previous_size for each in roster.epochs(node_of(origin)) if _follows(each, origin)),
        default=0,
    )
    own = roster.charter.node(node_of(origin)).agency
    others = {node.id for node in roster.charter.nodes if node.agency != own}
    witnessed = [
        size
        for (name, node), size in witnessed_sizes(cursor).items()
        if name == origin and node in others
    ]
    return max(proved, *witnessed, 0)


def _follows(machine: NodeEpoch, origin: Origin) -> bool:
    return machine.epoch == epoch_of(origin) + 1
