"""age identities (age v1, X25519): what a batch is sealed to.

pyrage is imported when it is first needed: most commands seal and open nothing.
"""

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
