import itertools
import re

import pytest

from gate_desk.domain.charter import CharterError
from gate_desk.journal.charter import check_chain, fingerprint
from gate_desk.journal.note import parse_note
from tests.helpers.charters import (
    AGENCIES,
    charter_text,
    make_charter,
    sign_charter,
    text_hash,
)

FIRST = make_charter()
SECOND = make_charter(version=2, after=FIRST)
THIRD = make_charter(version=3, after=SECOND)


def code_of(*notes: bytes) -> str:
    with pytest.raises(CharterError) as refused:
        check_chain(notes)
    return refused.value.code


def test_a_chain_gives_its_newest_charter() -> None:
    assert check_chain([FIRST]).version == 1
    charter = check_chain([FIRST, SECOND, THIRD])
    assert charter.version == 3
    assert charter.previous == text_hash(SECOND)


@pytest.mark.parametrize("notes", list(itertools.permutations([FIRST, SECOND, THIRD])))
def test_the_order_of_arrival_says_nothing(notes: tuple[bytes, ...]) -> None:
    assert check_chain(notes).version == 3


def test_a_version_that_is_missing_is_a_gap() -> None:
    assert code_of() == "charter_gap"
    assert code_of(SECOND) == "charter_gap"
    assert code_of(FIRST, THIRD) == "charter_gap"


def test_version_1_needs_every_agency() -> None:
    for missing in AGENCIES:
        signers = [(agency, 1) for agency in AGENCIES if agency != missing]
        assert code_of(make_charter(signers=signers)) == "charter_unsigned"


def test_a_later_version_needs_the_threshold() -> None:
    three = [("dbqh", 1), ("hdnd", 1), ("congan", 1)]
    assert check_chain([FIRST, make_charter(version=2, after=FIRST, signers=three)]).version == 2
    assert code_of(FIRST, make_charter(version=2, after=FIRST, signers=three[:2])) == (
        "charter_unsigned"
    )


def test_signing_twice_counts_once() -> None:
    twice = [("dbqh", 1), ("hdnd", 1), ("hdnd", 1)]
    assert code_of(FIRST, make_charter(version=2, after=FIRST, signers=twice)) == "charter_unsigned"


def test_the_signature_of_a_stranger_counts_nothing() -> None:
    signers = [("dbqh", 1), ("hdnd", 1), ("ngoai", 1), ("ubnd", 9)]
    assert code_of(FIRST, make_charter(version=2, after=FIRST, signers=signers)) == (
        "charter_unsigned"
    )


def test_signatures_are_for_one_text() -> None:
    changed = FIRST.decode().replace("Khối nhà A", "Khối nhà C")
    assert code_of(changed.encode()) == "charter_unsigned"


def test_signatures_are_for_one_site() -> None:
    text = charter_text(site="khac")
    assert code_of(sign_charter(text, [(agency, 1) for agency in AGENCIES])) == "charter_unsigned"


def test_two_notes_with_parts_of_the_signatures_are_one_version() -> None:
    text = charter_text()
    half, rest = AGENCIES[:2], AGENCIES[2:]
    notes = [sign_charter(text, [(agency, 1) for agency in part]) for part in (half, rest)]
    assert check_chain(notes).version == 1
    assert check_chain([FIRST, FIRST]).version == 1


def test_a_rotated_key_signs_with_the_old_one_and_the_new_one() -> None:
    rotated = {"hdnd": 2, "ubnd": 2}
    both = [("dbqh", 1), ("hdnd", 1), ("ubnd", 1), ("hdnd", 2), ("ubnd", 2)]
    second = make_charter(version=2, after=FIRST, generations=rotated, signers=both)
    charter = check_chain([FIRST, second])
    assert charter.agency("hdnd").key != check_chain([FIRST]).agency("hdnd").key
    third = make_charter(version=3, after=second, generations=rotated)
    assert check_chain([FIRST, second, third]).version == 3


@pytest.mark.parametrize(
    "signers",
    [
        [("dbqh", 1), ("hdnd", 1), ("ubnd", 1)],  # only one of N's keys
        [("dbqh", 1), ("hdnd", 2), ("ubnd", 2)],  # only one of N-1's keys
    ],
)
def test_both_generations_of_keys_are_needed(signers: list[tuple[str, int]]) -> None:
    rotated = {"hdnd": 2, "ubnd": 2}
    second = make_charter(version=2, after=FIRST, generations=rotated, signers=signers)
    assert code_of(FIRST, second) == "charter_unsigned"


def test_the_key_of_an_older_version_signs_nothing_any_more() -> None:
    rotated = {"hdnd": 2, "ubnd": 2}
    both = [(agency, 1) for agency in AGENCIES] + [("hdnd", 2), ("ubnd", 2)]
    second = make_charter(version=2, after=FIRST, generations=rotated, signers=both)
    old = make_charter(version=3, after=second, signers=[(agency, 1) for agency in AGENCIES])
    assert code_of(FIRST, second, old) == "charter_unsigned"


def test_new_agencies_cannot_take_the_charter_over() -> None:
    strangers = ("a1", "a2", "a3")
    taken = make_charter(version=2, after=FIRST, agencies=strangers, threshold=2)
    assert code_of(FIRST, taken) == "charter_unsigned"
    agreed = make_charter(
        version=2,
        after=FIRST,
        agencies=strangers,
        threshold=2,
        signers=[("a1", 1), ("a2", 1), ("dbqh", 1), ("hdnd", 1), ("ubnd", 1)],
    )
    assert check_chain([FIRST, agreed]).version == 2


@pytest.mark.parametrize(("threshold", "agencies"), [(2, 4), (1, 2), (5, 4), (1, 3), (2, 1)])
def test_the_threshold_is_more_than_half(threshold: int, agencies: int) -> None:
    note = make_charter(threshold=threshold, agencies=AGENCIES[:agencies])
    assert code_of(note) == "charter_threshold"


@pytest.mark.parametrize(("threshold", "agencies"), [(3, 4), (4, 4), (2, 2), (2, 3), (1, 1)])
def test_such_thresholds_are_right(threshold: int, agencies: int) -> None:
    note = make_charter(threshold=threshold, agencies=AGENCIES[:agencies])
    assert check_chain([note]).threshold == threshold


def test_an_agency_that_has_ended_no_longer_counts() -> None:
    text = charter_text(threshold=3).replace(
        'valid_from = 2026-08-18\n[[agency]]\nid = "hdnd"',
        'valid_from = 2026-01-01\nvalid_to = 2026-08-17\n[[agency]]\nid = "hdnd"',
    )
    assert "valid_to" in text
    rest = [(agency, 1) for agency in AGENCIES[1:]]
    assert check_chain([sign_charter(text, rest)]).threshold == 3
    second = charter_text(version=2, previous=text_hash(sign_charter(text, rest)), threshold=3)
    ended = [("dbqh", 1), ("hdnd", 1), ("ubnd", 1)]
    assert code_of(sign_charter(text, rest), sign_charter(second, ended)) == "charter_unsigned"


def test_a_site_never_changes() -> None:
    other = make_charter(version=2, after=FIRST, site="khac")
    assert code_of(FIRST, other) == "charter_site"


def test_two_texts_of_one_version_are_a_fork() -> None:
    second = make_charter(version=2, after=FIRST, name="Tên khác")
    assert code_of(FIRST, SECOND, second) == "charter_fork"
    assert code_of(FIRST, make_charter(name="Tên khác")) == "charter_fork"
    assert code_of(FIRST, SECOND, second, THIRD) == "charter_fork"


def test_an_unsigned_second_text_is_no_fork() -> None:
    second = make_charter(version=2, after=FIRST, name="Tên khác", signers=[("dbqh", 1)])
    assert code_of(FIRST, SECOND, second) == "charter_unsigned"


def test_a_signed_version_upon_another_text_is_a_fork() -> None:
    other = make_charter(name="Tên khác")
    assert code_of(FIRST, make_charter(version=2, after=other)) == "charter_fork"
    assert code_of(FIRST, make_charter(version=2)) == "charter_fork"
    assert code_of(make_charter(after=FIRST)) == "charter_fork"


@pytest.mark.parametrize(
    "note",
    [
        b"",
        b"\xff",
        FIRST.replace(b"\n", b"\r\n"),
        FIRST.replace(b"threshold", b"\tthreshold"),
        FIRST.replace(b"threshold = 3", b"threshold = three"),
        b"x" * (2 << 20),
    ],
)
def test_what_is_no_charter_is_damaged(note: bytes) -> None:
    assert code_of(note) == "charter_damaged"


def test_a_text_that_nobody_has_signed_is_unsigned() -> None:
    assert code_of(FIRST.partition(b"\n\xe2\x80\x94")[0]) == "charter_unsigned"


def test_a_fingerprint_is_for_people_and_only_of_the_text() -> None:
    shown = fingerprint(parse_note(FIRST))
    assert re.fullmatch(r"([0-9a-f]{4} ){15}[0-9a-f]{4}", shown)
    assert shown.replace(" ", "") == text_hash(FIRST)
    fewer = make_charter(signers=[("dbqh", 1)])
    assert fingerprint(parse_note(fewer)) == shown
    assert fingerprint(parse_note(SECOND)) != shown
