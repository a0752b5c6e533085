"""Who speaks for which node: by the charter, and by the node notes that replace machines."""

from msgspec import Struct

from gate_desk.domain.authority import Author, node_author
from gate_desk.domain.charter import Charter
from gate_desk.domain.errors import Refused
from gate_desk.domain.ids import NodeName, Origin, node_of
from gate_desk.domain.sharing import rules_since
from gate_desk.journal.node_notes import NodeNote


class NodeEpoch(Struct, frozen=True):
    """One machine of a node: its keys and its journal."""

    epoch: int
    key: bytes
    age: str
    origin: Origin
    previous_size: int = 0
    """How much of the epoch before it this machine proved."""
    previous_root: bytes = b""


class Roster(Struct, frozen=True):
    """The nodes of a charter with the keys of all their epochs.

    Node notes were verified by this charter; those of nodes that left it count no more.
    """

    charter: Charter
    node_notes: tuple[NodeNote, ...] = ()
    earlier: tuple[Charter, ...] = ()
    """The versions before, the first one first."""

    def rules_since(self, node: NodeName) -> int:
        """The version from which on the present sharing rules for a node hold."""
        return rules_since((*self.earlier, self.charter), node)

    def epochs(self, node: str) -> tuple[NodeEpoch, ...]:
        """All machines of a node, the present one last; raises `unknown_node`."""
        known, site = self.charter.node(node), self.charter.site
        first = NodeEpoch(1, known.key, known.age, Origin(f"gatedesk/{site}/{node}/1"))
        later = [
            NodeEpoch(
                note.epoch,
                note.key,
                note.age,
                note.origin(site),
                note.previous_size,
                note.previous_root,
            )
            for note in self.node_notes
            if note.node == node
        ]
        return (first, *sorted(later, key=lambda machine: machine.epoch))

    def present(self, node: str) -> NodeEpoch:
        """The machine that a node is now; raises `unknown_node`."""
        return self.epochs(node)[-1]

    def is_present(self, origin: str) -> bool:
        """Whether a journal is that of a node's present machine; False for strangers."""
        machines = self._epochs_or_none(node_of(origin))
        return bool(machines) and machines[-1].origin == origin

    def key_of(self, origin: str) -> bytes | None:
        """The key that a journal is signed with; None where nobody vouches for it."""
        for machine in self._epochs_or_none(node_of(origin)):
            if machine.origin == origin:
                return machine.key
        return None

    def keys_of(self, node: str) -> tuple[bytes, ...]:
        """The keys of all epochs of a node; raises `unknown_node`."""
        return tuple(machine.key for machine in self.epochs(node))

    def author_of(self, origin: str) -> Author | None:
        """Who writes a journal, by the charter."""
        parts = origin.split("/")
        for node in self.charter.nodes:
            if node.id == node_of(origin) and parts[1] == self.charter.site:
                return node_author(self.charter, node)
        return None

    def _epochs_or_none(self, node: str) -> tuple[NodeEpoch, ...]:
        try:
            return self.epochs(node)
        except Refused:
            return ()
