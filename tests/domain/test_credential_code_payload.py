"""The payload of a credential code: what may be issued, and nothing else is read."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from gate_desk.domain.credential_code import pack, read_code, write_code
from tests.domain.credential_codes import DAY_0, digits_of, payload_of, read_or_none
from tests.helpers.vectors import protocol

KNOWN = protocol("credentials")
modest = settings(deadline=None, max_examples=150)


class TestStructure:
    """Right check digits around a payload that nobody may issue."""

    GOOD = bytes.fromhex(KNOWN[2]["payload_hex"])
    SIGNATURE = bytes(64)

    def test_the_good_one_is_read(self) -> None:
        assert read_or_none(digits_of(b"\x01" + self.GOOD + self.SIGNATURE)) is not None

    @pytest.mark.parametrize(
        "payload",
        [
            b"\x02" + GOOD[1:],
            b"\x00" + GOOD[1:],
            GOOD[:1] + b"\x00" + GOOD[2:],
            GOOD[:1] + b"\x04" + GOOD[2:],
            GOOD + b"\x00",
            GOOD[:-1],
            GOOD[:18] + b"\x00" + GOOD[19:],
            GOOD[:18] + b"\x31" + b"x" * 49,
            GOOD[:18] + b"\x02\xc3\x28",
            GOOD[:18] + b"\x03\xed\xa0\x80",
            GOOD[:18],
            b"",
        ],
        ids=[
            "version 2",
            "version 0",
            "kind 0",
            "kind 4",
            "spare byte",
            "byte missing",
            "name without length",
            "49 bytes of name",
            "not UTF-8",
            "surrogate",
            "no length",
            "empty",
        ],
    )
    def test_is_misread_and_never_written(self, payload: bytes) -> None:
        assert read_or_none(digits_of(b"\x01" + payload + self.SIGNATURE)) is None
        with pytest.raises(ValueError):
            write_code(payload, self.SIGNATURE)

    @pytest.mark.parametrize("lead", [b"", b"\x02", b"\xff", b"\x01\x00"])
    def test_another_lead_byte_is_misread(self, lead: bytes) -> None:
        assert read_or_none(digits_of(lead + self.GOOD + self.SIGNATURE)) is None

    @pytest.mark.parametrize("size", [0, 63, 65])
    def test_a_signature_has_64_bytes(self, size: int) -> None:
        with pytest.raises(ValueError):
            write_code(self.GOOD, bytes(size))


class TestPack:
    GOOD = payload_of(KNOWN[0])

    @pytest.mark.parametrize(
        "change",
        [
            {"kind": 4},
            {"key_id": b"abc"},
            {"serial": -1},
            {"serial": 2**48},
            {"first_day": date(2019, 12, 31)},
            {"last_day": DAY_0 + timedelta(days=65536)},
            {"first_day": date(2030, 1, 2), "last_day": date(2030, 1, 1)},
            {"zones": frozenset({0})},
            {"zones": frozenset({17})},
            {"name": "\ud800"},
        ],
        ids=str,
    )
    def test_refuses_what_no_code_can_carry(self, change: dict[str, Any]) -> None:
        with pytest.raises(ValueError):
            pack(replace(self.GOOD, **change))

    @modest
    @given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
    def test_cuts_the_name_at_a_character(self, name: str) -> None:
        written = pack(replace(self.GOOD, name=name))
        read = read_code(write_code(written, bytes(64))).payload.name
        assert len(read.encode()) <= 48
        assert pack(replace(self.GOOD, name=read)) == written

    @pytest.mark.parametrize(
        ("name", "kept"),
        [("x" * 47 + "ỷ", "x" * 47), ("ỷ" * 17, "ỷ" * 16), ("o\u0302\u0301", "ố")],
    )
    def test_keeps_whole_characters_in_nfc(self, name: str, kept: str) -> None:
        assert pack(replace(self.GOOD, name=name))[19:].decode() == kept
