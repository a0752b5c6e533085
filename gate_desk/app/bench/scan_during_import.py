"""`scan_during_import`: what a guard notices of a large batch that is being taken in."""

import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from itertools import count
from pathlib import Path
from statistics import median

from PySide6.QtCore import QCoreApplication

from gate_desk.app.bench.exchange_benches import opened
from gate_desk.app.bench.measured import Goal, Measured, measured, percentile
from gate_desk.app.bench.node import POST
from gate_desk.app.bench.rounds import interleaved
from gate_desk.app.bench.site import BenchSite, build_other_gate
from gate_desk.app.bench.workshop import Workshop
from gate_desk.config.node_toml import load_settings
from gate_desk.crypto.keys import load_keys
from gate_desk.domain.ids import NodeName
from gate_desk.domain.permissions import Role
from gate_desk.domain.reading import Reading
from gate_desk.services.exporting import OUTBOX
from gate_desk.services.lane import Lane
from gate_desk.services.receiving import Receiving
from gate_desk.services.station import Station, open_station
from gate_desk.sync.worker_process import WorkerProcess
from gate_desk.ui.errands import Errand
from gate_desk.ui.jobs import Jobs

RECORDS = 200_000
FRAMES_MS = 2 * 1000 / 60
PACE_S = 0.1
_IDLE_SCANS = 100
_PATIENCE_S = 30.0


def scan_during_import(workshop: Workshop, rounds: int) -> Measured:
    """p50 of a scan, asked for ten times a second on the window's lanes, until all is taken in."""
    site = workshop.site()
    files = _batch(workshop, site)
    homes = (workshop.folder / f"importing-{number}" for number in count())
    p99s: list[float] = []
    scans = 0

    def busy() -> float:
        nonlocal scans
        taken = _on_a_copy(site, next(homes), files)
        p99s.append(percentile(taken, 99))
        scans += len(taken)
        return percentile(taken, 50)

    def idle() -> float:
        return percentile(_on_a_copy(site, next(homes), []), 50)

    pairs = interleaved(rounds, busy, idle)
    goal = Goal("lower", 2.5, most_p99=FRAMES_MS)
    more = {"p99": median(p99s), "scans": float(scans)}
    return measured("scan_during_import", "ms", goal, pairs, more)


def _batch(workshop: Workshop, site: BenchSite) -> list[Path]:
    """What the second gate has for the first."""
    home = workshop.folder / "second-gate"
    build_other_gate(site, home, min(RECORDS, 2 * site.scale), workshop.tell)
    with opened(home) as station:
        station.exchange.build(Lane(station.store), NodeName(POST))
    files = (home / OUTBOX / POST).iterdir()
    return sorted(files, key=lambda file: file.stat().st_mtime_ns)


def _on_a_copy(site: BenchSite, home: Path, files: list[Path]) -> list[float]:
    shutil.copytree(site.home, home, ignore=shutil.ignore_patterns(OUTBOX))
    try:
        with _lanes(home) as jobs:
            importing = threading.Thread(target=_take_in, args=(jobs, home, files))
            importing.start()
            taken, pause = list[float](), threading.Event()
            while importing.is_alive() or (not files and len(taken) < _IDLE_SCANS):
                taken.append(_scan(jobs, site.readings(1)[0]))
                pause.wait(PACE_S)
            importing.join()
        return taken
    finally:
        shutil.rmtree(home)


@contextmanager
def _lanes(home: Path) -> Iterator[Jobs]:
    """The lanes of a window on a home: one that writes and those that read."""
    app = QCoreApplication.instance() or QCoreApplication([])
    jobs = Jobs()
    jobs.start(partial(open_station, home, Role.CONSOLE, simulated=True))
    try:
        jobs.wait_for_station()
        yield jobs
    finally:
        jobs.stop()
        app.processEvents()


def _scan(jobs: Jobs, reading: Reading) -> float:
    """Milliseconds from asking to the recorded answer."""
    answered = threading.Event()

    def scan(station: Station) -> None:
        station.gate.scan(reading)
        answered.set()

    begun = time.perf_counter()
    jobs.change(scan, urgent=True)
    if not answered.wait(_PATIENCE_S):
        raise RuntimeError("a scan was not answered")
    return (time.perf_counter() - begun) * 1000


def _take_in(jobs: Jobs, home: Path, files: list[Path]) -> None:
    if not files:
        return
    station = jobs.wait_for_station()
    lane = Errand(station, jobs, lambda _step: None)
    exchange = station.exchange
    receiving = Receiving(station.store, exchange.importer, NodeName(load_settings(home).node))
    with WorkerProcess(load_keys(home / "keys").age_identity) as worker:
        receiving.from_paths(files, worker, lane, lambda *_: None)
