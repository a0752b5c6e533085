"""The gate: what each code of the demo gives, and what the guard can do about it."""

from collections import Counter
from datetime import timedelta

import pytest
from msgspec.structs import replace

from gate_desk.domain.credential_code import (
    CredentialKind,
    CredentialPayload,
    credential_key_id,
    pack,
    signed_message,
    write_code,
)
from gate_desk.domain.errors import Refused
from gate_desk.domain.reading import Reading
from gate_desk.domain.verdict import Direction, NextStep, Reason, ScanKind, Verdict
from gate_desk.services.answers import ScanAnswer
from tests.helpers.demo_site import MADE, Post

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


def test_the_demo_lists_no_code_that_is_not_tested(post: Post) -> None:
    assert set(post.site.codes) == {*ENTERING, "visitor_pass"}, "see test_passes_at_the_gate"


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
    for name in ENTERING:
        for again in range(3):
            answer = post.scan(name) if again == 0 else post.scan_now(name)
            assert answer.repeat == (again > 0), name
            scans += 1
        movements += answer.verdict is Verdict.ADMIT
    post.scan_now("", reader="lane-2")
    counts = post.station.care.head().counts_by_type
    assert counts == {
        "pass.issued": MADE,
        "scan.decided": scans + 1,
        "movement.recorded": movements,
    }
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


def test_presence_follows_movements(post: Post) -> None:
    name = "Đặng Thị Thùy Dương"
    assert post.inside == set()
    entered = post.scan("valid")
    assert post.inside == {name}
    assert post.station.lookups.overview().staff_inside == 1
    left = post.scan("valid", OUT)
    assert left.reasons == ()
    assert left.last is not None
    assert (left.last.direction, left.last.gate, left.last.at) == (IN, "post-1", entered.at)
    assert post.inside == set()
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
    assert "" in post.inside
    assert post.inside == {""}


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
    assert post.size == MADE
    earlier = now - timedelta(hours=1)
    assert gate.scan(replace(reading, at=earlier)).at == earlier


def test_scans_of_a_day_in_every_verdict(post: Post) -> None:
    verdicts = Counter(post.scan(name).verdict for name in post.site.codes)
    lines = post.station.lookups.passages(0, 100)
    assert Counter(line.verdict for line in lines) == verdicts


def test_a_plate_that_looks_like_a_radio_number_is_named_as_a_plate(post: Post) -> None:
    answer = post.scan("24A67890")
    assert (answer.kind, answer.verdict) == (ScanKind.PLATE, Verdict.RESCAN)
    assert post.scan("24A67890").repeat is False
