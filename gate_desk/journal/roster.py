"""Who speaks for which node: by the charter, and by the node notes that replace machines."""

from msgspec import Struct

from gate_desk.domain.authority import Author
from gate_desk.domain.charter import Charter
from gate_desk.domain.errors import Refused
from gate_desk.domain.ids import Origin, node_of


class NodeEpoch(Struct, frozen=True):
    """One machine of a node: its keys and its journal."""

    epoch: int
    key: bytes
    age: str
    origin: Origin


class Roster(Struct, frozen=True):
    """The nodes of a charter with the keys of all their epochs."""

    charter: Charter

    def key_of(self, origin: str) -> bytes | None:
        """The key that a journal is signed with; None where nobody vouches for it."""
        try:
            return self.charter.node_public_key(node_of(origin))
        except Refused:
            return None

    def keys_of(self, node: str) -> tuple[bytes, ...]:
        """The keys of all epochs of a node; raises `unknown_node`."""
        return (self.charter.node_public_key(node),)

    def present(self, node: str) -> NodeEpoch:
        """The machine that a node is now; raises `unknown_node`."""
        known = self.charter.node(node)
        origin = Origin(f"gatedesk/{self.charter.site}/{node}/1")
        return NodeEpoch(1, known.key, known.age, origin)

    def author_of(self, origin: str) -> Author | None:
        """Who writes a journal, by the charter."""
        for node in self.charter.nodes:
            if node.id == node_of(origin):
                return Author(node.kind.value, node.agency, node.id)
        return None
