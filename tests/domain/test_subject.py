"""Who a movement is about."""

from gate_desk.domain.subject import JOURNAL_PREFIX, VISIT_PREFIX, subject_of, visit_subject

PERSON = "0123456789abcdef"


def test_a_person_before_a_card_before_nobody() -> None:
    assert subject_of(PERSON, ("ubnd", 7)) == f"ubnd:{PERSON}"
    assert subject_of(None, ("ubnd", 7)) == "ubnd/7"
    assert subject_of(PERSON, None) == PERSON
    assert subject_of(None, None) is None


def test_two_agencies_with_one_id_have_two_people() -> None:
    assert subject_of(PERSON, ("ubnd", 7)) != subject_of(PERSON, ("hdnd", 7))


def test_a_visit_before_its_pass() -> None:
    origin = "gatedesk/laocai-khoi2/post-1/1"
    known = subject_of(None, (origin, 7), "a1", "ubnd")
    assert known == visit_subject("ubnd", "a1") == f"{VISIT_PREFIX}ubnd:a1"
    assert subject_of(None, (origin, 7)) == f"{origin}/7"
    assert origin.startswith(JOURNAL_PREFIX)


def test_two_hosts_with_one_id_have_two_visitors() -> None:
    assert visit_subject("ubnd", "a1") != visit_subject("hdnd", "a1")
