"""Radio card numbers: every notation of a card that is read gives bytes of that card."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gate_desk.domain.rfid import (
    SIZES,
    WHOLE_SIZES,
    Notation,
    NotRfid,
    RadioNumber,
    RfidFault,
    RfidProfile,
    all_printed,
    candidates,
    is_canonical,
    parse,
    printed,
)
from tests.domain import second_rfid
from tests.helpers.vectors import domain

CARDS = st.sampled_from(WHOLE_SIZES).flatmap(
    lambda size: st.binary(min_size=size, max_size=size).map(lambda card: card.hex().upper())
)
PROFILES = st.builds(RfidProfile, st.sampled_from(Notation), st.booleans())


def straight(notation: Notation) -> RfidProfile:
    return RfidProfile(notation)


@pytest.mark.parametrize("vector", domain("rfid"), ids=lambda vector: vector["id"])
def test_the_published_notations(vector: dict[str, Any]) -> None:
    card, expected = vector["input"], vector["expected"]
    texts = all_printed(card)
    assert {name: texts[Notation(name)] for name in expected} == expected
    for name, text in expected.items():
        read = parse(text, straight(Notation(name)))
        assert isinstance(read, RadioNumber)
        assert card.endswith(read.hex)


class TestEveryCard:
    @given(CARDS, PROFILES)
    def test_is_printed_as_the_second_rule_types_it(self, card: str, profile: RfidProfile) -> None:
        again = second_rfid.typed(card, profile.notation.value, mirrored=profile.mirrored)
        assert printed(card, profile) == again

    @given(CARDS, PROFILES)
    def test_is_read_again_as_far_as_the_notation_keeps_it(
        self, card: str, profile: RfidProfile
    ) -> None:
        text = printed(card, profile)
        if text is None:
            assert len(card) // 2 < SIZES[profile.notation]
            return
        read = parse(text, profile)
        assert isinstance(read, RadioNumber)
        assert is_canonical(read.hex)
        again = second_rfid.read(text, profile.notation.value, mirrored=profile.mirrored)
        assert read.hex == again
        assert card.startswith(read.hex) if profile.mirrored else card.endswith(read.hex)
        if len(read.hex) == len(card):
            assert read.hex == card

    @given(CARDS, PROFILES)
    def test_zeros_and_separators_do_not_matter(self, card: str, profile: RfidProfile) -> None:
        text = printed(card, profile)
        if text is None:
            return
        whole = parse(text, profile)
        if profile.notation is Notation.HEX:
            for sign in ":-. ":
                spaced = sign.join(text[at : at + 2] for at in range(0, len(text), 2))
                assert parse(spaced.lower(), profile) == whole
        elif profile.notation is Notation.WIEGAND:
            facility, number = text.split(",")
            assert parse(f"{int(facility)},{int(number)}", profile) == whole
            for sign in (";", ":", ".", "/", " ", "-", ""):
                assert parse(f"{facility}{sign}{number}", profile) == whole
            assert parse(str(int(facility + number)), profile) == whole
        else:
            assert parse(str(int(text)), profile) == whole

    @given(CARDS)
    def test_is_among_the_candidates_of_each_of_its_notations(self, card: str) -> None:
        for notation, text in all_printed(card).items():
            whole = notation is not Notation.HEX or len(card) // 2 in (4, 5, 7)
            if whole and not (len(text) == 14 and text.isdigit()):
                number = parse(text, straight(notation))
                assert number in [each.number for each in candidates(text)]

    @given(CARDS)
    def test_candidates_are_all_readings_and_no_others(self, card: str) -> None:
        for text in all_printed(card).values():
            for each in candidates(text):
                assert parse(text, each.profile) == each.number
                assert not each.number.mirrored


@pytest.mark.parametrize(
    ("text", "notations"),
    [
        ("0004340098557", [Notation.DEC13]),
        ("0045131261", [Notation.DEC10, Notation.HEX]),
        ("0102B0A5FD", [Notation.HEX]),
        ("01:02:B0:A5:FD", [Notation.HEX]),
        ("04A1B2C3D4E5F6", [Notation.HEX]),
        ("11576829", [Notation.HEX, Notation.DEC8]),
        ("17642493", [Notation.HEX, Notation.WIEGAND]),
        ("176,42493", [Notation.WIEGAND]),
        ("8934563138165", []),  # an EAN-13 is no 40-bit number
        ("20261126103045", []),  # neither is a date with its time
        ("B0A5FD", []),
        ("045131261", []),
        ("", []),
    ],
)
def test_what_a_text_can_be_when_the_reader_is_not_known(
    text: str, notations: list[Notation]
) -> None:
    assert [each.profile.notation for each in candidates(text)] == notations


@pytest.mark.parametrize(
    ("text", "notation", "fault"),
    [
        ("", Notation.DEC10, RfidFault.EMPTY),
        ("4294967296", Notation.DEC10, RfidFault.RANGE),
        ("1099511627776", Notation.DEC13, RfidFault.RANGE),
        ("16777216", Notation.DEC8, RfidFault.RANGE),
        ("45131261a", Notation.DEC10, RfidFault.CHARACTERS),
        ("00045131261", Notation.DEC10, RfidFault.LENGTH),
        ("045131261", Notation.DEC10, RfidFault.LENGTH),
        ("010099000123", Notation.DEC13, RfidFault.LENGTH),
        ("0700123", Notation.WIEGAND, RfidFault.LENGTH),
        ("-45131261", Notation.DEC10, RfidFault.CHARACTERS),
        ("+45131261", Notation.DEC10, RfidFault.CHARACTERS),
        ("4_5131261", Notation.DEC10, RfidFault.CHARACTERS),
        ("45131261\n", Notation.DEC10, RfidFault.CHARACTERS),
        ("02B0A5F", Notation.HEX, RfidFault.LENGTH),
        ("02B0", Notation.HEX, RfidFault.LENGTH),
        ("02B0A5FDAA11", Notation.HEX, RfidFault.LENGTH),
        ("02B0A5FG", Notation.HEX, RfidFault.CHARACTERS),
        ("02B0A5FD\n", Notation.HEX, RfidFault.CHARACTERS),
        ("02:B0-A5:FD", Notation.HEX, RfidFault.CHARACTERS),
        ("0x02B0A5", Notation.HEX, RfidFault.CHARACTERS),
        ("256,42493", Notation.WIEGAND, RfidFault.RANGE),
        ("176,65536", Notation.WIEGAND, RfidFault.RANGE),
        ("176,", Notation.WIEGAND, RfidFault.CHARACTERS),
        (",42493", Notation.WIEGAND, RfidFault.CHARACTERS),
        ("176, 42493", Notation.WIEGAND, RfidFault.CHARACTERS),
        ("176,42493,1", Notation.WIEGAND, RfidFault.CHARACTERS),
        ("017642493", Notation.WIEGAND, RfidFault.LENGTH),
        ("٠٠٤٥١٣١٢٦١", Notation.DEC10, RfidFault.CHARACTERS),
        ("００４５１３１２６１", Notation.DEC10, RfidFault.CHARACTERS),
        ("²²²²²²²²", Notation.DEC8, RfidFault.CHARACTERS),
    ],
)
def test_anything_else_is_refused_with_its_fault(
    text: str, notation: Notation, fault: RfidFault
) -> None:
    assert parse(text, RfidProfile(notation)) == NotRfid(fault)
    assert parse(text, RfidProfile(notation, mirrored=True)) == NotRfid(fault)


@given(st.text(max_size=40) | st.text("0123456789abcdefABCDEF,:.- \n", max_size=40), PROFILES)
def test_any_text_is_answered(text: str, profile: RfidProfile) -> None:
    read = parse(text, profile)
    assert isinstance(read, NotRfid) or is_canonical(read.hex)
    assert all(is_canonical(each.number.hex) for each in candidates(text))


@pytest.mark.parametrize("unit", ["0", "A", "0,", "00:", "\0", "\ud800", "9" * 4300])
def test_64_kib_are_refused_at_once(unit: str) -> None:
    text = unit * (65536 // len(unit))
    assert candidates(text) == ()
    for notation in Notation:
        assert parse(text, RfidProfile(notation)) == NotRfid(RfidFault.LENGTH)


@pytest.mark.parametrize(
    "text", ["", "B0A5", "b0a5fd", "B0A5FDA", "B0 A5 FD", "0" * 12, "B0A5FĐ", "B0A5F\n"]
)
def test_what_is_not_canonical(text: str) -> None:
    assert not is_canonical(text)
