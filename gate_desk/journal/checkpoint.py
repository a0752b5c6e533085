"""Checkpoints and cosignatures (C2SP tlog-checkpoint, tlog-cosignature v1; protocol.md, 4, 6)."""

import re

from msgspec import Struct

from gate_desk.crypto.signing import SIGNATURE_SIZE, SigningKey, verify
from gate_desk.domain.encoded import decode_base64, encode_base64
from gate_desk.domain.ids import Origin
from gate_desk.journal.errors import Damaged
from gate_desk.journal.note import (
    Note,
    key_id,
    parse_note,
    sign_note,
    signature_line,
    verify_note,
)
from gate_desk.journal.record import MAX_WHOLE, ORIGIN_PATTERN
from gate_desk.journal.tree import HASH_SIZE

MAX_CHECKPOINT = 1 << 16
COSIGNATURE_KIND = 0x04
_TIME_SIZE = 8
_ORIGIN = re.compile(ORIGIN_PATTERN)
_SIZE = re.compile(r"0|[1-9][0-9]{0,15}")


class Checkpoint(Struct, frozen=True):
    """A journal's size with the root of its tree at that size."""

    origin: Origin
    size: int
    root: bytes

    @property
    def text(self) -> str:
        """The three lines that are signed."""
        return f"{self.origin}\n{self.size}\n{encode_base64(self.root)}\n"


def parse_checkpoint(untrusted_text: str) -> Checkpoint:
    """The checkpoint of exactly three lines; raises Damaged."""
    lines = untrusted_text.split("\n")
    if len(lines) != 4 or lines[3]:
        raise Damaged("checkpoint: not three lines")
    origin, size, root = lines[:3]
    if not _ORIGIN.fullmatch(origin):
        raise Damaged("checkpoint: origin")
    if not _SIZE.fullmatch(size) or int(size) > MAX_WHOLE:
        raise Damaged("checkpoint: size")
    return Checkpoint(Origin(origin), int(size), _root(root))


def sign_checkpoint(checkpoint: Checkpoint, key: SigningKey) -> str:
    """The complete note, signed under the origin's own name."""
    text = checkpoint.text
    return f"{text}\n{sign_note(text, checkpoint.origin, key)}"


def open_checkpoint(untrusted_note: bytes | str, origin: str, public: bytes) -> Checkpoint:
    """The checkpoint of a note that this origin's key signed; raises Damaged.

    Further lines, by cosigners, may stand below: see `verify_cosignature`.
    """
    note = parse_note(untrusted_note, MAX_CHECKPOINT)
    if not verify_note(note, origin, public):
        raise Damaged("checkpoint: signature")
    checkpoint = parse_checkpoint(note.text)
    if checkpoint.origin != origin:
        raise Damaged("checkpoint: another origin")
    return checkpoint


def cosign(note_text: str, cosigner_name: str, key: SigningKey, unix_seconds: int) -> str:
    """The signature line of a witness of a checkpoint's text (its body, without signatures).

    Say it only of a checkpoint that extends the one held before (protocol.md, 6).
    """
    parse_checkpoint(note_text)
    signature = key.sign(_cosigned(note_text, unix_seconds))
    stamp = unix_seconds.to_bytes(_TIME_SIZE, "big")
    identifier = key_id(cosigner_name, key.public, COSIGNATURE_KIND)
    return signature_line(cosigner_name, identifier, stamp + signature)


def verify_cosignature(note: Note, name: str, public: bytes) -> int | None:
    """When (Unix seconds, the latest) this witness cosigned; None if it did not.

    One false line in its name spoils the note, as with signatures.
    """
    times = []
    for claim in note.signed_by(name, key_id(name, public, COSIGNATURE_KIND)):
        if len(claim) != _TIME_SIZE + SIGNATURE_SIZE:
            return None
        seconds = int.from_bytes(claim[:_TIME_SIZE], "big")
        if not verify(public, claim[_TIME_SIZE:], _cosigned(note.text, seconds)):
            return None
        times.append(seconds)
    return max(times, default=None)


def _cosigned(note_text: str, seconds: int) -> bytes:
    return f"cosignature/v1\ntime {seconds}\n{note_text}".encode()


def _root(untrusted_text: str) -> bytes:
    try:
        root = decode_base64(untrusted_text)
    except ValueError as error:
        raise Damaged("checkpoint: root") from error
    if len(root) != HASH_SIZE:
        raise Damaged("checkpoint: root")
    return root
