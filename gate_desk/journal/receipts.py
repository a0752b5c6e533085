"""Custody and want: what a node says of another journal's records that it holds (protocol.md, 6).

Both are signed notes under the signer's name `gatedesk/<site>/<node>`, with the key of the epoch
that their last line names.
"""

import re

from msgspec import Struct

from gate_desk.crypto.signing import SigningKey
from gate_desk.domain.encoded import decode_base64, encode_base64
from gate_desk.domain.ids import Origin
from gate_desk.journal.errors import Damaged
from gate_desk.journal.note import sign_note
from gate_desk.journal.record import MAX_WHOLE, ORIGIN_PATTERN
from gate_desk.journal.tree import HASH_SIZE

CUSTODY = "gatedesk/custody/v1"
WANT = "gatedesk/want/v1"
MAX_WANTED = 1000
"""Pictures asked for at once."""

_ORIGIN = re.compile(ORIGIN_PATTERN)
_NUMBER = re.compile(r"0|[1-9][0-9]{0,15}")
_BLOB = re.compile(r"[0-9a-f]{64}")


class Standing(Struct, frozen=True, order=True):
    """Where the signer's own journal stood: a restored signer's older notes are void."""

    epoch: int
    size: int


class Custody(Struct, frozen=True):
    """Everything of `origin` below `size` that is addressed to the signer is durable there."""

    origin: Origin
    size: int
    root: bytes
    charter: int
    """The charter's version that the signer has adopted."""
    signer: Origin
    own_size: int

    @property
    def text(self) -> str:
        """The lines that are signed."""
        return (
            f"{CUSTODY}\n{self.origin}\n{self.size}\n{encode_base64(self.root)}\n"
            f"{self.charter}\n{self.signer} {self.own_size}\n"
        )

    @property
    def standing(self) -> Standing:
        """Of two by one signer the higher counts."""
        return Standing(epoch_of(self.signer), self.own_size)


class Want(Struct, frozen=True):
    """The signer lacks records of `origin` from this index, or these pictures."""

    origin: Origin
    first: int
    blobs: tuple[str, ...]
    """SHA-256, hexadecimal."""
    signer: Origin
    own_size: int

    @property
    def text(self) -> str:
        """The lines that are signed."""
        blobs = "".join(f"{blob}\n" for blob in self.blobs)
        return f"{WANT}\n{self.origin}\n{self.first}\n{blobs}{self.signer} {self.own_size}\n"

    @property
    def standing(self) -> Standing:
        """Of two by one signer the higher counts."""
        return Standing(epoch_of(self.signer), self.own_size)


def epoch_of(origin: str) -> int:
    """The epoch of an origin that was checked."""
    return int(origin.rpartition("/")[2])


def signer_name(origin: str) -> str:
    """Under which name a node signs receipts and cosigns: its origin without the epoch."""
    return origin.rpartition("/")[0]


def sign_receipt(receipt: Custody | Want, key: SigningKey) -> str:
    """The complete note."""
    return f"{receipt.text}\n{sign_note(receipt.text, signer_name(receipt.signer), key)}"


def parse_receipt(untrusted_text: str) -> Custody | Want:
    """The receipt of a note's text, not yet its signature; raises Damaged."""
    lines = untrusted_text.split("\n")
    if lines.pop() != "" or len(lines) < 4:
        raise Damaged("receipt: lines")
    kind, origin, size = lines[:3]
    signer, _, own_size = lines[-1].partition(" ")
    if not (_ORIGIN.fullmatch(origin) and _ORIGIN.fullmatch(signer)):
        raise Damaged("receipt: origin")
    start, own = _whole(size), _whole(own_size)
    if kind == CUSTODY and len(lines) == 6:
        root, charter = _root(lines[3]), _whole(lines[4])
        return Custody(Origin(origin), start, root, charter, Origin(signer), own)
    blobs = lines[3:-1]
    if kind != WANT or len(blobs) > MAX_WANTED or not all(map(_BLOB.fullmatch, blobs)):
        raise Damaged("receipt: kind")
    return Want(Origin(origin), start, tuple(blobs), Origin(signer), own)


def _whole(untrusted_text: str) -> int:
    if not _NUMBER.fullmatch(untrusted_text) or int(untrusted_text) > MAX_WHOLE:
        raise Damaged("receipt: number")
    return int(untrusted_text)


def _root(untrusted_text: str) -> bytes:
    try:
        root = decode_base64(untrusted_text)
    except ValueError as error:
        raise Damaged("receipt: root") from error
    if len(root) != HASH_SIZE:
        raise Damaged("receipt: root")
    return root
