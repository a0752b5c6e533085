"""The names of things: what identifies a node, a person, a card, a record."""

from typing import NewType

SiteId = NewType("SiteId", str)
NodeName = NewType("NodeName", str)
Origin = NewType("Origin", str)
"""`gatedesk/<site>/<node>/<epoch>`: one journal of one node (protocol.md 1)."""

AgencyId = NewType("AgencyId", str)
PersonId = NewType("PersonId", str)
"""Random, 16 hexadecimal digits: never derived from a name or a document."""

VisitId = NewType("VisitId", str)
"""Random, 16 hexadecimal digits; the agency that is the host speaks of it, as of its people."""

PersonRef = tuple[AgencyId, PersonId]
"""A person: only the agency itself speaks of its people, whatever id others use."""

RecordRef = tuple[Origin, int]
"""A record of any journal: its origin and its index."""

CardRef = tuple[AgencyId | Origin, int]
"""A credential and its serial, 0 to 2^48 - 1: a card by its agency, a pass by the journal whose
key signed it. No agency has the name of an origin."""


def node_of(origin: str) -> str:
    """The node's name in `gatedesk/<site>/<node>/<epoch>`; empty for what is no origin."""
    parts = origin.split("/")
    return parts[2] if len(parts) == 4 else ""
