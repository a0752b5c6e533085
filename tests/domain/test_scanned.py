"""The router: what each scanned text is taken for."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gate_desk.domain.credential_code import SignedCode
from gate_desk.domain.rfid import Notation, RadioNumber, RfidProfile
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
PLATE = Foreign(ScanKind.PLATE)
PERSONAL_ID = Foreign(ScanKind.PERSONAL_ID)
IDENTITY_CARD = Foreign(ScanKind.IDENTITY_CARD)
MRZ = Foreign(ScanKind.MRZ)
modest = settings(deadline=None, max_examples=200)


class TestSignedCodes:
    @pytest.mark.parametrize("text", CODES, ids=len)
    def test_whole(self, text: str) -> None:
        found = recognise(text)
        assert isinstance(found, SignedCode)
        assert found.text == text

    @pytest.mark.parametrize(
        ("text", "missing"),
        [
            (STAFF[:-1], 1),
            (STAFF[:60], 146),
            ("6807", 202),
            ("68071234", 198),
            ("680712345678", 194),
            (STAFF[:-1] + "9", 0),
            (STAFF + STAFF, 0),
            (STAFF + CODES[1], 0),
            (STAFF + "\r\n" + STAFF, 0),
            (f"]Q1{STAFF}]Q1{STAFF}", 0),
            (STAFF + "UBND-00417", 0),
            (STAFF * 300, 0),
            (STAFF[:100] + " " + STAFF[100:], 0),
        ],
    )
    def test_not_whole_or_glued_is_misread(self, text: str, missing: int) -> None:
        assert recognise(text) == MisreadCode(missing)

    @pytest.mark.parametrize("text", [STAFF[4:], "1" + STAFF, STAFF.replace("6807", "６８０７")])
    def test_without_its_first_digits_it_is_nothing_known(self, text: str) -> None:
        assert recognise(text) == UNREADABLE


class TestCardNumbers:
    @pytest.mark.parametrize(
        ("text", "key"),
        [
            ("UBND-00417", "UBND00417"),
            ("ubnd 00417", "UBND00417"),
            ("UBND00417", "UBND00417"),
            ("HĐND-00093", "HDND00093"),
            ("hđnd-00093", "HDND00093"),
            ("CA-00231", "CA00231"),
            ("CA00231", "CA00231"),
            ("DBQH-00012", "DBQH00012"),
            ("KHACH-0045", "KHACH0045"),
            ("K-123", "K123"),
            ("ABCDEFGH-12345678", "ABCDEFGH12345678"),
        ],
    )
    def test_printed_numbers(self, text: str, key: str) -> None:
        assert recognise(text) == CardNumber(key, text)

    @pytest.mark.parametrize(
        "text",
        [
            "UBND-17",
            "UBND--00417",
            "UBND_00417",
            "UBND-00417-1",
            "ABCDEFGHI-00417",
            "UBND-123456789",
            "UBND-００４１７",
            "UBNÐ-\u202e00417",
            "\u017fBND-00417",
            "UBND-00417\0",
        ],
    )
    def test_what_only_looks_alike(self, text: str) -> None:
        assert recognise(text) == UNREADABLE


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("0004340098557", ["0102B0A5FD"]),
        ("0045131261", ["02B0A5FD", "0045131261"]),
        ("02b0a5fd", ["02B0A5FD"]),
        ("0102b0a5fd", ["0102B0A5FD"]),
        ("01-02-B0-A5-FD", ["0102B0A5FD"]),
        ("12345678", ["12345678", "BC614E", "7BB26E"]),
        ("176,42493", ["B0A5FD"]),
        ("24A12345", ["24A12345"]),
        ("4294967296", ["4294967296"]),
    ],
)
def test_radio_cards_by_their_form(text: str, numbers: list[str]) -> None:
    found = recognise(text)
    assert isinstance(found, RfidNumber)
    assert [number.hex for number in found.all] == numbers


class TestRadioCardsOfAReader:
    def test_its_notation_decides(self) -> None:
        def read(text: str, notation: Notation, *, mirrored: bool = False) -> Scanned:
            return recognise(text, RfidProfile(notation, mirrored))

        card = RfidNumber(RadioNumber("02B0A5FD"))
        assert read("45131261", Notation.DEC10) == card
        assert read("11576829", Notation.DEC8) == RfidNumber(RadioNumber("B0A5FD"))
        assert read("17642493", Notation.WIEGAND) == RfidNumber(RadioNumber("B0A5FD"))
        assert read("FDA5B002", Notation.HEX, mirrored=True) == RfidNumber(
            RadioNumber("02B0A5FD", mirrored=True)
        )

    def test_another_notation_is_recognised_all_the_same(self) -> None:
        profile = RfidProfile(Notation.DEC8)
        assert recognise("0102B0A5FD", profile) == RfidNumber(RadioNumber("0102B0A5FD"))

    @pytest.mark.parametrize("profile", [RfidProfile(notation) for notation in Notation])
    def test_what_is_no_number_stays_what_it_is(self, profile: RfidProfile) -> None:
        for text in (STAFF, STAFF[:-1], "UBND-00417", "24A-123.45", "010099000123", "", "xin"):
            assert recognise(text, profile) == recognise(text)


class TestOtherDocuments:
    @pytest.mark.parametrize("vector", domain("plate"), ids=lambda vector: vector["id"])
    def test_plates_as_published(self, vector: dict[str, Any]) -> None:
        expected = PLATE if vector["expected"]["valid"] else UNREADABLE
        assert recognise(vector["input"]) == expected

    @pytest.mark.parametrize(
        "text", ["29AA12345", "KB-12-34", "KB1234", "CA-0023", "68-071-NG-01", "29MĐ1-123.45"]
    )
    def test_plates_and_not_cards(self, text: str) -> None:
        assert recognise(text) == PLATE

    def test_plates_of_every_province(self) -> None:
        found = {code for code in range(100) if recognise(f"{code:02}A-123.45") == PLATE}
        assert found == {*range(11, 100)} - {13, 42, 44, 45, 46, 87, 91, 96}

    @pytest.mark.parametrize("vector", domain("cccd_qr"), ids=lambda vector: vector["id"])
    def test_identity_cards_as_published(self, vector: dict[str, Any]) -> None:
        expected = IDENTITY_CARD if vector["expected"]["valid"] else UNREADABLE
        assert recognise(vector["input"]) == expected

    def test_a_health_insurance_code_is_no_identity_card(self) -> None:
        assert recognise("GD4010000000001|4c6f|01/01/1990|1|x|01 - 001|x|-|x|x") == UNREADABLE

    @pytest.mark.parametrize("joint", ["", "\r\n", "\r", "\t"])
    @pytest.mark.parametrize("vector", domain("mrz"), ids=lambda vector: vector["id"])
    def test_machine_zones_as_published(self, vector: dict[str, Any], joint: str) -> None:
        wrong_size = vector["expected"].get("error") == "bad_geometry"
        assert recognise(joint.join(vector["input"])) == (UNREADABLE if wrong_size else MRZ)

    def test_machine_zone_line_by_line(self) -> None:
        lines = next(vector["input"] for vector in domain("mrz") if vector["id"] == "MZ07")
        assert {recognise(line) for line in lines} == {MRZ}

    def test_personal_number(self) -> None:
        assert recognise("010099000123") == PERSONAL_ID

    @pytest.mark.parametrize("text", [EAN_13, "063000123", "1", "", "20261126103045", "1" * 206])
    def test_other_digits_are_nothing_known(self, text: str) -> None:
        assert recognise(text) == UNREADABLE


class TestAnyText:
    OUTCOMES = (SignedCode, CardNumber, RfidNumber, MisreadCode, Foreign, Unreadable)

    @modest
    @given(
        st.text(st.characters(), max_size=120) | st.text("6807|<]Qưă\u0301\u0323-, A1", max_size=60)
    )
    def test_is_answered_and_never_a_code(self, text: str) -> None:
        found = recognise(text)
        assert isinstance(found, self.OUTCOMES)
        assert not isinstance(found, SignedCode)

    @pytest.mark.parametrize(
        "unit",
        [
            "]Q1",
            " ",
            "\0",
            "\ud800",
            "\u202e",
            "\u0323",
            "ậ",
            "6807",
            "|",
            "<",
            "0",
            "A",
            "\\000026",
        ],
    )
    def test_64_kib_are_answered(self, unit: str) -> None:
        text = unit * (65536 // len(unit))
        assert isinstance(recognise(text), MisreadCode if unit == "6807" else Unreadable)

    @modest
    @given(st.integers(0, len(STAFF) - 1), st.characters())
    def test_one_stray_character_in_a_code_never_makes_another(self, place: int, sign: str) -> None:
        found = recognise(STAFF[:place] + sign + STAFF[place + 1 :])
        assert not isinstance(found, SignedCode) or found.text == STAFF
