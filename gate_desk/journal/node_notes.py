"""Node notes: an agency replaces a machine of its own, or its keys (protocol.md, 10)."""

import re

from msgspec import Struct

from gate_desk.crypto.signing import SigningKey
from gate_desk.domain.charter import Charter
from gate_desk.domain.encoded import decode_base64, encode_base64, parse_public, public_text
from gate_desk.domain.errors import Refused
from gate_desk.domain.ids import NodeName, Origin
from gate_desk.journal.errors import Damaged
from gate_desk.journal.note import MAX_NOTE, Note, parse_note, sign_note, verify_note
from gate_desk.journal.record import MAX_WHOLE
from gate_desk.journal.tree import HASH_SIZE

NODE = "gatedesk/node/v1"
FIRST_NOTED = 2
"""The first epoch stands in the charter."""

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]{0,63}")
_NUMBER = re.compile(r"0|[1-9][0-9]{0,15}")
_AGE = re.compile(r"age1[a-z0-9]{58}")
_LINES = 6


class NodeNote(Struct, frozen=True):
    """From this epoch on, the node is the machine with these keys."""

    node: NodeName
    epoch: int
    key: bytes
    """Public Ed25519 key, 32 bytes."""
    age: str
    """What batches for it are sealed to."""
    previous_size: int
    previous_root: bytes
    """How much of the epoch before it is proved by the machine itself."""

    @property
    def text(self) -> str:
        """The lines that are signed."""
        return (
            f"{NODE}\n{self.node}\n{self.epoch}\n{public_text(self.key)}\n{self.age}\n"
            f"{self.previous_size} {encode_base64(self.previous_root)}\n"
        )

    def origin(self, site: str) -> Origin:
        """The journal of this epoch."""
        return Origin(f"gatedesk/{site}/{self.node}/{self.epoch}")


def sign_node_note(note: NodeNote, site: str, agency: str, key: SigningKey) -> str:
    """The complete note, with the offline key of the node's own agency."""
    return f"{note.text}\n{sign_note(note.text, f'gatedesk/{site}/{agency}', key)}"


def open_node_note(untrusted: bytes | str, charter: Charter) -> NodeNote:
    """The node note of these bytes, signed by the node's agency of this charter.

    Raises Damaged, or Refused `unknown_node`.
    """
    note = parse_note(untrusted, MAX_NOTE)
    parsed = parse_node_note(note)
    agency = charter.agency(charter.node(parsed.node).agency)
    if not verify_note(note, f"gatedesk/{charter.site}/{agency.id}", agency.key):
        raise Damaged("node note: signature")
    return parsed


def parse_node_note(note: Note) -> NodeNote:
    """What a note says, not yet by whom; raises Damaged."""
    lines = note.text.split("\n")
    if lines.pop() != "" or len(lines) != _LINES or lines[0] != NODE:
        raise Damaged("node note: lines")
    _, node, epoch, key, age, previous = lines
    size, _, root = previous.partition(" ")
    if not (_NAME.fullmatch(node) and _AGE.fullmatch(age)):
        raise Damaged("node note: names")
    number = _whole(epoch)
    if number < FIRST_NOTED:
        raise Damaged("node note: epoch")
    return NodeNote(NodeName(node), number, _key(key), age, _whole(size), _root(root))


def _whole(untrusted: str) -> int:
    if not _NUMBER.fullmatch(untrusted) or int(untrusted) > MAX_WHOLE:
        raise Damaged("node note: number")
    return int(untrusted)


def _key(untrusted: str) -> bytes:
    try:
        return parse_public(untrusted)
    except Refused as error:
        raise Damaged("node note: key") from error


def _root(untrusted: str) -> bytes:
    try:
        root = decode_base64(untrusted)
    except ValueError as error:
        raise Damaged("node note: root") from error
    if len(root) != HASH_SIZE:
        raise Damaged("node note: root")
    return root
