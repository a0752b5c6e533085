"""The past of a card and the card officer's monthly list, on the command line."""

from datetime import date

from gate_desk.domain.permissions import Role
from gate_desk.services.station import open_station
from tests.helpers.command import Command
from tests.helpers.demo_site import Site

DUONG = "UBND-00417"


def record_by_hand(command: Command, times: int) -> date:
    """As the gate does it; returns the day."""
    station = open_station(command.home, Role.CONSOLE)
    try:
        person = station.lookups.find_people("dang thi thuy duong", 1)[0].person.ref
        answers = [station.gate.by_hand(person, "hand", None) for _ in range(times)]
    finally:
        station.close()
    return answers[-1].at.date()


def test_the_past_of_a_card(gate_desk: Command, demo_site: Site) -> None:
    gate_desk("scan", demo_site.codes["valid"])
    gate_desk("scan", demo_site.codes["lost"])

    said = gate_desk("history", "ubnd 00417")

    assert said.status == 0
    assert [(line["what"], line.get("verdict")) for line in said.lines] == [
        ("scan", "admit"),
        ("card", None),
    ]
    assert "name" not in said.lines[0]
    lost = gate_desk("history", "HĐND-00093").lines
    assert {line["kind"] for line in lost if line["what"] == "card"} == {"issued", "lost"}
    both = gate_desk("history", "HĐND-00093", "--person").lines
    assert {line["card_number"] for line in both} == {"HĐND-00093", "HĐND-00118"}
    assert len(gate_desk("history", "HĐND-00093", "--limit", "1").lines) == len(lost)


def test_a_number_that_is_nobody_s(gate_desk: Command) -> None:
    said = gate_desk("history", "XX-1")
    assert (said.status, said.answer["error"]) == (3, "no_such_card")


def test_the_officer_s_list_of_a_month(gate_desk: Command) -> None:
    today = record_by_hand(gate_desk, 3)

    said = gate_desk("forgotten")
    assert said.status == 0
    assert (said.answer["name"], said.answer["times"], said.answer["days"]) == (
        "Đặng Thị Thùy Dương",
        3,
        1,
    )
    assert gate_desk("forgotten", "--month", f"{today:%Y-%m}", "--agency", "ubnd").lines
    assert gate_desk("forgotten", "--agency", "hdnd").lines == []
    empty = gate_desk("forgotten", "--month", "2020-01")
    assert (empty.status, empty.lines) == (0, [])
    assert empty.told
    status, line, _ = gate_desk.for_people("forgotten")
    assert status == 0
    assert f"3 lần trong tháng {today.month} (1 ngày)" in line


def test_a_wrong_month_or_agency_is_said_so(gate_desk: Command) -> None:
    for month in ("2026-13", "thang 11", "2026-11-01"):
        assert gate_desk("forgotten", "--month", month).answer["error"] == "bad_month"
    assert gate_desk("forgotten", "--agency", "nobody").answer["error"] == "no_such_agency"
