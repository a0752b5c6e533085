"""Who a movement is about."""

from gate_desk.domain.subject import subject_of

PERSON = "0123456789abcdef"


def test_a_person_before_a_card_before_nobody() -> None:
    assert subject_of(PERSON, ("ubnd", 7)) == f"ubnd:{PERSON}"
    assert subject_of(None, ("ubnd", 7)) == "ubnd/7"
    assert subject_of(PERSON, None) == PERSON
    assert subject_of(None, None) is None


def test_two_agencies_with_one_id_have_two_people() -> None:
    assert subject_of(PERSON, ("ubnd", 7)) != subject_of(PERSON, ("hdnd", 7))
