"""The credential code: known answers, one text per code, and no text that is nearly one."""

import base64
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gate_desk.domain.credential_code import (
    CredentialKind,
    CredentialPayload,
    Misread,
    SignedCode,
    credential_key_id,
    pack,
    read_code,
    signed_message,
    write_code,
)
from tests.domain.credential_codes import (
    DAY_0,
    check_pair,
    digits_of,
    payload_of,
    read_or_none,
)
from tests.helpers.vectors import protocol

KNOWN = protocol("credentials")
STAFF = KNOWN[0]["text"]
modest = settings(deadline=None, max_examples=150)

days = st.integers(0, 0xFFFF).map(lambda day: DAY_0 + timedelta(days=day))
payloads = st.builds(
    lambda kind, key_id, serial, span, zones, name: CredentialPayload(
        kind, key_id, serial, min(span), max(span), zones, name
    ),
    st.sampled_from(CredentialKind),
    st.binary(min_size=4, max_size=4),
    st.integers(0, 2**48 - 1),
    st.tuples(days, days),
    st.frozensets(st.integers(1, 16)),
    st.sampled_from(["", "Đặng Thị Thùy Dương", "Vàng A Páo", "Y", "x" * 48, "ỷ" * 16]),
)
signatures = st.binary(min_size=64, max_size=64)


@pytest.mark.parametrize("known", KNOWN, ids=lambda known: known["digits"])
class TestKnownAnswers:
    def test_packs(self, known: dict[str, Any]) -> None:
        assert pack(payload_of(known)).hex() == known["payload_hex"]

    def test_writes(self, known: dict[str, Any]) -> None:
        parts = bytes.fromhex(known["payload_hex"]), bytes.fromhex(known["signature_hex"])
        assert write_code(*parts) == known["text"]

    def test_reads(self, known: dict[str, Any]) -> None:
        code = read_code(known["text"])
        assert code.payload == payload_of(known)
        assert code.payload_bytes.hex() == known["payload_hex"]
        assert code.signature.hex() == known["signature_hex"]
        assert code.text == known["text"]

    def test_names_its_key(self, known: dict[str, Any]) -> None:
        public = protocol("keys")[known["signer"]]["public"].removeprefix("ed25519:")
        assert credential_key_id(base64.b64decode(public)) == payload_of(known).key_id


def test_signed_message_binds_the_site() -> None:
    assert signed_message("laocai-khoi2", b"\x01\x02") == (
        b"gatedesk/credential/v1\x00laocai-khoi2\x00\x01\x02"
    )


class TestOneTextPerCode:
    @modest
    @given(payloads, signatures)
    def test_round_trip(self, payload: CredentialPayload, signature: bytes) -> None:
        packed = pack(payload)
        text = write_code(packed, signature)
        assert read_code(text) == SignedCode(payload, packed, signature, text)
        assert text.isascii()
        assert text.isdigit()
        assert 206 <= len(text) <= 322

    def test_no_wrong_digit_is_accepted(self) -> None:
        for place, right in enumerate(STAFF):
            for digit in set("0123456789") - {right}:
                assert read_or_none(STAFF[:place] + digit + STAFF[place + 1 :]) is None

    @pytest.mark.parametrize("known", KNOWN, ids=lambda known: known["digits"])
    def test_no_swap_of_neighbours_is_accepted(self, known: dict[str, Any]) -> None:
        text = known["text"]
        for place in range(len(text) - 1):
            swapped = text[:place] + text[place + 1] + text[place] + text[place + 2 :]
            assert swapped == text or read_or_none(swapped) is None

    @modest
    @given(payloads, signatures, st.data())
    def test_no_slip_in_any_code_is_accepted(
        self, payload: CredentialPayload, signature: bytes, data: st.DataObject
    ) -> None:
        text = write_code(pack(payload), signature)
        place = data.draw(st.integers(0, len(text) - 2))
        digit = data.draw(st.sampled_from("0123456789"))
        changed = text[:place] + digit + text[place + 1 :]
        swapped = text[:place] + text[place + 1] + text[place] + text[place + 2 :]
        for slip in {changed, swapped} - {text}:
            assert read_or_none(slip) is None

    @modest
    @given(
        st.binary(max_size=140).map(lambda rest: b"\x01" + rest)
        | st.builds(lambda payload, end: b"\x01" + pack(payload) + end, payloads, signatures)
        | st.builds(
            lambda payload, end: b"\x01" + pack(payload) + end, payloads, st.binary(max_size=66)
        ),
        st.sampled_from(["", "0", "000"]),
    )
    def test_what_is_read_is_what_would_be_written(self, whole: bytes, zeros: str) -> None:
        text = digits_of(whole, zeros)
        code = read_or_none(text)
        assert code is None or write_code(code.payload_bytes, code.signature) == text

    @pytest.mark.parametrize(
        "text",
        [
            " " + STAFF,
            STAFF + "\n",
            "+" + STAFF,
            STAFF[:4] + "_" + STAFF[4:],
            STAFF.replace("1", "１"),
            STAFF.replace("1", "١"),
            STAFF + STAFF,
            STAFF + "00",
            STAFF[4:],
            "",
            "6807",
            "680798",
        ],
    )
    def test_other_spellings_are_misread(self, text: str) -> None:
        assert read_or_none(text) is None

    def test_a_leading_zero_with_a_right_check_pair_is_misread(self) -> None:
        digits = "68070" + STAFF[4:-2]
        assert read_or_none(digits + check_pair(digits)) is None

    @modest
    @given(st.text(alphabet=st.characters(), max_size=450) | st.text("0123456789", max_size=450))
    def test_any_text_is_misread_or_a_whole_code(self, text: str) -> None:
        assert read_or_none(text) is None
        assert read_or_none("6807" + text) is None


class TestMissingDigits:
    @pytest.mark.parametrize(
        ("text", "missing"), [("6807", 202), (STAFF[:-1], 1), (STAFF[:100], 106)]
    )
    def test_short(self, text: str, missing: int) -> None:
        with pytest.raises(Misread) as caught:
            read_code(text)
        assert caught.value.missing_digits == missing

    @pytest.mark.parametrize("text", [STAFF[:-1] + "9", STAFF + STAFF, "6807" + "9" * 70000])
    def test_not_short(self, text: str) -> None:
        with pytest.raises(Misread) as caught:
            read_code(text)
        assert caught.value.missing_digits == 0
