import json
import subprocess
import sys
from pathlib import Path

from gate_desk.services.station import open_station
from tests.helpers.command import Command
from tests.helpers.demo_site import MADE, Site


def test_wrong_usage_ends_with_two(gate_desk: Command) -> None:
    for words in (["nonsense"], ["scan"], ["scan", "x", "--direction", "up"], ["journal"]):
        assert gate_desk(*words).status == 2


def test_a_folder_without_a_node_is_said_so(gate_desk: Command, tmp_path: Path) -> None:
    gate_desk.home = tmp_path / "nothing"
    said = gate_desk("journal", "head")
    assert (said.status, said.answer["error"]) == (3, "no_node")
    assert said.answer["hint"]


def test_a_second_writer_is_told_and_readers_still_read(
    gate_desk: Command, demo_site: Site
) -> None:
    station = open_station(gate_desk.home)
    try:
        said = gate_desk("scan", demo_site.codes["valid"])
        assert (said.status, said.answer["error"]) == (4, "in_use")
        assert gate_desk("find", "thuy duong").status == 0
    finally:
        station.close()


def test_commands_need_leave_outside_a_demo(gate_desk: Command, demo_site: Site) -> None:
    settings = gate_desk.home / "node.toml"
    settings.write_text(settings.read_text().replace("demo = true", "demo = false"))
    said = gate_desk("scan", demo_site.codes["valid"])
    assert (said.status, said.answer["error"]) == (3, "not_allowed")


def test_a_bug_is_a_sentence_and_a_code_and_its_traceback_in_the_log(
    gate_desk: Command, demo_site: Site
) -> None:
    def break_it(*_: object) -> None:
        raise KeyError("nothing")

    gate_desk.monkeypatch.setattr("gate_desk.services.gate.Gate.scan", break_it)
    said = gate_desk("scan", demo_site.codes["valid"])
    assert (said.status, said.answer["error"]) == (4, "bug")
    assert "Traceback" not in said.told
    assert "KeyError" in (gate_desk.home / "logs" / "gate-desk.log").read_text()


def test_the_program_runs_as_a_module(gate_desk: Command, demo_site: Site) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "gate_desk", "journal", "head", "--json", "--home", gate_desk.home],
        capture_output=True,
        check=True,
    )
    assert json.loads(done.stdout)["size"] == MADE


def test_people_get_sentences(gate_desk: Command, demo_site: Site) -> None:
    status, out, _err = gate_desk.for_people("scan", demo_site.codes["lost"], "--direction", "in")
    assert status == 1
    assert "KHÔNG CHO VÀO" in out
    assert "1013" in out
