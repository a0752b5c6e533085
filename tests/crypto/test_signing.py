import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gate_desk.crypto.signing import SigningKey, parse_public, public_text, verify
from gate_desk.domain.errors import Refused
from tests.helpers.vectors import known_answers

KEY = SigningKey.from_seed(bytes(range(32)))
SIGNATURE = KEY.sign(b"message")


@pytest.mark.parametrize("name", ["post-1", "desk-ubnd"])
def test_public_keys_are_the_known_ones(name: str) -> None:
    known = known_answers()["keys"][name]
    key = SigningKey.from_seed(bytes.fromhex(known["seed_hex"]))
    assert public_text(key.public) == known["public"]
    assert parse_public(known["public"]) == key.public
    assert key.seed.hex() == known["seed_hex"]


def test_a_signature_holds_for_its_message_and_key_only() -> None:
    assert verify(KEY.public, SIGNATURE, b"message")
    assert not verify(KEY.public, SIGNATURE, b"messagf")
    assert not verify(SigningKey.generate().public, SIGNATURE, b"message")


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=80), st.binary(max_size=80), st.binary(max_size=80))
def test_malformed_input_is_false_and_never_an_exception(
    public: bytes, signature: bytes, message: bytes
) -> None:
    assert not verify(public, signature, message)
    assert not verify(KEY.public, signature, message)
    assert not verify(public, SIGNATURE, b"message")


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 8 * 64 - 1))
def test_no_changed_bit_of_a_signature_is_accepted(bit: int) -> None:
    changed = bytearray(SIGNATURE)
    changed[bit // 8] ^= 1 << bit % 8
    assert not verify(KEY.public, bytes(changed), b"message")


def test_generated_keys_differ_and_show_no_seed() -> None:
    first, second = SigningKey.generate(), SigningKey.generate()
    assert first.seed != second.seed
    assert first.seed.hex() not in repr(first)
    assert public_text(first.public) in repr(first)


@pytest.mark.parametrize("length", [0, 31, 33])
def test_a_seed_has_32_bytes(length: int) -> None:
    with pytest.raises(ValueError):
        SigningKey.from_seed(bytes(length))


TEXT = public_text(KEY.public)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ed25519:",
        TEXT.removeprefix("ed25519:"),
        TEXT.upper(),
        TEXT.rstrip("="),
        TEXT + "=",
        TEXT + "\n",
        " " + TEXT,
        TEXT[:20] + "\n" + TEXT[20:],
        TEXT[:-2] + chr(ord(TEXT[-2]) + 1) + "=",  # stray bits below the last byte
        "ed25519:" + "é" * 44,
        "ed25519:AAAA",
        TEXT * 1000,
    ],
)
def test_a_public_key_has_one_text(text: str) -> None:
    with pytest.raises(Refused) as refused:
        parse_public(text)
    assert refused.value.code == "key_malformed"
