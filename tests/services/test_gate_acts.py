"""What the guard does about a scan: confirm, refuse, keep the card, undo, turn, choose by hand."""

import unicodedata

import pytest

from gate_desk.domain.errors import Refused
from gate_desk.domain.ids import AgencyId, Origin, PersonId
from gate_desk.domain.permissions import Role
from gate_desk.domain.verdict import LEADER_CAR, Direction, Reason, ScanKind, Verdict
from gate_desk.services.answers import ScanAnswer
from gate_desk.services.station import open_station
from tests.helpers.demo_site import MADE, Post

IN, OUT = Direction.IN, Direction.OUT


def given(answer: ScanAnswer) -> tuple[Verdict, tuple[Reason, ...]]:
    return answer.verdict, answer.reasons


def test_a_check_makes_no_presence_until_it_is_confirmed(post: Post) -> None:
    check = post.scan("escort")
    assert (check.movement, post.inside) == (None, set())
    assert check.record is not None
    post.wall.forward(minutes=2)
    confirmed = post.station.gate.confirm(check.record)
    assert confirmed.movement is not None
    assert post.inside == {check.person.name if check.person else ""}
    core = post.station.care.show(confirmed.movement[1])["sections"]["core"]
    assert core["scan"] == check.record[1]
    assert post.station.lookups.answer(check.record).movement == confirmed.movement
    for act in (post.station.gate.confirm, post.station.gate.refuse, post.station.gate.keep_card):
        with pytest.raises(Refused, match="already_resolved"):
            act(check.record)
    assert len(post.inside) == 1


def test_a_confirmed_check_that_was_undone_is_no_presence(post: Post) -> None:
    check = post.scan("number")
    assert check.record is not None
    movement = post.station.gate.confirm(check.record).movement
    assert movement is not None
    post.station.gate.annul(movement, "Nhầm người")
    assert post.inside == set()
    assert post.station.lookups.pending() == ()
    with pytest.raises(Refused, match="already_resolved"):
        post.station.gate.confirm(check.record)


def test_a_refused_check_makes_no_presence(post: Post) -> None:
    check = post.scan("escort")
    assert check.record is not None
    post.station.gate.refuse(check.record)
    assert post.inside == set()
    with pytest.raises(Refused, match="already_resolved"):
        post.station.gate.confirm(check.record)


@pytest.mark.parametrize("name", ["valid", "expired", "forged", "misread", "unknown"])
def test_only_a_check_is_confirmed(post: Post, name: str) -> None:
    answer = post.scan(name)
    assert answer.record is not None
    size = post.size
    with pytest.raises(Refused, match="not_a_check"):
        post.station.gate.confirm(answer.record)
    assert post.size == size


@pytest.mark.parametrize("name", ["forged", "unknown"])
def test_confirming_the_exit_of_nobody_known_moves_nobody(post: Post, name: str) -> None:
    check = post.scan(name, OUT)
    assert check.record is not None
    assert post.station.gate.confirm(check.record).movement is None
    assert post.station.lookups.pending() == ()


@pytest.mark.parametrize("name", ["lost", "revoked", "forged"])
@pytest.mark.parametrize("direction", Direction)
def test_a_card_is_kept(post: Post, name: str, direction: Direction) -> None:
    """Who was leaving has left: an exit is never blocked."""
    answer = post.scan(name, direction)
    assert answer.record is not None
    post.station.gate.keep_card(answer.record)
    assert post.station.lookups.pending() == ()
    records = [post.station.care.show(index) for index in range(MADE + 1, post.size)]
    kept = records[0]["sections"]["core"]
    assert records[0]["header"][3] == "credential.kept"
    issuer = answer.card.issuer if answer.card else None
    assert (kept["scan"], kept.get("issuer")) == (list(answer.record), issuer)
    moved = direction is OUT and name != "forged"
    assert [each["header"][3] for each in records[1:]] == ["movement.recorded"] * moved
    assert post.inside == set()
    with pytest.raises(Refused, match="already_resolved"):
        post.station.gate.keep_card(answer.record)


@pytest.mark.parametrize("name", ["expired", "escort", "unknown", "number"])
def test_only_a_card_that_is_to_be_kept_is_kept(post: Post, name: str) -> None:
    answer = post.scan(name)
    assert answer.record is not None
    with pytest.raises(Refused, match="no_card_to_keep"):
        post.station.gate.keep_card(answer.record)
    assert len(post.station.lookups.pending()) == 1


def test_turning_undoes_the_movement_and_decides_anew(post: Post) -> None:
    post.scan("valid")
    wrong = post.scan("valid")
    assert wrong.record is not None
    assert wrong.movement is not None
    turned = post.station.gate.turn(wrong.record)
    assert given(turned) == (Verdict.ADMIT, ())
    assert (turned.direction, turned.number_today) == (OUT, 3)
    assert turned.record is not None
    assert turned.record != wrong.record
    assert post.inside == set()
    core = post.station.care.show(turned.record[1])["sections"]["core"]
    assert core["replaces"] == wrong.record[1]
    assert [row.annulled for row in post.station.lookups.passages(0, 9)] == [False, True, False]
    with pytest.raises(Refused, match="already_resolved"):
        post.station.gate.turn(wrong.record)
    with pytest.raises(Refused, match="already_annulled"):
        post.station.gate.annul(wrong.movement, "Quét nhầm")
    post.station.gate.annul(turned.movement or wrong.movement, "Quét nhầm")
    assert len(post.inside) == 1, "the first entry stands again"


def test_turning_a_refused_exit_of_a_lost_card(post: Post) -> None:
    refused = post.scan("lost", IN)
    assert refused.record is not None
    turned = post.station.gate.turn(refused.record)
    assert given(turned) == (Verdict.CHECK, (Reason.LOST,))
    assert [each.record for each in post.station.lookups.pending()] == [turned.record]


@pytest.mark.parametrize("name", ["forged", "misread", "unknown", "not_in_directory"])
def test_what_named_nobody_is_scanned_again_instead_of_turned(post: Post, name: str) -> None:
    answer = post.scan(name)
    assert answer.record is not None
    size = post.size
    with pytest.raises(Refused, match="scan_again"):
        post.station.gate.turn(answer.record)
    assert post.size == size


@pytest.mark.parametrize(
    ("reason", "code"),
    [("", "reason_missing"), (" \n\t ", "reason_missing"), ("x" * 501, "reason_too_long")],
)
def test_an_undo_needs_a_reason(post: Post, reason: str, code: str) -> None:
    movement = post.scan("valid").movement
    assert movement is not None
    with pytest.raises(Refused, match=code):
        post.station.gate.annul(movement, reason)
    assert len(post.inside) == 1


@pytest.mark.parametrize(
    ("reason", "kept"),
    [
        ("  Quét \n nhầm ", "Quét nhầm"),
        (unicodedata.normalize("NFD", "Quét nhầm"), "Quét nhầm"),
        ("nh\udcffm", "nh?m"),
        ("x" * 500, "x" * 500),
    ],
)
def test_the_reason_stays_with_the_undo(post: Post, reason: str, kept: str) -> None:
    movement = post.scan("valid").movement
    assert movement is not None
    record = post.station.gate.annul(movement, reason)
    assert post.station.care.show(record[1])["sections"]["note"] == {"text": kept}
    assert post.inside == set()
    with pytest.raises(Refused, match="already_annulled"):
        post.station.gate.annul(movement, "Lần nữa")


def test_what_is_not_there_cannot_be_acted_on(post: Post) -> None:
    answer = post.scan("valid")
    assert answer.record is not None
    assert answer.movement is not None
    gate, own = post.station.gate, answer.record[0]
    elsewhere = Origin("gatedesk/laocai-khoi2/post-2/1")
    strangers = [(own, 99), (own, -1), (own, answer.movement[1]), (elsewhere, answer.record[1])]
    for scan in strangers:
        for act in (gate.confirm, gate.refuse, gate.keep_card, gate.turn):
            with pytest.raises(Refused, match="no_such_scan"):
                act(scan)
        with pytest.raises(Refused, match="no_such_scan"):
            post.station.lookups.answer(scan)
    for movement in [(own, 99), answer.record, (elsewhere, answer.movement[1])]:
        with pytest.raises(Refused, match="no_such_movement"):
            gate.annul(movement, "Quét nhầm")
    assert post.size == MADE + 2


def test_by_hand_is_a_check_whatever_the_card(post: Post) -> None:
    person = post.scan("valid").person
    assert person is not None
    post.wall.forward(minutes=1)
    answer = post.station.gate.by_hand(person.ref, "lane-1", OUT)
    assert given(answer) == (Verdict.CHECK, (Reason.BY_HAND,))
    assert answer.kind is ScanKind.BY_HAND
    assert answer.number_today == 2
    assert answer.record is not None
    post.station.gate.confirm(answer.record)
    assert post.inside == set()
    with pytest.raises(Refused, match="no_such_person"):
        post.station.gate.by_hand((AgencyId("ubnd"), PersonId("f" * 16)), "lane-1", OUT)


def test_a_leaders_car_is_a_line_and_nobody_becomes_present(post: Post) -> None:
    post.scan("valid")
    post.wall.forward(minutes=1)
    came = post.station.gate.let_leader_pass(IN)
    left = post.station.gate.let_leader_pass(OUT)
    assert (came.number_today, left.number_today) == (2, 3)
    assert post.scan("other_agency").number_today == 4
    assert "vehicle.entered" in post.station.care.show(came.record[1])["header"]
    assert "vehicle.left" in post.station.care.show(left.record[1])["header"]
    core = post.station.care.show(came.record[1])["sections"]["core"]
    assert core["priority"] == "leader"
    assert core.get("people") is None
    rows = post.station.lookups.passages(0, 10)
    assert [(row.kind, row.direction) for row in rows[1:3]] == [(LEADER_CAR, OUT), (LEADER_CAR, IN)]
    assert len(post.inside) == 2
    with pytest.raises(Refused, match="no_such_scan"):
        post.station.lookups.answer(came.record)


def test_a_leaders_car_is_undone_with_a_reason(post: Post) -> None:
    post.scan("valid")
    car = post.station.gate.let_leader_pass(IN)
    post.station.gate.annul(car.record, "Bấm nhầm")
    assert post.station.lookups.passages(0, 1)[0].annulled
    assert len(post.inside) == 1
    with pytest.raises(Refused, match="already_annulled"):
        post.station.gate.annul(car.record, "Bấm nhầm")
    before = post.station.lookups.passages(0, 10)
    post.station.care.rebuild(lambda *_: None)
    assert post.station.lookups.passages(0, 10) == before


def test_nobody_may_let_a_car_pass_who_may_not_scan(post: Post) -> None:
    post.station.close()
    station = open_station(post.home, Role.SYSTEM)
    with pytest.raises(Refused, match="not_allowed"):
        station.gate.let_leader_pass(IN)
    station.close()
    post.open()
