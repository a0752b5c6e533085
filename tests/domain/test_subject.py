"""Who a movement is about."""

from gate_desk.domain.subject import person_of, subject_of

PERSON = "0123456789abcdef"


def test_a_person_before_a_card_before_nobody() -> None:
    assert subject_of(PERSON, ("ubnd", 7)) == PERSON
    assert subject_of(PERSON, None) == PERSON
    assert subject_of(None, ("ubnd", 7)) == "ubnd/7"
    assert subject_of(None, None) is None


def test_the_person_of_a_subject() -> None:
    assert person_of(PERSON) == PERSON
    assert person_of("ubnd/7") is None
