"""Who may write which record (records.md, first table): what others write is never applied."""

from typing import Literal

from msgspec import Struct

from gate_desk.domain.charter import Charter, CharterNode
from gate_desk.domain.ids import AgencyId, NodeName, node_of
from gate_desk.domain.records.common import Section
from gate_desk.domain.records.visitor_pass import PassEvent
from gate_desk.domain.records.watch import WatchListed
from gate_desk.domain.verdict import Watch

NodeKind = Literal["post", "desk", "centre"]


class Author(Struct, frozen=True):
    """The node that wrote a record, by the charter."""

    kind: NodeKind
    agency: AgencyId
    node: NodeName = NodeName("")
    """Its name; some records belong to one node."""
    guards: bool = False
    """Whether its agency is one of those that guard the site."""


def node_author(charter: Charter, node: CharterNode) -> Author:
    """A node of the charter as an author."""
    guards = node.agency in charter.guard_agencies
    return Author(node.kind.value, node.agency, node.id, guards)


_KINDS: dict[str, frozenset[str]] = {
    "scan": frozenset({"post"}),
    "movement": frozenset({"post"}),
    "decision": frozenset({"post"}),
    "vehicle": frozenset({"post"}),
    "person": frozenset({"desk"}),
    "credential": frozenset({"desk"}),
    "visit": frozenset({"post", "desk"}),
    "pass": frozenset({"post", "desk"}),
    "item": frozenset({"post"}),
    "watch": frozenset({"desk"}),
    "roll": frozenset({"post"}),
    "exchange": frozenset({"post", "desk", "centre"}),
    "clock": frozenset({"post", "desk", "centre"}),
    "journal": frozenset({"post", "desk", "centre"}),
}


_BY_POSTS = frozenset({"credential.kept", "watch.matched", "pass.assigned"})
"""What only a gate sees happen."""


def may_author(type_: str, author: Author, core: Section) -> bool:
    """Whether a record of this type by this node is applied.

    People and cards belong to their agency: only its own desks speak of them. `credential.kept`
    is the exception: it tells what a post did. Visitors belong to their host: posts receive
    everybody, a desk announces and equips those of its own agency alone. A pass is taken back or
    reported missing at any post, or where it was issued. Only an agency that guards lists people
    whom a gate must not let in.
    """
    if type_ in _BY_POSTS:
        return author.kind == "post"
    if isinstance(core, WatchListed) and core.kind == Watch.BLOCK and not author.guards:
        return False
    if author.kind not in _KINDS.get(type_.partition(".")[0], frozenset()):
        return False
    if isinstance(core, PassEvent):
        return author.kind == "post" or author.node == (node_of(core.origin) or None)
    if author.kind == "post":
        # What a post may write it may write about everybody.
        return True
    owner = getattr(core, "issuer", getattr(core, "agency", getattr(core, "host", None)))
    return owner is None or owner == author.agency
