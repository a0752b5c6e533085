from datetime import timedelta
from pathlib import Path

import pytest

from tests.helpers.command import Command, Said
from tests.helpers.demo_site import Site


def expect(gate_desk: Command, site: Site, *more: str, **changed: str) -> Said:
    given = {
        "name": "Lò Văn Thử",
        "organisation": "Công ty Thử",
        "host": "ubnd",
        "from": site.today.isoformat(),
        "to": (site.today + timedelta(days=13)).isoformat(),
        "purpose": "contractor",
    }
    options = [part for key, value in {**given, **changed}.items() for part in (f"--{key}", value)]
    return gate_desk("visit", "expect", *options, *more)


def test_announced_equipped_admitted_and_handed_back(
    gate_desk: Command, demo_site: Site, tmp_path: Path
) -> None:
    visit = expect(gate_desk, demo_site, "--note", "máy khoan").answer
    assert visit["record"] == ["gatedesk/laocai-khoi2/post-1/1", 1]
    assert (visit["name"], visit["organisation"], visit["host"], visit["note"]) == (
        "Lò Văn Thử",
        "Công ty Thử",
        "ubnd",
        "máy khoan",
    )
    pdf = tmp_path / "the.pdf"
    issued = gate_desk("pass", "issue", visit["visit"], "--zones", "1, 3", "--pdf", str(pdf)).answer
    assert (issued["visit"], issued["zones"], issued["state"]) == (visit["visit"], [1, 3], "active")
    assert (issued["first_day"], issued["last_day"]) == (visit["first_day"], visit["last_day"])
    assert pdf.read_bytes().startswith(b"%PDF")
    scan = gate_desk("scan", issued["code"], "--direction", "in").answer
    assert (scan["verdict"], scan["person"]["name"], scan["visit"]) == (
        "admit",
        "Lò Văn Thử",
        visit["visit"],
    )
    assert scan["credential"] == {key: issued[key] for key in ("number", "serial")} | {
        "issuer": issued["origin"]
    }
    assert gate_desk("inside", "--kind", "people").lines == []
    (inside,) = gate_desk("inside").lines
    assert (inside["kind"], inside["name"]) == ("visits", "Lò Văn Thử")
    assert gate_desk("inside", "--kind", "visits").lines == [inside]
    listed = {line["visit"]: line for line in gate_desk("visit", "list").lines}
    assert listed[visit["visit"]]["inside_since"] == inside["since"]
    assert [each["number"] for each in listed[visit["visit"]]["passes"]] == [issued["number"]]
    assert gate_desk("pass", "return", issued["number"]).answer["state"] == "returned"
    kept = gate_desk("scan", issued["code"], "--direction", "out").answer
    assert (kept["verdict"], kept["reasons"], kept["next_step"]) == (
        "check",
        ["revoked"],
        "keep_card",
    )
    assert gate_desk("journal", "verify", "--deep").answer["ok"] is True


def test_a_pass_is_printed_again_and_reported_missing(
    gate_desk: Command, demo_site: Site, tmp_path: Path
) -> None:
    code, pdf = demo_site.codes["visitor_pass"], tmp_path / "again.pdf"
    again = gate_desk("pass", "print", code, "--pdf", str(pdf)).answer
    assert (again["code"], again["record"], again["pdf"]) == (code, None, str(pdf))
    assert pdf.read_bytes() == (demo_site.folder / "visitor-pass.pdf").read_bytes()
    assert gate_desk("pass", "missing", again["number"]).answer["state"] == "lost"
    twice = gate_desk("pass", "missing", code)
    assert (twice.status, twice.answer["error"]) == (3, "already_missing")
    assert gate_desk("pass", "print", code).answer["error"] == "pass_not_valid"
    scan = gate_desk("scan", code, "--direction", "in").answer
    assert (scan["verdict"], scan["reasons"]) == ("refuse", ["lost"])


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"from": "2026-02-30"}, "bad_day"),
        ({"to": "mai"}, "bad_day"),
        ({"to": "2020-01-01"}, "days_reversed"),
        ({"name": "  "}, "name_missing"),
        ({"host": "x"}, "unknown_agency"),
        ({"purpose": "x"}, "unknown_purpose"),
        ({"name": "\udcff\udcfe"}, "name_missing"),
    ],
)
def test_bad_input_is_a_sentence(
    gate_desk: Command, demo_site: Site, changed: dict[str, str], code: str
) -> None:
    before = gate_desk("visit", "list").lines
    said = expect(gate_desk, demo_site, **changed)
    assert (said.status, said.answer["error"]) == (3, code)
    assert said.answer["hint"]
    assert gate_desk("visit", "list").lines == before


def test_a_file_that_cannot_be_is_told_before_a_pass_is_issued(
    gate_desk: Command, demo_site: Site, tmp_path: Path
) -> None:
    visit = expect(gate_desk, demo_site).answer["visit"]
    for place in (tmp_path, tmp_path / "nowhere" / "the.pdf"):
        said = gate_desk("pass", "issue", visit, "--zones", "1", "--pdf", str(place))
        assert (said.status, said.answer["error"]) == (3, "file_unwritable")
    counts = gate_desk("journal", "head").answer["counts_by_type"]
    assert counts["pass.issued"] == 1


@pytest.mark.parametrize(
    ("zones", "code"), [("", "zones_missing"), ("9", "unknown_zone"), ("A", "unknown_zone")]
)
def test_zones_are_numbers_of_the_charter(
    gate_desk: Command, demo_site: Site, zones: str, code: str
) -> None:
    visit = expect(gate_desk, demo_site).answer["visit"]
    assert gate_desk("pass", "issue", visit, "--zones", zones).answer["error"] == code


def test_people_get_lines(gate_desk: Command, demo_site: Site) -> None:
    status, out, told = gate_desk.for_people("visit", "list")
    assert status == 0
    assert "Giàng A Phừ · Công ty Xây lắp Hoàng Liên · Nhà thầu" in out
    assert "(đang dùng)" in out
    assert "Khách đã báo: 10" in told
    code = demo_site.codes["visitor_pass"]
    assert "Đã nhận lại thẻ K-" in gate_desk.for_people("pass", "return", code)[1]
