"""Binary values as text: strict standard base64 and public keys (protocol.md, 1)."""

import base64
import binascii

from gate_desk.domain.errors import Refused

PUBLIC_KEY_SIZE = 32
_KEY_PREFIX = "ed25519:"


def encode_base64(raw: bytes) -> str:
    """Standard base64 with padding (RFC 4648, 4)."""
    return base64.b64encode(raw).decode("ascii")


def decode_base64(untrusted_text: str) -> bytes:
    """The bytes of standard base64; ValueError unless it is the one text of these bytes.

    Padding, no white space, no stray bits: two texts never mean the same bytes.
    """
    raw = binascii.a2b_base64(untrusted_text, strict_mode=True)
    if encode_base64(raw) != untrusted_text:
        raise ValueError("not canonical base64")
    return raw


def public_text(public: bytes) -> str:
    """A public key of 32 bytes as `ed25519:<base64>`."""
    return _KEY_PREFIX + encode_base64(public)


def parse_public(untrusted_text: str) -> bytes:
    """The 32 bytes of a public key written `ed25519:<base64>`.

    Raises Refused with the code `key_malformed`.
    """
    if not untrusted_text.startswith(_KEY_PREFIX):
        raise Refused("key_malformed", "not ed25519:")
    try:
        public = decode_base64(untrusted_text.removeprefix(_KEY_PREFIX))
    except ValueError as error:
        raise Refused("key_malformed", str(error)) from error
    if len(public) != PUBLIC_KEY_SIZE:
        raise Refused("key_malformed", f"{len(public)} bytes")
    return public
