"""Which card a reading means: ends of numbers, numbers of several cards, chips that serve again."""

from hypothesis import given
from hypothesis import strategies as st

from gate_desk.domain.ids import AgencyId, PersonId, PersonRef
from gate_desk.domain.rfid import Notation, RadioNumber, RfidProfile, parse, printed
from gate_desk.domain.rfid_matching import (
    HeldNumber,
    can_mean,
    is_ambiguous,
    meant,
    number_keys,
    reading_keys,
)

AN: PersonRef = (AgencyId("ubnd"), PersonId("a" * 16))
BINH: PersonRef = (AgencyId("ubnd"), PersonId("b" * 16))
CARD = "0102B0A5FD"

CARDS = st.sampled_from([3, 4, 5, 7, 8, 10]).flatmap(
    lambda size: st.binary(min_size=size, max_size=size).map(lambda card: card.hex().upper())
)
PROFILES = st.builds(RfidProfile, st.sampled_from(Notation), st.booleans())


def held(number: str, owner: PersonRef = AN, *, over: bool = False) -> HeldNumber:
    return HeldNumber(number, owner, over)


def read(card: str, profile: RfidProfile) -> RadioNumber | None:
    text = printed(card, profile)
    number = parse(text, profile) if text is not None else None
    return number if isinstance(number, RadioNumber) else None


@given(CARDS, PROFILES)
def test_a_card_is_found_by_every_notation_of_it(card: str, profile: RfidProfile) -> None:
    reading = read(card, profile)
    if reading is not None:
        assert can_mean(reading, card)
        assert set(reading_keys(reading)) & set(number_keys(card))


@given(CARDS, st.sampled_from(Notation), PROFILES)
def test_what_one_reader_enrolled_another_finds(
    card: str, enrolled_as: Notation, profile: RfidProfile
) -> None:
    """Whatever straight notation it was enrolled in, straight and whole reversed ones find it."""
    enrolled = read(card, RfidProfile(enrolled_as))
    reading = read(card, profile)
    if enrolled is None or reading is None:
        return
    if not profile.mirrored or len(reading.hex) == len(card):
        assert can_mean(reading, enrolled.hex)
        assert set(reading_keys(reading)) & set(number_keys(enrolled.hex))


@given(CARDS, CARDS, PROFILES)
def test_keys_lose_nothing_that_can_be_meant(card: str, other: str, profile: RfidProfile) -> None:
    reading = read(card, profile)
    if reading is not None and can_mean(reading, other):
        assert set(reading_keys(reading)) & set(number_keys(other))


def test_bytes_that_are_missing_stand_before_or_behind() -> None:
    assert can_mean(RadioNumber("B0A5FD"), CARD)
    assert not can_mean(RadioNumber("0102B0"), CARD)
    assert can_mean(RadioNumber("0102B0", mirrored=True), CARD)
    assert not can_mean(RadioNumber("02B0A5", mirrored=True), CARD)
    assert can_mean(RadioNumber(CARD), "B0A5FD")


def test_a_short_number_of_two_people_is_ambiguous() -> None:
    both = [held(CARD), held("0902B0A5FD", BINH)]
    assert is_ambiguous(meant([RadioNumber("02B0A5FD")], both))
    assert not is_ambiguous(meant([RadioNumber(CARD)], both))
    assert not is_ambiguous(meant([RadioNumber("B0A5FD")], [held(CARD), held("99B0A5FD", AN)]))


def test_a_complete_number_means_only_itself() -> None:
    both = [held("02B0A5FD", BINH), held(CARD)]
    assert meant([RadioNumber(CARD)], both) == (held(CARD),)
    assert meant([RadioNumber("0902B0A5FD")], both) == (held("02B0A5FD", BINH),)
    assert is_ambiguous(meant([RadioNumber("02B0A5FD")], both)), "four bytes may be an end"


def test_every_way_to_read_a_text_counts() -> None:
    """Ten digits: a complete hexadecimal number of one card is the decimal one of another."""
    ways = [RadioNumber("02B0A5FD"), RadioNumber("0045131261")]
    assert is_ambiguous(meant(ways, [held("0045131261"), held(CARD, BINH)]))


def test_a_chip_that_serves_again_is_its_new_owners() -> None:
    again = [held(CARD, over=True), held(CARD, BINH)]
    assert meant([RadioNumber("B0A5FD")], again) == (held(CARD, BINH),)
    assert meant([RadioNumber(CARD)], [held(CARD, over=True)]) == (held(CARD, over=True),)
    other_chip = [held("99B0A5FD", over=True), held(CARD, BINH)]
    assert is_ambiguous(meant([RadioNumber("B0A5FD")], other_chip)), "its owner may show it"


@given(st.text(max_size=8), CARDS, PROFILES)
def test_strange_numbers_in_records_harm_nobody(
    strange: str, card: str, profile: RfidProfile
) -> None:
    reading = read(card, profile)
    assert number_keys(strange)
    if reading is not None:
        can_mean(reading, strange)
