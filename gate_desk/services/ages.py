"""How old each agency's data are here, and which heads a decision relies on."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from msgspec import Struct

from gate_desk.domain.charter import Charter
from gate_desk.domain.days import moment
from gate_desk.domain.freshness import is_stale
from gate_desk.domain.ids import AgencyId, Origin, node_of
from gate_desk.journal.roster import Roster
from gate_desk.store.queries.freshness import peer_states


class Ages(Struct, frozen=True):
    """The newest data of each agency: the oldest of its desks counts (protocol.md 8)."""

    updated_at: Mapping[AgencyId, int | None]
    """UTC milliseconds; None: a desk of the agency has sent nothing yet."""
    heads: Mapping[AgencyId, tuple[tuple[str, int], ...]]
    """Origin and size of the agency's desks' journals held here."""
    journals: Mapping[str, tuple[int, int]] = {}
    """Size and time of every other node's journal held here, by its origin: passes rely on it."""

    own_node: str = ""
    """Its own journals have no age."""

    def seconds(
        self, now_ms: int, issuer: AgencyId | Origin | None = None
    ) -> dict[AgencyId | Origin, int | None]:
        """Ages in seconds, never below zero: of all agencies, and of a pass's journal elsewhere."""
        ages: dict[AgencyId | Origin, int | None] = {
            agency: None if at is None else max(0, (now_ms - at) // 1000)
            for agency, at in self.updated_at.items()
        }
        if issuer is not None and issuer not in ages and node_of(issuer) != self.own_node:
            held = self.journals.get(issuer)
            ages[issuer] = None if held is None else max(0, (now_ms - held[1]) // 1000)
        return ages

    def relied_on(self, issuer: str) -> tuple[tuple[str, int], ...]:
        """Origin and size of the journals that speak of an agency's cards, or of a pass."""
        if issuer in self.journals:
            return ((issuer, self.journals[issuer][0]),)
        return self.heads.get(AgencyId(issuer), ())

    def stale(self, issuer: str, now: datetime, charter: Charter) -> bool:
        """Whether the data of an agency, or of a pass's journal, are beyond the charter's limit."""
        updated_at = self.updated_at.get(AgencyId(issuer))
        if issuer not in self.updated_at:
            if self.own_node and node_of(issuer) == self.own_node:
                return False
            updated_at = self.journals[issuer][1] if issuer in self.journals else None
        return is_stale(
            None if updated_at is None else moment(updated_at),
            now,
            charter.stale_after_working_days,
            frozenset(charter.holidays),
        )


def read_ages(cursor: Any, roster: Roster, own_node: str) -> Ages:
    """The state of all desks' journals; this node's own data have no age."""
    charter, states = roster.charter, peer_states(cursor)
    held = {
        node_of(origin): (origin, size, at)
        for origin, size, at in states
        if roster.is_present(origin)
    }
    updated: dict[AgencyId, int | None] = {}
    heads: dict[AgencyId, tuple[tuple[str, int], ...]] = {}
    for agency in charter.agencies:
        desks = [desk.id for desk in charter.desks_of(agency.id) if desk.id != own_node]
        found = [held.get(desk) for desk in desks]
        known = [state for state in found if state is not None]
        complete = len(known) == len(found)
        updated[agency.id] = min((at for _, _, at in known), default=None) if complete else None
        heads[agency.id] = tuple((origin, size) for origin, size, _ in known)
    journals = {origin: (size, at) for origin, size, at in states}
    return Ages(updated, heads, journals, own_node)
