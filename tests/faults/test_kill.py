"""SIGKILL at 200 seeded moments of a stream of scans: no answered scan is lost, none is half."""

import json
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest

from gate_desk.domain.permissions import Role
from gate_desk.journal.record import parse_header
from gate_desk.services.station import Station, open_station
from gate_desk.store.rows import read_records
from tests.helpers.demo_site import Site
from tests.helpers.killed import Killed

HOMES, KILLS = 10, 20
LATEST_S = 0.1
"""Opening takes about a quarter of it: some are killed while they open."""


@pytest.fixture(scope="module")
def killed(checkout: Path) -> Iterator[Killed]:
    process = Killed(checkout, "tests.helpers.scan_stream")
    yield process
    process.stop()


def journal(station: Station) -> list[tuple[str, dict[str, Any]]]:
    """Type and core of every record."""
    own = station.store.journal
    with station.store.reading() as cursor:
        return [
            (parse_header(header).type, json.loads(sections[0].data))
            for _, header, sections in read_records(cursor, own.origin_id, 0, own.head.size)
        ]


def check_nothing_lost(station: Station, answers: list[dict[str, Any]]) -> None:
    assert station.reason is None
    assert all(verified.ok for verified in station.care.verify())
    records = journal(station)
    counts = station.care.head().counts_by_type
    assert sum(counts.values()) == len(records)
    for answer in answers:
        assert answer["size"] <= len(records)
        if "scan" in answer:
            type_, core = records[answer["scan"]]
            assert (type_, core["verdict"]) == ("scan.decided", answer["verdict"])
    check_nothing_half(records)


def check_nothing_half(records: list[tuple[str, dict[str, Any]]]) -> None:
    """What belongs together was committed together."""
    types = [type_ for type_, _ in records] + [""]
    for index, (type_, core) in enumerate(records):
        if type_ == "scan.decided":
            moves = core["verdict"] == "admit" and "repeat_of" not in core
            assert (types[index + 1] == "movement.recorded") == moves
            _, before = records[index - 1]
            assert ("replaces" in core) == (index > 0 and before.get("turned", False))
        elif type_ == "movement.recorded":
            assert records[core["scan"]][0] == "scan.decided"
        elif type_ == "decision.confirmed":
            found = records[core["scan"][1]]
            assert found[1]["verdict"] == "check"
            assert (types[index + 1] == "movement.recorded") == ("credential" in found[1])


@pytest.mark.parametrize("number", range(HOMES))
def test_a_killed_post_has_every_answered_scan(
    demo_site: Site, killed: Killed, tmp_path: Path, number: int
) -> None:
    home, rng = demo_site.copy("post-1", tmp_path), Random(number)
    (tmp_path / "codes.json").write_text(json.dumps(dict(demo_site.codes)), "utf-8")
    answered = 0
    for kill in range(KILLS):
        seed, after_s = rng.randrange(1 << 30), rng.uniform(0, LATEST_S)
        answers = killed.run(home, seed, after_s, at_work=kill % 4 > 1)
        answered += len(answers)
        # Half of them are looked at by a reader, which leaves everything as the kill left it.
        station = open_station(home, Role.CONSOLE, write=kill % 2 == 1)
        try:
            check_nothing_lost(station, answers)
            if kill == KILLS - 1:
                assert station.care.rebuild(lambda _done, _all: None).differing == ()
        finally:
            station.close()
    assert answered >= KILLS // 2, "half of them were killed at work"
