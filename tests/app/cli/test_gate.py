from datetime import timedelta

import pytest

from tests.helpers.command import Command
from tests.helpers.demo_site import MADE, Site

PROMISES = {
    "valid": ("admit", []),
    "other_agency": ("admit", []),
    "expired": ("refuse", ["expired"]),
    "lost": ("refuse", ["lost"]),
    "revoked": ("refuse", ["revoked"]),
    "suspended": ("refuse", ["suspended"]),
    "forged": ("refuse", ["forged"]),
    "unknown": ("refuse", ["unknown"]),
    "not_yet_valid": ("refuse", ["not_yet_valid"]),
    "zone": ("refuse", ["zone"]),
    "misread": ("rescan", ["misread"]),
    "rfid": ("check", ["unsigned_number"]),
    "number": ("check", ["unsigned_number"]),
    "stale": ("check", ["stale"]),
    "escort": ("check", ["escort"]),
    "not_in_directory": ("check", ["not_in_directory"]),
    "visitor_pass": ("admit", []),
}


def test_every_listed_code_gives_what_its_name_promises(
    gate_desk: Command, demo_site: Site
) -> None:
    assert set(demo_site.codes) == set(PROMISES)
    for name, (verdict, reasons) in PROMISES.items():
        said = gate_desk("scan", demo_site.codes[name], "--direction", "in")
        assert (name, said.answer["verdict"], said.answer["reasons"]) == (name, verdict, reasons)
        assert said.status == (1 if verdict in ("refuse", "rescan") else 0)
    head = gate_desk("journal", "head").answer
    assert head["counts_by_type"] == {
        "pass.issued": MADE,
        "scan.decided": len(PROMISES),
        "movement.recorded": 3,
    }


def test_a_scan_answers_with_the_contracts_fields(gate_desk: Command, demo_site: Site) -> None:
    answer = gate_desk("scan", demo_site.codes["valid"], "--direction", "in").answer
    assert answer["credential"] == {"issuer": "ubnd", "number": "UBND-00417", "serial": 417}
    assert answer["person"]["name"] == "Đặng Thị Thùy Dương"
    assert answer["record"] == ["gatedesk/laocai-khoi2/post-1/1", MADE]
    assert answer["movement"] == ["gatedesk/laocai-khoi2/post-1/1", MADE + 1]
    assert set(answer["data_age_s"]) == {"dbqh", "hdnd", "ubnd", "congan"}
    assert answer["next_step"] == "let_in"
    assert answer["repeat"] is False
    assert answer["elapsed_us"] > 0


def test_a_second_scan_within_seconds_repeats_across_processes(
    gate_desk: Command, demo_site: Site
) -> None:
    first = gate_desk("scan", demo_site.codes["valid"], "--direction", "in").answer
    again = gate_desk("scan", demo_site.codes["valid"], "--direction", "in").answer
    assert again["repeat"] is True
    assert again["movement"] == first["movement"]
    other_way = gate_desk("scan", demo_site.codes["valid"], "--direction", "out").answer
    assert other_way["repeat"] is False
    counts = gate_desk("journal", "head").answer["counts_by_type"]
    assert counts == {"pass.issued": MADE, "scan.decided": 3, "movement.recorded": 2}


def test_a_stream_of_lines_is_answered_line_by_line(gate_desk: Command, demo_site: Site) -> None:
    lines = b"\n".join(
        [demo_site.codes["valid"].encode(), b"\xff\xfe\x00 rubbish", b"", b"7" * 70_000]
    )
    said = gate_desk("scan", "-", "--direction", "in", stdin=lines + b"\n")
    assert [line.get("verdict") for line in said.lines[:3]] == ["admit", "rescan", "rescan"]
    assert said.lines[3]["error"] == "input_too_long"


def test_the_event_time_moves_a_demos_clock(gate_desk: Command, demo_site: Site) -> None:
    morning = demo_site.nine.replace(hour=7)
    day = timedelta(days=1)
    entering = gate_desk("scan", demo_site.codes["valid"], "--at", (morning + day).isoformat())
    assert (entering.answer["direction"], entering.answer["verdict"]) == ("in", "admit")
    evening = (morning + day).replace(hour=17)
    leaving = gate_desk("scan", demo_site.codes["valid"], "--at", evening.isoformat()).answer
    assert (leaving["direction"], leaving["verdict"]) == ("out", "admit")


@pytest.mark.parametrize("moment", ["yesterday", "2026-11-23T07:00:00", "2026-13-01T00:00:00Z"])
def test_an_impossible_event_time_is_wrong_usage(gate_desk: Command, moment: str) -> None:
    assert gate_desk("scan", "x", "--at", moment).status == 2


def test_a_check_is_confirmed_once(gate_desk: Command, demo_site: Site) -> None:
    scan = gate_desk("scan", demo_site.codes["stale"], "--direction", "in").answer["record"][1]
    confirmed = gate_desk("confirm", str(scan))
    assert confirmed.status == 0
    assert confirmed.answer["movement"] == confirmed.answer["record"]
    again = gate_desk("confirm", str(scan))
    assert (again.status, again.answer["error"]) == (3, "already_resolved")
    assert again.answer["hint"]
    assert len(gate_desk("inside").lines) == 1


def test_a_refusal_cannot_be_confirmed(gate_desk: Command, demo_site: Site) -> None:
    scan = gate_desk("scan", demo_site.codes["lost"], "--direction", "in").answer["record"][1]
    said = gate_desk("confirm", str(scan))
    assert (said.status, said.answer["error"]) == (3, "not_a_check")


def test_an_undone_movement_leaves_nobody_inside(gate_desk: Command, demo_site: Site) -> None:
    scan = gate_desk("scan", demo_site.codes["valid"], "--direction", "in").answer
    assert [row["name"] for row in gate_desk("inside").lines] == ["Đặng Thị Thùy Dương"]
    undone = gate_desk("annul", str(scan["record"][1]), "--reason", "quét nhầm thẻ")
    assert undone.answer["movement"] == scan["movement"]
    assert gate_desk("inside").lines == []
    twice = gate_desk("annul", str(scan["movement"][1]), "--reason", "quét nhầm thẻ")
    assert (twice.status, twice.answer["error"]) == (3, "already_annulled")
    without = gate_desk("annul", str(scan["movement"][1]), "--reason", "  ")
    assert (without.status, without.answer["error"]) == (3, "reason_missing")


def test_a_desk_is_no_gate(gate_desk: Command, demo_site: Site) -> None:
    gate_desk.home = demo_site.copy("desk-ubnd", gate_desk.home.parent)
    said = gate_desk("scan", demo_site.codes["valid"])
    assert (said.status, said.answer["error"]) == (3, "not_a_post")
