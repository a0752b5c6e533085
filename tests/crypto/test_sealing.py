import pyrage
import pytest

from gate_desk.crypto.sealing import new_identity, recipient_of
from gate_desk.domain.errors import Refused


def test_what_is_sealed_to_the_recipient_opens_with_the_identity() -> None:
    identity = new_identity()
    sealed = pyrage.encrypt(b"batch", [pyrage.x25519.Recipient.from_str(recipient_of(identity))])
    assert pyrage.decrypt(sealed, [pyrage.x25519.Identity.from_str(identity)]) == b"batch"


def test_identities_are_random() -> None:
    assert new_identity() != new_identity()


@pytest.mark.parametrize("identity", ["", "AGE-SECRET-KEY-1", "thẻ", "age1xyz", "A" * 5000])
def test_what_is_no_identity_is_refused_without_being_repeated(identity: str) -> None:
    with pytest.raises(Refused) as refused:
        recipient_of(identity)
    assert refused.value.code == "identity_malformed"
    assert not refused.value.detail


def test_a_mistyped_identity_is_refused() -> None:
    identity = new_identity()
    mistyped = identity[:30] + ("Q" if identity[30] != "Q" else "P") + identity[31:]
    with pytest.raises(Refused):
        recipient_of(mistyped)
