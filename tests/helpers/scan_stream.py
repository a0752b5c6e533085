"""Scans as fast as they are answered, in processes to be killed (see `forked`)."""

import json
from pathlib import Path
from random import Random

from gate_desk.domain.permissions import Role
from gate_desk.domain.reading import Reading
from gate_desk.domain.verdict import Direction, Verdict
from gate_desk.services.station import Station, open_station
from tests.helpers.forked import serve, tell


def act(station: Station, code: str, reader: str, rng: Random) -> None:
    """Scan, and do what a guard may do about it; each answer is told."""
    gate, lane = station.gate, rng.choice(tuple(Direction))
    answer = gate.scan(Reading(untrusted_text=code, reader=reader, lane=lane))
    assert answer.record is not None
    size = station.store.journal.head.size
    tell(scan=answer.record[1], verdict=answer.verdict, size=size, repeat=answer.repeat)
    if answer.verdict is Verdict.CHECK and not answer.repeat:
        gate.confirm(answer.record)
    elif answer.movement is not None and not answer.repeat:
        match rng.randrange(4):
            case 0:
                gate.annul(answer.movement, "Quét nhầm")
            case 1:
                gate.turn(answer.record)
    tell(size=station.store.journal.head.size)


def stream(home: Path, seed: int) -> None:
    """Scan until killed."""
    rng = Random(seed)
    codes = list(json.loads((home.parent / "codes.json").read_text("utf-8")).values())
    station = open_station(home, Role.CONSOLE)
    for number in range(1_000_000):
        # Each code at a reader of its own is never a repeat; now and then one is.
        reader = "lane-1" if rng.random() < 0.1 else f"lane-{number}"
        act(station, rng.choice(codes), reader, rng)
        if rng.random() < 0.1:
            station.cutter.cut()


if __name__ == "__main__":
    serve(stream)
