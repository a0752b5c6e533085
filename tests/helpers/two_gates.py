"""Passages at several gates, each at its minute."""

from gate_desk.domain.permissions import Role
from gate_desk.domain.records.movement import MovementRecorded
from gate_desk.domain.verdict import Direction
from tests.helpers.charters import AGENCIES
from tests.helpers.exchange_site import Node

BEGUN = 1_790_000_000_000
"""UTC milliseconds."""
MINUTE = 60_000


def passes(
    node: Node,
    minute: int,
    direction: Direction = Direction.IN,
    person: int = 1,
    begun: int = BEGUN,
) -> None:
    """Record that somebody passed so many minutes after the beginning."""
    core = MovementRecorded(
        at=begun + minute * MINUTE,
        direction=direction,
        scan=0,
        person=f"{person:016x}",
        credential=(AGENCIES[0], person),
    )
    with node.station.store.begin(Role.CONSOLE.value) as work:
        work.append("movement.recorded", {"core": core})
