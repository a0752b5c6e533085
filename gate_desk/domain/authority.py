"""Who may write which record (records.md, first table): what others write is never applied."""

from typing import Literal

from msgspec import Struct

from gate_desk.domain.ids import AgencyId
from gate_desk.domain.records.common import Section

NodeKind = Literal["post", "desk", "centre"]


class Author(Struct, frozen=True):
    """The node that wrote a record, by the charter."""

    kind: NodeKind
    agency: AgencyId


_KINDS: dict[str, frozenset[str]] = {
    "scan": frozenset({"post"}),
    "movement": frozenset({"post"}),
    "decision": frozenset({"post"}),
    "vehicle": frozenset({"post"}),
    "person": frozenset({"desk"}),
    "credential": frozenset({"desk"}),
    "clock": frozenset({"post", "desk", "centre"}),
}


def may_author(type_: str, author: Author, core: Section) -> bool:
    """Whether a record of this type by this node is applied.

    People and cards belong to their agency: only its own desks speak of them. `credential.kept`
    is the exception: it tells what a post did.
    """
    if type_ == "credential.kept":
        return author.kind == "post"
    if author.kind not in _KINDS.get(type_.partition(".")[0], frozenset()):
        return False
    owner = getattr(core, "issuer", getattr(core, "agency", None))
    return owner is None or owner == author.agency
