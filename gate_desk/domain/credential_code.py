"""The credential code: payload bytes, and their one text of digits (protocol.md 11)."""

import hashlib
import re
import struct
import unicodedata
from datetime import date
from enum import IntEnum

from msgspec import Struct

from gate_desk.domain.card_numbers import zone_mask, zones_of
from gate_desk.domain.days import day_number, day_of

PREFIX = "6807"
"""Every code begins with these digits."""
MOST_DIGITS = 400
NAME_BYTES = 48
SIGNATURE_BYTES = 64

_VERSION = 1
_LEAD = b"\x01"
"""Stands before the payload, so that the number keeps its leading bytes."""
_FIXED = struct.Struct(">BB4s6sHHHB")
_STAFF_DIGITS = 206
"""Digits of a code without a name: none that is genuine is shorter."""
_SHAPE = re.compile(rf"{PREFIX}[1-9][0-9]*[0-9]{{2}}")


class Misread(Exception):
    """The text is not a whole code: a digit is wrong, missing or too many. Scan again."""

    def __init__(self, missing_digits: int) -> None:
        super().__init__(f"misread, at least {missing_digits} digits missing")
        self.missing_digits = missing_digits
        """How many digits a staff code without a name lacks, at least; 0 when it is not short."""


class CredentialKind(IntEnum):
    """What a code lets its bearer be."""

    STAFF = 1
    VISITOR = 2
    EVENT = 3


class CredentialPayload(Struct, frozen=True):
    """What a code says, before anybody has checked its signature."""

    kind: CredentialKind
    key_id: bytes
    """First 4 bytes of a hash of the signing node's key; see `credential_key_id`."""
    serial: int
    """0 to 2^48 - 1, given by the issuer."""
    first_day: date
    last_day: date
    """Inclusive, in the charter's time zone."""
    zones: frozenset[int]
    """1 to 16."""
    name: str
    """Empty for most staff codes; perhaps cut short."""


class SignedCode(Struct, frozen=True):
    """A whole code; whether its signature is genuine is for `crypto` to say."""

    payload: CredentialPayload
    payload_bytes: bytes
    """Exactly the bytes that were signed."""
    signature: bytes
    text: str


def pack(payload: CredentialPayload) -> bytes:
    """The payload's bytes; the name in NFC, cut at a character to 48 bytes.

    Raises ValueError for values that no code can carry.
    """
    if len(payload.key_id) != 4:
        raise ValueError("a key id has 4 bytes")
    if not 0 <= payload.serial < 1 << 48:
        raise ValueError(f"serial {payload.serial} is not 0 to 2^48 - 1")
    first, last = day_number(payload.first_day), day_number(payload.last_day)
    if not 0 <= first <= last <= 0xFFFF:
        raise ValueError(f"days {payload.first_day} to {payload.last_day}")
    name = _cut(payload.name)
    fixed = _FIXED.pack(
        _VERSION,
        CredentialKind(payload.kind),
        payload.key_id,
        payload.serial.to_bytes(6),
        first,
        last,
        zone_mask(payload.zones),
        len(name),
    )
    return fixed + name


def credential_key_id(public_key: bytes) -> bytes:
    """The 4 bytes by which a code names the key it was signed with; several keys may share them."""
    return hashlib.sha256(b"gatedesk/credential-key/v1\0" + public_key).digest()[:4]


def signed_message(site: str, payload: bytes) -> bytes:
    """What the signature of a code covers: a code of another site is never genuine here."""
    return b"gatedesk/credential/v1\0" + site.encode("ascii") + b"\0" + payload


def write_code(payload: bytes, signature: bytes) -> str:
    """The digits to print. Raises ValueError for a payload that `read_code` would not read."""
    if len(signature) != SIGNATURE_BYTES:
        raise ValueError("a signature has 64 bytes")
    _unpack(payload)
    digits = PREFIX + str(int.from_bytes(_LEAD + payload + signature))
    return digits + _check_pair(digits)


def read_code(untrusted_text: str) -> SignedCode:
    """Reads the digits of a code, without any frame around them.

    Exactly one text is read for a payload and a signature. Raises Misread for every other text.
    """
    # The limit comes first: turning digits into a number takes time by the square of their count.
    if len(untrusted_text) > MOST_DIGITS or not _SHAPE.fullmatch(untrusted_text):
        raise Misread(missing_digits(untrusted_text))
    digits, pair = untrusted_text[:-2], untrusted_text[-2:]
    if _check_pair(digits) != pair:
        raise Misread(missing_digits(untrusted_text))
    number = int(digits.removeprefix(PREFIX))
    whole = number.to_bytes((number.bit_length() + 7) // 8)
    payload_bytes, signature = whole[1:-SIGNATURE_BYTES], whole[-SIGNATURE_BYTES:]
    try:
        if not whole.startswith(_LEAD):
            raise ValueError("no lead byte")
        payload = _unpack(payload_bytes)
    except ValueError as error:
        raise Misread(missing_digits(untrusted_text)) from error
    return SignedCode(payload, payload_bytes, signature, untrusted_text)


def missing_digits(untrusted_text: str) -> int:
    """How many digits a text lacks to be the shortest code there is; 0 when it is long enough."""
    return max(0, _STAFF_DIGITS - len(untrusted_text))


def _unpack(payload: bytes) -> CredentialPayload:
    if len(payload) < _FIXED.size:
        raise ValueError("payload too short")
    version, kind, key_id, serial, first, last, mask, size = _FIXED.unpack_from(payload)
    name = payload[_FIXED.size :]
    if version != _VERSION or size != len(name) or size > NAME_BYTES:
        raise ValueError("not a payload of version 1")
    return CredentialPayload(
        CredentialKind(kind),
        key_id,
        int.from_bytes(serial),
        day_of(first),
        day_of(last),
        frozenset(zones_of(mask)),
        name.decode("utf-8"),
    )


def _cut(name: str) -> bytes:
    whole = unicodedata.normalize("NFC", name).encode("utf-8")
    return whole[:NAME_BYTES].decode("utf-8", "ignore").encode("utf-8")


def _check_pair(digits: str) -> str:
    return f"{98 - int(digits) * 100 % 97:02d}"
