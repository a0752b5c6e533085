"""Signed notes (C2SP signed-note): a text for people with signature lines below it."""

import re
import unicodedata
from hashlib import sha256

from msgspec import Struct

from gate_desk.crypto.signing import SigningKey, verify
from gate_desk.domain.encoded import decode_base64, encode_base64
from gate_desk.journal.errors import Damaged

MAX_NOTE = 1 << 20
MAX_SIGNATURES = 64
SIGNATURE_KIND = 0x01
KEY_ID_SIZE = 4

_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f]")
_NAME = re.compile(r"[^\s+]+")
_LINE = re.compile(r"— ([^\s+]+) ([A-Za-z0-9+/]+=*)")


class NoteSignature(Struct, frozen=True):
    """One signature line; of what kind it is, only the key that made it tells."""

    name: str
    key_id: bytes
    """4 bytes, a hint: which of the signer's keys to try."""
    signature: bytes

    @property
    def line(self) -> str:
        """The line as it stands in the note, its LF included."""
        return f"— {self.name} {encode_base64(self.key_id + self.signature)}\n"


class Note(Struct, frozen=True):
    """A text, which ends in LF, and the signatures that stand below it."""

    text: str
    signatures: tuple[NoteSignature, ...]

    def format(self) -> str:
        """The complete note: `parse_note` gives this value again."""
        return self.text + "\n" + "".join(signature.line for signature in self.signatures)

    def signed_by(self, name: str, key_id: bytes) -> tuple[bytes, ...]:
        """The signatures that claim to be by this key, not checked."""
        return tuple(
            signature.signature
            for signature in self.signatures
            if signature.key_id == key_id and signature.name == name
        )


def parse_note(untrusted: bytes | str, limit: int = MAX_NOTE) -> Note:
    """The note of these bytes, at most `limit` of them, with 1 to 64 signatures.

    Raises Damaged. Nothing is said yet about the signatures: see `verify_note`.
    """
    text = check_text(untrusted, limit)
    body, separator, lines = text.rpartition("\n\n")
    if not separator or not lines.endswith("\n"):
        raise Damaged("note: no signatures")
    if lines.count("\n") > MAX_SIGNATURES:
        raise Damaged("note: too many signatures")
    return Note(body + "\n", tuple(_signature(line) for line in lines[:-1].split("\n")))


def parse_draft(untrusted: bytes) -> Note:
    """The note of these bytes, or a text that nobody has signed yet; raises Damaged."""
    try:
        return parse_note(untrusted)
    except Damaged:
        return Note(check_text(untrusted), ())


def key_id(name: str, public: bytes, kind: int = SIGNATURE_KIND) -> bytes:
    """The 4 bytes that tell a signer's keys apart."""
    return sha256(name.encode() + b"\n" + bytes([kind]) + public).digest()[:KEY_ID_SIZE]


def sign_note(text: str, name: str, key: SigningKey) -> str:
    """The signature line of a text that ends in LF; the note is text, LF, lines.

    Raises Damaged for a text or a name that no note can have.
    """
    if not text.endswith("\n"):
        raise Damaged("note: text")
    check_text(text)
    signature = key.sign(text.encode())
    return signature_line(name, key_id(name, key.public), signature)


def signature_line(name: str, key_id: bytes, signature: bytes) -> str:
    """The line of a signature of any kind; Damaged for a name that no note can have."""
    if not _NAME.fullmatch(name):
        raise Damaged("note: name")
    return NoteSignature(name, key_id, signature).line


def verify_note(note: Note, name: str, public: bytes) -> bool:
    """Whether this key signed the text; one false signature in its name spoils the note."""
    message = note.text.encode()
    claims = note.signed_by(name, key_id(name, public))
    return bool(claims) and all(verify(public, claim, message) for claim in claims)


def check_text(untrusted: bytes | str, limit: int = MAX_NOTE) -> str:
    """The text of these bytes as a note may have it; raises Damaged."""
    try:
        raw = untrusted.encode() if isinstance(untrusted, str) else untrusted
        if len(raw) > limit:
            raise Damaged("note: too long")
        text = raw.decode()
    except UnicodeError as error:
        raise Damaged("note: not UTF-8") from error
    if _CONTROL.search(text):
        raise Damaged("note: control character")
    if not unicodedata.is_normalized("NFC", text):
        raise Damaged("note: not NFC")
    return text


def _signature(untrusted_line: str) -> NoteSignature:
    match = _LINE.fullmatch(untrusted_line)
    if not match:
        raise Damaged("note: signature line")
    try:
        raw = decode_base64(match[2])
    except ValueError as error:
        raise Damaged("note: signature line") from error
    if len(raw) <= KEY_ID_SIZE:
        raise Damaged("note: signature line")
    return NoteSignature(match[1], raw[:KEY_ID_SIZE], raw[KEY_ID_SIZE:])
