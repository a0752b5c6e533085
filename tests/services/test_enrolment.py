"""Enrolment by tapping: one number at a desk, and every reader of every gate knows the person."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from gate_desk.config.node_toml import load_settings, save_settings
from gate_desk.domain.errors import Refused
from gate_desk.domain.permissions import Role
from gate_desk.domain.reading import Reading
from gate_desk.domain.rfid import Notation, RfidProfile, all_printed, printed
from gate_desk.domain.verdict import Direction, NextStep, Reason, Verdict
from gate_desk.services.access import Access
from gate_desk.services.answers import ScanAnswer
from gate_desk.services.card_acts import CardAct
from gate_desk.services.enrolment import MOST_NUMBERS
from gate_desk.services.station import open_station
from tests.helpers.card_desk import CardDesk
from tests.helpers.demo_site import Post

Desk = Callable[[str], CardDesk]

CHIP = "0102B0A5FD"
"""The chip of the published vectors, EM4100."""
DEC13, DEC10, DEC8, WIEGAND, HEX = map(RfidProfile, Notation)
STRAIGHT = (DEC13, DEC10, DEC8, WIEGAND, HEX)
MIRRORED = tuple(replace(profile, mirrored=True) for profile in STRAIGHT)
CARD, OTHER = "UBND-00417", "HĐND-00001"


def shown(post: Post, chip: str, profile: RfidProfile, *, is_set: bool = True) -> ScanAnswer:
    """The chip on a reader of a gate, whose profile is set or not."""
    post.wall.forward(minutes=1)
    text = printed(chip, profile)
    assert text is not None
    rfid = profile if is_set else None
    return post.station.gate.scan(
        Reading(untrusted_text=text, reader="lane-1", lane=Direction.IN, rfid=rfid)
    )


def name_of(answer: ScanAnswer) -> str:
    assert answer.verdict is Verdict.CHECK
    assert answer.reasons[0] is Reason.UNSIGNED_NUMBER
    return answer.person.name if answer.person else ""


@pytest.mark.parametrize("chip", [CHIP, "DEADBEEF", "04A1B2C3D4E5F6"])
def test_all_notations_lead_to_one_person_after_one_enrolment(
    post: Post, card_desk: Desk, chip: str
) -> None:
    desk = card_desk("ubnd")
    enrolled = desk.bind(CARD, chip, HEX)
    assert (enrolled.number, enrolled.rfid[-1]) == (CARD, chip)
    desk.tell(post)
    profiles = [each for each in (*STRAIGHT, *MIRRORED) if printed(chip, each) is not None]
    names = {name_of(shown(post, chip, profile)) for profile in profiles}
    assert names == {enrolled.person} == {"Đặng Thị Thùy Dương"}
    assert len(profiles) >= 8


@pytest.mark.parametrize("enrolled_by", STRAIGHT, ids=lambda profile: profile.notation)
def test_whatever_reader_enrolled_it_every_other_one_knows_it(
    post: Post, card_desk: Desk, enrolled_by: RfidProfile
) -> None:
    desk = card_desk("ubnd")
    enrolled = desk.bind(CARD, CHIP, enrolled_by)
    desk.tell(post)
    whole_reversed = (MIRRORED[0], MIRRORED[-1])
    for profile in (*STRAIGHT, *whole_reversed):
        assert name_of(shown(post, CHIP, profile)) == enrolled.person
    for profile in STRAIGHT:
        assert name_of(shown(post, CHIP, profile, is_set=False)) == enrolled.person


def test_what_was_tapped_is_shown_in_every_notation_before_anything_is_recorded(
    card_desk: Desk,
) -> None:
    desk = card_desk("ubnd")
    before = desk.station.care.head().size
    tapped = desk.tap(CHIP, DEC13)
    assert tapped.notations == all_printed(CHIP)
    assert tapped.notations[Notation.WIEGAND] == "176,42493"
    assert tapped.reversed_notations[Notation.HEX] == "FDA5B00201"
    assert not tapped.is_partial
    assert desk.tap(CHIP, WIEGAND).is_partial
    assert desk.station.care.head().size == before


def test_a_text_of_several_numbers_needs_the_reader_named(card_desk: Desk) -> None:
    enrolment = card_desk("ubnd").enrolment
    with pytest.raises(Refused, match="rfid_notation: 8H10D, hex"):
        enrolment.read("0045131261\r\n", None)
    assert enrolment.read("0045131261\r\n", DEC10).number.hex == "02B0A5FD"
    assert enrolment.read("]C00004340098557", None).number.hex == CHIP


@pytest.mark.parametrize("text", ["", "xin", "4294967296", "9" * 5000, "\0", "\ud800"])
def test_what_is_no_number_is_refused(card_desk: Desk, text: str) -> None:
    with pytest.raises(Refused, match="rfid_unreadable"):
        card_desk("ubnd").enrolment.read(text, DEC10)


def test_a_binding_is_taken_back(post: Post, card_desk: Desk) -> None:
    desk = card_desk("ubnd")
    before = desk.bind(CARD, CHIP, HEX).rfid[:-1]
    desk.tell(post)
    assert name_of(shown(post, CHIP, DEC8))
    released = desk.enrolment.release(CARD, desk.tap(CHIP, DEC10))
    assert released.rfid == before
    with pytest.raises(Refused, match="rfid_not_bound"):
        desk.enrolment.release(CARD, desk.tap(CHIP, DEC10))
    desk.tell(post)
    assert shown(post, CHIP, DEC8).reasons == (Reason.UNKNOWN,)
    assert post.scan("valid").verdict is Verdict.ADMIT, "the badge itself is as it was"


def test_revoking_the_card_ends_all_its_numbers(post: Post, card_desk: Desk) -> None:
    desk = card_desk("ubnd")
    desk.bind(CARD, CHIP, HEX)
    desk.station.card_acts.report(CardAct.REVOKED, CARD)
    desk.tell(post)
    for profile in STRAIGHT:
        answer = shown(post, CHIP, profile)
        assert (answer.verdict, answer.reasons[0]) == (Verdict.REFUSE, Reason.REVOKED)
        assert answer.next_step is NextStep.KEEP_CARD
    with pytest.raises(Refused, match="card_over"):
        desk.bind(CARD, "DEADBEEF", HEX)
    with pytest.raises(Refused, match="card_over"):
        desk.station.card_acts.report(CardAct.REVOKED, CARD)


def test_a_card_keeps_its_terms_and_its_state(post: Post, card_desk: Desk) -> None:
    before = post.scan("suspended")
    assert before.card is not None
    desk = card_desk("ubnd")
    desk.bind(before.card.number, CHIP, HEX)
    desk.tell(post)
    after = post.scan("suspended")
    assert (after.verdict, after.reasons, after.card) == (
        before.verdict,
        before.reasons,
        before.card,
    )
    assert shown(post, CHIP, DEC8).reasons[0] is Reason.SUSPENDED


def test_a_longer_number_takes_the_place_of_its_own_end(card_desk: Desk) -> None:
    desk = card_desk("ubnd")
    short = desk.bind(CARD, CHIP, WIEGAND)
    assert short.rfid[-1] == "B0A5FD"
    assert desk.bind(CARD, CHIP, DEC13).rfid == (*short.rfid[:-1], CHIP)
    for profile in STRAIGHT:
        with pytest.raises(Refused, match="rfid_already"):
            desk.bind(CARD, CHIP, profile)


def test_a_number_belongs_to_one_card(post: Post, card_desk: Desk) -> None:
    desk = card_desk("ubnd")
    other = post.site.codes["number"]
    desk.bind(CARD, CHIP, HEX)
    for profile in STRAIGHT:
        with pytest.raises(Refused, match=f"rfid_taken: {CARD}"):
            desk.bind(other, CHIP, profile)
    desk.station.card_acts.report(CardAct.REVOKED, CARD)
    assert desk.bind(other, CHIP, HEX).rfid[-1] == CHIP, "the chip serves again"
    desk.tell(post)
    assert shown(post, CHIP, DEC8).card is not None
    assert shown(post, CHIP, DEC8).card.number == other  # type: ignore[union-attr]


def test_a_short_reading_of_two_people_admits_nobody(post: Post, card_desk: Desk) -> None:
    """Two agencies cannot see each other's numbers: the gate is where they meet."""
    other = post.scan("other_agency").card
    assert other is not None
    twin = "0902B0A5FD"
    for agency, card, chip in (("ubnd", CARD, CHIP), ("hdnd", other.number, twin)):
        desk = card_desk(agency)
        desk.bind(card, chip, HEX)
        desk.tell(post)
    inside = post.inside
    for profile in (DEC10, DEC8, WIEGAND):
        for is_set in (True, False):
            answer = shown(post, CHIP, profile, is_set=is_set)
            assert (answer.verdict, answer.reasons) == (Verdict.CHECK, (Reason.UNSIGNED_NUMBER,))
            assert answer.next_step is NextStep.SCAN_CODE
            assert (answer.person, answer.card, answer.movement) == (None, None, None)
            assert answer.record is not None
            with pytest.raises(Refused, match="nobody_named"):
                post.station.gate.confirm(answer.record)
    assert post.inside == inside
    names = {name_of(shown(post, chip, HEX)) for chip in (CHIP, twin)}
    assert len(names - {""}) == 2, "the whole number still tells them apart"


def test_nobody_is_held_at_the_exit_by_a_number_of_two_people(post: Post, card_desk: Desk) -> None:
    other = post.scan("other_agency").card
    assert other is not None
    for agency, card, chip in (("ubnd", CARD, CHIP), ("hdnd", other.number, "0902B0A5FD")):
        desk = card_desk(agency)
        desk.bind(card, chip, HEX)
        desk.tell(post)
    answer = post.scan("176,42493", Direction.OUT)
    assert (answer.verdict, answer.next_step) == (Verdict.CHECK, NextStep.SCAN_CODE)
    assert answer.record is not None
    assert post.station.gate.confirm(answer.record).movement is None


def test_a_reversed_end_of_a_number_is_not_enough_to_enrol(card_desk: Desk) -> None:
    desk = card_desk("ubnd")
    for profile in (MIRRORED[2], MIRRORED[3]):
        with pytest.raises(Refused, match="rfid_one_end"):
            desk.bind(CARD, CHIP, profile)


def test_only_the_issuing_agency_binds(post: Post, card_desk: Desk) -> None:
    other = post.scan("other_agency").card
    assert other is not None
    desk = card_desk("congan")  # the keeper's desk holds everybody's cards
    with pytest.raises(Refused, match="not_your_card: hdnd"):
        desk.bind(other.number, CHIP, HEX)
    with pytest.raises(Refused, match="no_such_card"):
        desk.bind("UBND-99999", CHIP, HEX)
    with pytest.raises(Refused, match="not_a_desk"):
        _ = post.station.enrolment


def test_an_unattended_desk_binds_nothing(card_desk: Desk) -> None:
    desk = card_desk("ubnd")
    tapped = desk.tap(CHIP, HEX)
    desk.station.close()
    save_settings(desk.home, replace(load_settings(desk.home), demo=False))
    desk.station = open_station(desk.home, Role.UNATTENDED)
    before = desk.station.care.head().size
    for act in (desk.enrolment.bind, desk.enrolment.release):
        with pytest.raises(Refused, match="not_allowed"):
            act(CARD, tapped)
    with pytest.raises(Refused, match="not_allowed"):
        desk.station.card_acts.report(CardAct.REVOKED, CARD)
    assert desk.station.care.head().size == before
    assert Access(Role.UNATTENDED).actor == "unattended"


def test_a_card_has_room_for_several_chips_and_not_for_any_number(card_desk: Desk) -> None:
    desk = card_desk("ubnd")
    chips = [f"04{number:06X}A0A1A2" for number in range(MOST_NUMBERS + 1)]
    held = 0
    while held < MOST_NUMBERS:
        held = len(desk.bind(CARD, chips.pop(), HEX).rfid)
    with pytest.raises(Refused, match="rfid_too_many"):
        desk.bind(CARD, chips.pop(), HEX)


def test_a_clock_behind_the_issuing_records_nothing(card_desk: Desk) -> None:
    desk = card_desk("ubnd")
    before = desk.station.care.head().size
    desk.wall.forward(days=-400)
    with pytest.raises(Refused, match="clock_behind"):
        desk.bind(CARD, CHIP, HEX)
    assert desk.station.care.head().size == before


def test_what_was_bound_is_rebuilt_alike(post: Post, card_desk: Desk) -> None:
    desk = card_desk("ubnd")
    desk.bind(CARD, CHIP, HEX)
    desk.bind(CARD, "DEADBEEF", HEX)
    desk.enrolment.release(CARD, desk.tap(CHIP, HEX))
    desk.tell(post)
    for station in (desk.station, post.station):
        assert station.care.rebuild(lambda _done, _total: None).differing == ()
    assert name_of(shown(post, "DEADBEEF", DEC8))
    assert shown(post, CHIP, DEC8).reasons == (Reason.UNKNOWN,)
