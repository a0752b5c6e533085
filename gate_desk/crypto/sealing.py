"""age (v1, X25519): what batches and backups are sealed with.

pyrage is imported when it is first needed: most commands seal and open nothing.
"""

from io import BytesIO
from typing import BinaryIO

from gate_desk.crypto.age_header import MAX_HEADER, check_age_header
from gate_desk.domain.errors import Refused


def new_identity() -> str:
    """A new random identity, `AGE-SECRET-KEY-1...`."""
    from pyrage import x25519

    return str(x25519.Identity.generate())


def recipient_of(identity: str) -> str:
    """The recipient `age1...` of an identity; Refused `identity_malformed` if it is none."""
    from pyrage import IdentityError, x25519

    try:
        return str(x25519.Identity.from_str(identity).to_public())
    except IdentityError as error:
        # The library's own sentence is dropped: it must never repeat the secret.
        raise Refused("identity_malformed") from error


def seal(plain: bytes, recipient: str) -> bytes:
    """An age file for exactly one recipient; Refused `recipient_malformed`."""
    from pyrage import RecipientError, encrypt, x25519

    try:
        sealed: bytes = encrypt(plain, [x25519.Recipient.from_str(recipient)])
    except RecipientError as error:
        raise Refused("recipient_malformed", recipient[:80]) from error
    return sealed


def unseal(untrusted: BinaryIO, identity: str) -> bytes:
    """The content of an age file, read from its beginning.

    Raises Refused: `damaged` (not an age file as `seal` makes them, or changed on its way),
    `not_addressed` (sealed to somebody else), `identity_malformed`.
    """
    from pyrage import DecryptError, IdentityError, decrypt_io, x25519

    check_age_header(untrusted.read(MAX_HEADER))
    untrusted.seek(0)
    plain = BytesIO()
    try:
        key = x25519.Identity.from_str(identity)
    except IdentityError as error:
        raise Refused("identity_malformed") from error
    try:
        # In pieces: in one piece the library holds a large file four times.
        decrypt_io(untrusted, plain, [key])
    except DecryptError as error:
        # The library has one exception for both; its sentence tells which.
        stranger = "no matching keys" in str(error).lower()
        raise Refused("not_addressed" if stranger else "damaged", "age") from error
    except OSError as error:
        raise Refused("damaged", "age") from error
    return plain.getvalue()
