"""Keys from a seed: stable, distinct, and real age identities."""

import pyrage
import pytest

from gate_desk.app.demo.seeded_keys import age_identity_for, seed_for


def test_a_seed_is_32_bytes_and_differs_by_number_and_name() -> None:
    seeds = {seed_for(number, name) for number in (1, 2, 11) for name in ("a", "b", "1a")}
    assert len(seeds) == 9
    assert all(len(seed) == 32 for seed in seeds)
    assert seed_for(1, "post-1") == seed_for(1, "post-1")


@pytest.mark.parametrize("number", range(40))
def test_age_itself_reads_and_writes_the_identity_alike(number: int) -> None:
    text = age_identity_for(number, "desk-ubnd")
    assert str(pyrage.x25519.Identity.from_str(text)) == text


def test_what_is_sealed_for_the_identity_can_be_opened_with_it() -> None:
    identity = pyrage.x25519.Identity.from_str(age_identity_for(7, "post-1"))
    sealed = pyrage.encrypt(b"sealed", [identity.to_public()])
    assert pyrage.decrypt(sealed, [identity]) == b"sealed"


def test_identities_are_not_the_signing_seeds() -> None:
    assert age_identity_for(1, "post-1") != age_identity_for(1, "post-2")
    assert age_identity_for(1, "post-1") != age_identity_for(2, "post-1")
