"""The gate: what each code of the demo gives, and what the guard can do about it."""

import unicodedata
from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest

from gate_desk.domain.credential_code import (
    CredentialKind,
    CredentialPayload,
    credential_key_id,
    pack,
    signed_message,
    write_code,
)
from gate_desk.domain.errors import Refused
from gate_desk.domain.ids import Origin, PersonId
from gate_desk.domain.reading import Reading
from gate_desk.domain.verdict import Direction, NextStep, Reason, ScanKind, Verdict
from gate_desk.services.answers import ScanAnswer
from tests.helpers.demo_site import Post

IN, OUT = Direction.IN, Direction.OUT
ENTERING: dict[str, tuple[Verdict, tuple[Reason, ...]]] = {
    "valid": (Verdict.ADMIT, ()),
    "other_agency": (Verdict.ADMIT, ()),
    "expired": (Verdict.REFUSE, (Reason.EXPIRED,)),
    "not_yet_valid": (Verdict.REFUSE, (Reason.NOT_YET_VALID,)),
    "lost": (Verdict.REFUSE, (Reason.LOST,)),
    "revoked": (Verdict.REFUSE, (Reason.REVOKED,)),
    "suspended": (Verdict.REFUSE, (Reason.SUSPENDED,)),
    "zone": (Verdict.REFUSE, (Reason.ZONE,)),
    "forged": (Verdict.REFUSE, (Reason.FORGED,)),
    "unknown": (Verdict.REFUSE, (Reason.UNKNOWN,)),
    "misread": (Verdict.RESCAN, (Reason.MISREAD,)),
    "rfid": (Verdict.CHECK, (Reason.UNSIGNED_NUMBER,)),
    "number": (Verdict.CHECK, (Reason.UNSIGNED_NUMBER,)),
    "stale": (Verdict.CHECK, (Reason.STALE,)),
    "escort": (Verdict.CHECK, (Reason.ESCORT,)),
    "not_in_directory": (Verdict.CHECK, (Reason.NOT_IN_DIRECTORY,)),
}
LEAVING = ENTERING | {
    "expired": (Verdict.ADMIT, (Reason.EXPIRED,)),
    "not_yet_valid": (Verdict.ADMIT, (Reason.NOT_YET_VALID,)),
    "suspended": (Verdict.ADMIT, (Reason.SUSPENDED,)),
    "zone": (Verdict.ADMIT, (Reason.ZONE,)),
    "lost": (Verdict.CHECK, (Reason.LOST,)),
    "revoked": (Verdict.CHECK, (Reason.REVOKED,)),
    "forged": (Verdict.CHECK, (Reason.FORGED,)),
    "unknown": (Verdict.CHECK, (Reason.UNKNOWN,)),
}


def given(answer: ScanAnswer) -> tuple[Verdict, tuple[Reason, ...]]:
    return answer.verdict, answer.reasons


def inside(post: Post) -> set[str]:
    return {row.name for row in post.station.lookups.inside()}


def test_the_demo_lists_no_code_that_is_not_tested(post: Post) -> None:
    assert set(post.site.codes) == set(ENTERING)


@pytest.mark.parametrize(("direction", "table"), [(IN, ENTERING), (OUT, LEAVING)])
def test_every_code_gives_what_its_name_promises(
    post: Post, direction: Direction, table: dict[str, tuple[Verdict, tuple[Reason, ...]]]
) -> None:
    for number, (name, expected) in enumerate(table.items(), start=1):
        answer = post.scan(name, direction)
        assert given(answer) == expected, name
        assert (answer.direction, answer.number_today, answer.repeat) == (direction, number, False)
        assert (answer.movement is not None) == (answer.verdict is Verdict.ADMIT)
        assert answer.at == post.wall.now
        assert answer.record is not None
        shown = post.station.care.show(answer.record[1])
        core = shown["sections"]["core"]
        assert core["verdict"] == answer.verdict
        assert core["reasons"] == list(answer.reasons)
        assert post.site.codes[name] not in str(shown), "never the text of what was scanned"


@pytest.mark.parametrize(
    ("name", "direction", "step"),
    [
        ("valid", IN, NextStep.LET_IN),
        ("valid", OUT, NextStep.LET_OUT),
        ("lost", IN, NextStep.KEEP_CARD),
        ("lost", OUT, NextStep.KEEP_CARD),
        ("revoked", OUT, NextStep.KEEP_CARD),
        ("expired", IN, NextStep.ASK_ORDER),
        ("expired", OUT, NextStep.LET_OUT),
        ("escort", IN, NextStep.CALL_ESCORT),
        ("stale", IN, NextStep.COMPARE_PHOTO),
        ("misread", IN, NextStep.HOLD_STEADY),
    ],
)
def test_next_step(post: Post, name: str, direction: Direction, step: NextStep) -> None:
    assert post.scan(name, direction).next_step is step


def test_head_accounts_for_every_scan(post: Post) -> None:
    scans, movements = 0, 0
    for name in post.site.codes:
        for again in range(3):
            answer = post.scan(name) if again == 0 else post.scan_now(name)
            assert answer.repeat == (again > 0), name
            scans += 1
        movements += answer.verdict is Verdict.ADMIT
    post.scan_now("", reader="lane-2")
    counts = post.station.care.head().counts_by_type
    assert counts == {"scan.decided": scans + 1, "movement.recorded": movements}
    assert post.size == sum(counts.values())
    assert all(verified.ok for verified in post.station.care.verify())
    assert post.station.care.rebuild(lambda _done, _all: None).differing == ()


def test_running_numbers_go_on_over_a_restart_and_begin_anew_each_day(post: Post) -> None:
    assert [post.scan(name).number_today for name in ("valid", "forged", "stale")] == [1, 2, 3]
    post.restart()
    assert post.scan("misread").number_today == 4
    post.wall.forward(days=1)
    assert post.scan("valid").number_today == 1
    post.restart()
    assert post.scan("other_agency").number_today == 2


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
    present = inside(post)
    if restart:
        post.restart()
    post.wall.forward(seconds=10)
    again = post.scan_now(name)
    assert again.repeat
    assert again.record == first.record
    same = ("verdict", "reasons", "next_step", "direction", "number_today", "movement", "kind")
    assert [getattr(again, each) for each in same] == [getattr(first, each) for each in same]
    assert (again.person, again.card) == (first.person, first.card)
    assert inside(post) == present
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
    assert len(inside(post)) == 1


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


def test_presence_follows_movements(post: Post) -> None:
    name = "Đặng Thị Thùy Dương"
    assert inside(post) == set()
    entered = post.scan("valid")
    assert inside(post) == {name}
    assert post.station.lookups.overview().staff_inside == 1
    left = post.scan("valid", OUT)
    assert left.reasons == ()
    assert left.last is not None
    assert (left.last.direction, left.last.gate, left.last.at) == (IN, "post-1", entered.at)
    assert inside(post) == set()
    assert post.scan("valid", OUT).reasons == (Reason.ALREADY_OUTSIDE,)


def test_an_entry_while_inside_closes_the_old_presence(post: Post) -> None:
    first = post.scan("valid")
    second = post.scan("valid")
    assert given(second) == (Verdict.ADMIT, (Reason.ALREADY_INSIDE,))
    assert second.inside_since == first.at
    assert first.movement is not None
    assert second.movement is not None
    core = post.station.care.show(second.movement[1])["sections"]["core"]
    assert core["closes"] == list(first.movement)
    (row,) = post.station.lookups.inside()
    assert row.since == second.at


def test_direction_by_the_schedule_then_by_the_last_movement_of_today(post: Post) -> None:
    """A reader without a lane, through the windows of node.toml (records.md)."""
    day = post.site.nine.replace(hour=0)
    minutes = {
        9 * 60: IN,  # not seen yet today
        9 * 60 + 30: OUT,  # was inside
        13 * 60 + 30: IN,
        13 * 60 + 40: IN,  # the window decides, not the last movement
        14 * 60: OUT,  # the window has just ended
        16 * 60 + 50: OUT,
        17 * 60: OUT,
        18 * 60: IN,
        18 * 60 + 5: OUT,
        18 * 60 + 10: IN,
        (24 + 9) * 60: IN,  # yesterday's last movement does not count
    }
    for minute, expected in minutes.items():
        post.wall.now = day + timedelta(minutes=minute)
        assert post.scan_now("valid", None).direction is expected, minute


def test_a_check_makes_no_presence_until_it_is_confirmed(post: Post) -> None:
    check = post.scan("escort")
    assert (check.movement, inside(post)) == (None, set())
    assert check.record is not None
    post.wall.forward(minutes=2)
    confirmed = post.station.gate.confirm(check.record)
    assert confirmed.movement is not None
    assert inside(post) == {check.person.name if check.person else ""}
    core = post.station.care.show(confirmed.movement[1])["sections"]["core"]
    assert core["scan"] == check.record[1]
    assert post.station.lookups.answer(check.record).movement == confirmed.movement
    for act in (post.station.gate.confirm, post.station.gate.refuse, post.station.gate.keep_card):
        with pytest.raises(Refused, match="already_resolved"):
            act(check.record)
    assert len(inside(post)) == 1


def test_a_confirmed_check_that_was_undone_is_no_presence(post: Post) -> None:
    check = post.scan("number")
    assert check.record is not None
    movement = post.station.gate.confirm(check.record).movement
    assert movement is not None
    post.station.gate.annul(movement, "Nhầm người")
    assert inside(post) == set()
    assert post.station.lookups.pending() == ()
    with pytest.raises(Refused, match="already_resolved"):
        post.station.gate.confirm(check.record)


def test_a_refused_check_makes_no_presence(post: Post) -> None:
    check = post.scan("escort")
    assert check.record is not None
    post.station.gate.refuse(check.record)
    assert inside(post) == set()
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
    records = [post.station.care.show(index) for index in range(1, post.size)]
    kept = records[0]["sections"]["core"]
    assert records[0]["header"][3] == "credential.kept"
    issuer = answer.card.issuer if answer.card else None
    assert (kept["scan"], kept.get("issuer")) == (list(answer.record), issuer)
    moved = direction is OUT and name != "forged"
    assert [each["header"][3] for each in records[1:]] == ["movement.recorded"] * moved
    assert inside(post) == set()
    with pytest.raises(Refused, match="already_resolved"):
        post.station.gate.keep_card(answer.record)


@pytest.mark.parametrize("name", ["expired", "escort", "unknown", "number"])
def test_only_a_card_that_is_to_be_kept_is_kept(post: Post, name: str) -> None:
    answer = post.scan(name)
    assert answer.record is not None
    with pytest.raises(Refused, match="no_card_to_keep"):
        post.station.gate.keep_card(answer.record)
    assert len(post.station.lookups.pending()) == 1


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
    assert inside(post) == set()
    core = post.station.care.show(turned.record[1])["sections"]["core"]
    assert core["replaces"] == wrong.record[1]
    assert [row.annulled for row in post.station.lookups.passages(0, 9)] == [False, True, False]
    with pytest.raises(Refused, match="already_resolved"):
        post.station.gate.turn(wrong.record)
    with pytest.raises(Refused, match="already_annulled"):
        post.station.gate.annul(wrong.movement, "Quét nhầm")
    post.station.gate.annul(turned.movement or wrong.movement, "Quét nhầm")
    assert len(inside(post)) == 1, "the first entry stands again"


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
    assert len(inside(post)) == 1


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
    assert inside(post) == set()
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
    assert post.size == 2


def test_by_hand_is_a_check_whatever_the_card(post: Post) -> None:
    person = post.scan("valid").person
    assert person is not None
    post.wall.forward(minutes=1)
    answer = post.station.gate.by_hand(person.id, "lane-1", OUT)
    assert given(answer) == (Verdict.CHECK, (Reason.BY_HAND,))
    assert answer.kind is ScanKind.BY_HAND
    assert answer.number_today == 2
    assert answer.record is not None
    post.station.gate.confirm(answer.record)
    assert inside(post) == set()
    with pytest.raises(Refused, match="no_such_person"):
        post.station.gate.by_hand(PersonId("f" * 16), "lane-1", OUT)


def pass_code(post: Post, node: str, kind: CredentialKind, serial: int) -> str:
    key, today = post.site.key(node), post.site.today
    payload = pack(
        CredentialPayload(
            kind, credential_key_id(key.public), serial, today, today, frozenset({1}), ""
        )
    )
    return write_code(payload, key.sign(signed_message(post.charter.site, payload)))


def test_a_post_signs_no_staff_card(post: Post) -> None:
    for node in ("post-1", "post-2"):
        for serial in range(1, 9):
            answer = post.scan(pass_code(post, node, CredentialKind.STAFF, serial))
            assert given(answer) == (Verdict.REFUSE, (Reason.FORGED,))


@pytest.mark.parametrize("kind", [CredentialKind.VISITOR, CredentialKind.EVENT])
def test_a_pass_is_nobody_s_staff_card(post: Post, kind: CredentialKind) -> None:
    """Passes have serials of their own: a post that signs one makes nobody a colleague."""
    nodes = ("post-1", "desk-congan") if kind is CredentialKind.VISITOR else ("desk-congan",)
    for first, node in enumerate(nodes, start=1):
        for serial in range(first, 16, len(nodes)):
            answer = post.scan(pass_code(post, node, kind, serial))
            assert given(answer) == (Verdict.CHECK, (Reason.NOT_IN_DIRECTORY,))
            assert (answer.person, answer.movement) == (None, None)
            assert answer.record is not None
            confirmed = post.station.gate.confirm(answer.record)
            assert confirmed.person is None
    assert "" in inside(post)
    assert inside(post) == {""}


def test_lanes_and_readers_are_recorded(post: Post) -> None:
    for name in ("valid", "misread"):
        record = post.scan(name, OUT, reader="lane-9").record
        assert record is not None
        core = post.station.care.show(record[1])["sections"]["core"]
        assert (core["reader"], core["direction"]) == ("lane-9", "out")


def test_a_record_names_the_data_it_relied_on(post: Post) -> None:
    record = post.scan("valid").record
    assert record is not None
    shown = post.station.care.show(record[1])
    ages = shown["sections"]["core"]["ages"]
    assert set(ages) == {"ubnd"}
    assert ages["ubnd"] == round((post.wall.now - post.site.nine).total_seconds()) + 15.5 * 3600
    ((origin, size),) = shown["header"][6]
    verified = {each.head.origin: each.head.size for each in post.station.care.verify()}
    assert origin == "gatedesk/laocai-khoi2/desk-ubnd/1"
    assert size == verified[origin]


def test_data_grow_stale_while_the_post_works(post: Post) -> None:
    assert post.scan("valid", OUT).verdict is Verdict.ADMIT
    post.wall.forward(days=12)
    answer = post.scan("valid")
    assert given(answer) == (Verdict.CHECK, (Reason.STALE,))


def test_event_time_may_lie_back_but_not_ahead(post: Post) -> None:
    gate, now = post.station.gate, post.wall.now
    reading = Reading(untrusted_text=post.site.codes["valid"], reader="lane-1", lane=IN)
    with pytest.raises(Refused, match="time_in_future"):
        gate.scan(replace(reading, at=now + timedelta(minutes=2)))
    assert post.size == 0
    earlier = now - timedelta(hours=1)
    assert gate.scan(replace(reading, at=earlier)).at == earlier


def test_different_unreadable_texts_are_told_apart_but_not_kept(post: Post) -> None:
    first, second = post.scan_now("@@@ một @@@"), post.scan_now("@@@ hai @@@")
    assert (first.repeat, second.repeat) == (False, False)
    cores = [post.station.care.show(index)["sections"]["core"] for index in range(2)]
    assert cores[0]["text_mac"] != cores[1]["text_mac"]
    assert [core["text_length"] for core in cores] == [11, 11]
    assert post.scan_now("@@@ một @@@").repeat


def test_scans_of_a_day_in_every_verdict(post: Post) -> None:
    verdicts = Counter(post.scan(name).verdict for name in post.site.codes)
    lines = post.station.lookups.passages(0, 100)
    assert Counter(line.verdict for line in lines) == verdicts
