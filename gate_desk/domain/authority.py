"""Who may write which record (records.md, first table): what others write is never applied."""

from typing import Literal

from msgspec import Struct

from gate_desk.domain.ids import AgencyId, NodeName, node_of
from gate_desk.domain.records.common import Section
from gate_desk.domain.records.visitor_pass import PassEvent

NodeKind = Literal["post", "desk", "centre"]


class Author(Struct, frozen=True):
    """The node that wrote a record, by the charter."""

    kind: NodeKind
    agency: AgencyId
    node: NodeName = NodeName("")
    """Its name; some records belong to one node."""


_KINDS: dict[str, frozenset[str]] = {
    "scan": frozenset({"post"}),
    "movement": frozenset({"post"}),
    "decision": frozenset({"post"}),
    "vehicle": frozenset({"post"}),
    "person": frozenset({"desk"}),
    "credential": frozenset({"desk"}),
    "visit": frozenset({"post", "desk"}),
    "pass": frozenset({"post", "desk"}),
    "exchange": frozenset({"post", "desk", "centre"}),
    "clock": frozenset({"post", "desk", "centre"}),
    "journal": frozenset({"post", "desk", "centre"}),
}


def may_author(type_: str, author: Author, core: Section) -> bool:
    """Whether a record of this type by this node is applied.

    People and cards belong to their agency: only its own desks speak of them. `credential.kept`
    is the exception: it tells what a post did. Visitors belong to their host: posts receive
    everybody, a desk announces and equips those of its own agency alone. A pass is taken back or
    reported missing at any post, or where it was issued.
    """
    if type_ == "credential.kept":
        return author.kind == "post"
    if author.kind not in _KINDS.get(type_.partition(".")[0], frozenset()):
        return False
    if isinstance(core, PassEvent):
        return author.kind == "post" or author.node == (node_of(core.origin) or None)
    if author.kind == "post":
        # What a post may write it may write about everybody.
        return True
    owner = getattr(core, "issuer", getattr(core, "agency", getattr(core, "host", None)))
    return owner is None or owner == author.agency
