"""What stands before the body of a batch: whose records, for whom, under which cut."""

import json
import re
from typing import Annotated

import msgspec
from msgspec import Meta

from gate_desk.crypto.signing import SIGNATURE_SIZE, SigningKey, verify
from gate_desk.domain.ids import NodeName, Origin
from gate_desk.journal.errors import Damaged
from gate_desk.journal.record import MAX_WHOLE, ORIGIN_PATTERN
from gate_desk.sync.limits import MAX_MANIFEST, MAX_NOTES

MAGIC = b"GDB1"
_SIGNED = b"gatedesk/batch/v1\n"
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]{0,63}")
_ORIGIN = re.compile(ORIGIN_PATTERN)
_SHA256 = re.compile(r"[0-9a-f]{64}")
_HEAD = len(MAGIC) + 4

_Whole = Annotated[int, Meta(ge=0, le=MAX_WHOLE)]


class Manifest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The manifest of version 1; its fields are written in this order."""

    v: Annotated[int, Meta(ge=1, le=1)]
    origin: Origin
    sender: NodeName
    to: NodeName
    first: _Whole
    count: _Whole
    raw_size: _Whole
    """Bytes of the body before compression."""
    body_sha256: str
    """Of the compressed body, hexadecimal."""
    checkpoint: str
    """The cut for the size first + count, a signed note."""
    charter: _Whole
    """The sender's charter version."""
    created_at: _Whole
    """UTC milliseconds."""
    notes: Annotated[tuple[str, ...], Meta(max_length=MAX_NOTES)]

    @property
    def size(self) -> int:
        """Size of the journal that the cut is for."""
        return self.first + self.count


class Envelope(msgspec.Struct, frozen=True):
    """An opened batch in its three parts, none of them checked against a key yet."""

    manifest: Manifest
    manifest_bytes: bytes
    signature: bytes
    body: memoryview
    """Compressed."""


def pack(manifest: Manifest, key: SigningKey, body: bytes) -> bytes:
    """The plain bytes of a batch, signed by its sender; Damaged where a limit is passed."""
    encoded = msgspec.json.encode(manifest)
    if len(encoded) > MAX_MANIFEST:
        raise Damaged("manifest too long")
    signature = key.sign(_SIGNED + encoded)
    return b"".join((MAGIC, len(encoded).to_bytes(4, "big"), encoded, signature, body))


def unpack(untrusted: bytes) -> Envelope:
    """The parts of a batch's plain bytes; raises Damaged."""
    size = int.from_bytes(untrusted[len(MAGIC) : _HEAD], "big")
    end = _HEAD + size
    if not untrusted.startswith(MAGIC) or size > MAX_MANIFEST:
        raise Damaged("not a batch")
    if len(untrusted) < end + SIGNATURE_SIZE:
        raise Damaged("batch cut short")
    encoded = untrusted[_HEAD:end]
    body = memoryview(untrusted)[end + SIGNATURE_SIZE :]
    return Envelope(_parse(encoded), encoded, untrusted[end : end + SIGNATURE_SIZE], body)


def is_signed(envelope: Envelope, sender_key: bytes) -> bool:
    """Whether this key signed the manifest."""
    return verify(sender_key, envelope.signature, _SIGNED + envelope.manifest_bytes)


def _parse(untrusted: bytes) -> Manifest:
    try:
        values = json.loads(untrusted.decode(), object_pairs_hook=_distinct)
        manifest = msgspec.convert(values, Manifest)
    except (ValueError, RecursionError, msgspec.ValidationError) as error:
        raise Damaged("manifest") from error
    names = (manifest.sender, manifest.to)
    if not _ORIGIN.fullmatch(manifest.origin) or not all(map(_NAME.fullmatch, names)):
        raise Damaged("manifest: names")
    if not _SHA256.fullmatch(manifest.body_sha256) or manifest.size > MAX_WHOLE:
        raise Damaged("manifest: values")
    return manifest


def _distinct(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice")
    return found
