"""How old each agency's data are here, and which heads a decision relies on."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from msgspec import Struct

from gate_desk.domain.charter import Charter
from gate_desk.domain.days import moment
from gate_desk.domain.freshness import is_stale
from gate_desk.domain.ids import AgencyId
from gate_desk.store.queries.freshness import peer_states


def node_of(origin: str) -> str:
    """The node's name in `gatedesk/<site>/<node>/<epoch>`."""
    return origin.split("/")[2]


class Ages(Struct, frozen=True):
    """The newest data of each agency: the oldest of its desks counts (protocol.md 8)."""

    updated_at: Mapping[AgencyId, int | None]
    """UTC milliseconds; None: a desk of the agency has sent nothing yet."""
    heads: Mapping[AgencyId, tuple[tuple[str, int], ...]]
    """Origin and size of the agency's desks' journals held here."""

    def seconds(self, now_ms: int) -> dict[AgencyId, int | None]:
        """Ages in seconds, never below zero."""
        return {
            agency: None if at is None else max(0, (now_ms - at) // 1000)
            for agency, at in self.updated_at.items()
        }

    def stale(self, agency: str, now: datetime, charter: Charter) -> bool:
        """Whether the agency's data are beyond the charter's limit."""
        updated_at = self.updated_at.get(AgencyId(agency))
        return is_stale(
            None if updated_at is None else moment(updated_at),
            now,
            charter.stale_after_working_days,
            frozenset(charter.holidays),
        )


def read_ages(cursor: Any, charter: Charter, own_node: str) -> Ages:
    """The state of all desks' journals; this node's own data have no age."""
    held = {node_of(origin): (origin, size, at) for origin, size, at in peer_states(cursor)}
    updated: dict[AgencyId, int | None] = {}
    heads: dict[AgencyId, tuple[tuple[str, int], ...]] = {}
    for agency in charter.agencies:
        desks = [desk.id for desk in charter.desks_of(agency.id) if desk.id != own_node]
        states = [held.get(desk) for desk in desks]
        known = [state for state in states if state is not None]
        complete = len(known) == len(states)
        updated[agency.id] = min((at for _, _, at in known), default=None) if complete else None
        heads[agency.id] = tuple((origin, size) for origin, size, _ in known)
    return Ages(updated, heads)
