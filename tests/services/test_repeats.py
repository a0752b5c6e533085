"""The same code within ten seconds at the same reader: recorded, same answer, no movement."""

import pytest

from gate_desk.domain.errors import Refused
from gate_desk.domain.verdict import Direction
from tests.helpers.demo_site import MADE, Post

IN, OUT = Direction.IN, Direction.OUT


def test_a_repeat_does_not_turn_the_running_number_back(post: Post) -> None:
    assert post.scan("valid").number_today == 1
    assert post.scan_now("other_agency").number_today == 2
    again = post.scan_now("valid")
    assert (again.repeat, again.number_today) == (True, 1)
    assert post.station.lookups.overview().scans_today == 2
    post.restart()
    assert post.station.lookups.overview().scans_today == 2
    assert post.scan("stale").number_today == 3


@pytest.mark.parametrize("restart", [False, True])
@pytest.mark.parametrize("name", ["valid", "escort", "forged", "misread", "unknown", "number"])
def test_the_same_code_within_ten_seconds_is_a_repeat(post: Post, name: str, restart: bool) -> None:
    first = post.scan(name)
    present = post.inside
    if restart:
        post.restart()
    post.wall.forward(seconds=10)
    again = post.scan_now(name)
    assert again.repeat
    assert again.record == first.record
    same = ("verdict", "reasons", "next_step", "direction", "number_today", "movement", "kind")
    assert [getattr(again, each) for each in same] == [getattr(first, each) for each in same]
    assert (again.person, again.card) == (first.person, first.card)
    assert post.inside == present
    core = post.station.care.show(post.size - 1)["sections"]["core"]
    assert first.record is not None
    assert core["repeat_of"] == first.record[1]
    assert core["number"] == first.number_today
    assert post.station.lookups.passage_count() == 1
    post.wall.forward(seconds=10.001)
    assert not post.scan_now(name).repeat


def test_another_reader_or_another_code_is_no_repeat(post: Post) -> None:
    post.scan("valid")
    assert not post.scan_now("valid", reader="lane-2").repeat
    card = post.scan_now("valid").card
    assert card is not None
    assert not post.scan_now(card.number).repeat, "the printed number proves less than the code"
    assert not post.scan_now("other_agency").repeat
    assert post.scan_now("valid").repeat


@pytest.mark.parametrize("restart", [False, True])
def test_after_an_undo_the_next_scan_counts(post: Post, restart: bool) -> None:
    movement = post.scan("valid").movement
    assert movement is not None
    post.station.gate.annul(movement, "Quét nhầm")
    if restart:
        post.restart()
    again = post.scan_now("valid")
    assert not again.repeat
    assert again.movement is not None
    assert len(post.inside) == 1


@pytest.mark.parametrize("restart", [False, True])
def test_after_a_turn_the_next_scan_repeats_the_new_answer(post: Post, restart: bool) -> None:
    first = post.scan("valid")
    assert first.record is not None
    turned = post.station.gate.turn(first.record)
    if restart:
        post.restart()
    again = post.scan_now("valid")
    assert (again.repeat, again.direction) == (True, OUT)
    assert (again.record, again.movement) == (turned.record, turned.movement)


def test_nothing_is_decided_about_a_repeat(post: Post) -> None:
    """Else one check could become two movements."""
    check = post.scan("escort")
    post.scan_now("escort")
    assert check.record is not None
    repeat = (check.record[0], post.size - 1)
    gate = post.station.gate
    for act in (gate.confirm, gate.refuse, gate.keep_card, gate.turn, post.station.lookups.answer):
        with pytest.raises(Refused, match="no_such_scan"):
            act(repeat)
    gate.confirm(check.record)
    assert post.station.care.head().counts_by_type["movement.recorded"] == 1


def test_different_unreadable_texts_are_told_apart_but_not_kept(post: Post) -> None:
    first, second = post.scan_now("@@@ một @@@"), post.scan_now("@@@ hai @@@")
    assert (first.repeat, second.repeat) == (False, False)
    cores = [post.station.care.show(index)["sections"]["core"] for index in (MADE, MADE + 1)]
    assert cores[0]["text_mac"] != cores[1]["text_mac"]
    assert [core["text_length"] for core in cores] == [11, 11]
    assert post.scan_now("@@@ một @@@").repeat
