"""Frames, input methods, keyboard layouts: a scan is still known, or called damaged."""

import unicodedata
from typing import Any, Literal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from gate_desk.domain.keyed_text import unframed
from gate_desk.domain.rfid import RadioNumber
from gate_desk.domain.scanned import (
    CardNumber,
    Foreign,
    MisreadCode,
    RfidNumber,
    Scanned,
    Unreadable,
    recognise,
)
from gate_desk.domain.verdict import ScanKind
from tests.helpers.vectors import domain, protocol

CODES = [known["text"] for known in protocol("credentials")]
STAFF = CODES[0]
EAN_13 = "4000000000006"
UNREADABLE = Unreadable(ScanKind.UNREADABLE)
DAMAGED = Unreadable(ScanKind.DAMAGED)
PLATE = Foreign(ScanKind.PLATE)
PERSONAL_ID = Foreign(ScanKind.PERSONAL_ID)
modest = settings(deadline=None, max_examples=200)

WINDOWS_KEYS = dict(zip("1234567890[]", "ăâêô\u0300\u0309\u0303\u0301\u0323đươ", strict=True))


def typed_with_vietnamese_layout(text: str) -> str:
    return "".join(WINDOWS_KEYS.get(key, key) for key in text)


EXAMPLES: list[tuple[str, Scanned]] = [
    (STAFF, recognise(STAFF)),
    ("UBND-00417", CardNumber("UBND00417", "UBND-00417")),
    ("0045131261", RfidNumber(RadioNumber("02B0A5FD"), (RadioNumber("0045131261"),))),
    ("010099000123", PERSONAL_ID),
    ("24A-123.45", PLATE),
    (EAN_13, UNREADABLE),
]
heads = st.sampled_from(
    ["", "]Q1", "]C0", "]X9", "]d2", "\\000026", "]Q2\\000026", "ưQ3", " ", "\t"]
)
tails = st.sampled_from(["", "\r", "\n", "\r\n", "\t", " ", "\r\n\r\n"])


class TestFrames:
    @modest
    @given(st.sampled_from(EXAMPLES), heads, tails)
    def test_frames_do_not_count(self, example: tuple[str, Scanned], head: str, tail: str) -> None:
        text, expected = example
        assert recognise(head + text + tail) == expected

    @modest
    @given(st.text(st.characters() | st.sampled_from("]Q1\\0026 \r\n"), max_size=60))
    def test_a_text_without_frame_stays(self, text: str) -> None:
        assert unframed(unframed(text)) == unframed(text)
        assert recognise(unframed(text)) == recognise(text)

    def test_frames_alone_are_nothing(self) -> None:
        assert recognise("]Q1\r\n") == UNREADABLE

    def test_a_word_with_ư_is_no_frame(self) -> None:
        assert unframed("ưng ý") == "ưng ý"


class TestInputMethods:
    @pytest.mark.parametrize("vector", domain("ime_wedge"), ids=lambda vector: vector["id"])
    def test_published_rewritings(self, vector: dict[str, Any]) -> None:
        whole = recognise(vector["input"])
        for typed in vector["expected"].values():
            survived = typed == vector["input"] or vector["id"] == "IM04"
            assert recognise(typed) == (whole if survived else DAMAGED)

    @pytest.mark.parametrize(
        "text",
        [
            "EIKSON<‹ÂNN",
            "EIKSON<<ÂNN\r\n7408122F1204159",
            "24Â 123.45",
            "24Â-123.45",
            "UBÂN-00417",
            "0À12B3D4",
            "29â12345",
        ],
    )
    def test_damaged_codes(self, text: str) -> None:
        assert recognise(text) == DAMAGED
        assert recognise(unicodedata.normalize("NFD", text)) == DAMAGED

    @pytest.mark.parametrize(
        "text", ["Xin chào các bạn", "Số 1 Trần Phú", "cô", "đê", "https://example.vn/à", "HĐND-9"]
    )
    def test_words_are_only_unreadable(self, text: str) -> None:
        assert recognise(text) == UNREADABLE


class TestVietnameseLayout:
    @pytest.mark.parametrize("text", CODES, ids=len)
    def test_a_signed_code_comes_back(self, text: str) -> None:
        assert recognise(typed_with_vietnamese_layout(text)) == recognise(text)
        assert recognise(typed_with_vietnamese_layout("]Q1" + text) + "\r") == recognise(text)

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("0012345670", RfidNumber(RadioNumber("00BC6146"), (RadioNumber("0012345670"),))),
            ("02B0A5FD", RfidNumber(RadioNumber("02B0A5FD"))),
            ("UBND-00417", CardNumber("UBND00417", "UBND-00417")),
            ("010099000123", PERSONAL_ID),
            ("24A-123.45", PLATE),
            ("6807123", MisreadCode(199)),
            (EAN_13, UNREADABLE),
        ],
    )
    @pytest.mark.parametrize("form", ["typed", "NFC", "NFD"])
    def test_keys_come_back(self, text: str, expected: Scanned, form: str) -> None:
        typed = typed_with_vietnamese_layout(text)
        if form == "NFC":
            typed = unicodedata.normalize("NFC", typed)
        elif form == "NFD":
            typed = unicodedata.normalize("NFD", typed)
        assert recognise(typed) == expected

    @pytest.mark.parametrize("form", ["NFC", "NFD"])
    def test_marks_that_changed_places_are_not_guessed(self, form: Literal["NFC", "NFD"]) -> None:
        one, other = (
            unicodedata.normalize(form, typed_with_vietnamese_layout(text))
            for text in ("0000002890", "0000002980")
        )
        assert one == other
        assert recognise(one) == DAMAGED

    @modest
    @given(st.text("0123456789", min_size=10, max_size=10))
    @example("4276797109")  # with marks in another order the number would be too large
    def test_a_number_comes_back_or_is_called_damaged(self, digits: str) -> None:
        typed = typed_with_vietnamese_layout(digits)
        assert recognise(typed) in (recognise(digits), DAMAGED)
        assert recognise(unicodedata.normalize("NFC", typed)) in (recognise(digits), DAMAGED)
