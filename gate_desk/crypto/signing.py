"""Ed25519 signatures (RFC 8032): the keys of nodes and of agencies."""

from functools import lru_cache

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)

from gate_desk.domain.encoded import PUBLIC_KEY_SIZE, parse_public, public_text

__all__ = ["SEED_SIZE", "SIGNATURE_SIZE", "SigningKey", "parse_public", "public_text", "verify"]

SEED_SIZE = 32
SIGNATURE_SIZE = 64


class SigningKey:
    """A private key. Its seed is never part of its representation."""

    __slots__ = ("_key", "public")

    def __init__(self, key: Ed25519PrivateKey) -> None:
        self._key = key
        self.public: bytes = key.public_key().public_bytes_raw()

    @classmethod
    def from_seed(cls, seed: bytes) -> "SigningKey":
        """The key of a seed of 32 bytes; ValueError for another length."""
        return cls(Ed25519PrivateKey.from_private_bytes(seed))

    @classmethod
    def generate(cls) -> "SigningKey":
        """A new random key."""
        return cls(Ed25519PrivateKey.generate())

    @property
    def seed(self) -> bytes:
        """The 32 secret bytes."""
        return self._key.private_bytes_raw()

    def sign(self, message: bytes) -> bytes:
        """The signature, 64 bytes; always the same for the same message."""
        return self._key.sign(message)

    def __repr__(self) -> str:
        return f"SigningKey({public_text(self.public)})"


def verify(public: bytes, signature: bytes, message: bytes) -> bool:
    """Whether the signature is this key's for this message; False for anything malformed."""
    if len(public) != PUBLIC_KEY_SIZE or len(signature) != SIGNATURE_SIZE:
        return False
    try:
        _public_key(public).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


@lru_cache(maxsize=256)
def _public_key(public: bytes) -> Ed25519PublicKey:
    # A gate sees the same few issuers all day.
    return Ed25519PublicKey.from_public_bytes(public)
