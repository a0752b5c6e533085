"""The names of things: what identifies a node, a person, a card, a record."""

from typing import NewType

SiteId = NewType("SiteId", str)
NodeName = NewType("NodeName", str)
Origin = NewType("Origin", str)
"""`gatedesk/<site>/<node>/<epoch>`: one journal of one node (protocol.md 1)."""

AgencyId = NewType("AgencyId", str)
PersonId = NewType("PersonId", str)
"""Random, 16 hexadecimal digits: never derived from a name or a document."""

PersonRef = tuple[AgencyId, PersonId]
"""A person: only the agency itself speaks of its people, whatever id others use."""

RecordRef = tuple[Origin, int]
"""A record of any journal: its origin and its index."""

CardRef = tuple[AgencyId, int]
"""A credential: its issuer and its serial, 0 to 2^48 - 1."""
