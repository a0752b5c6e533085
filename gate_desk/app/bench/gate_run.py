"""A bench site's gate, opened through its services, scanning as fast as it can."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from gate_desk.app.bench.rounds import seconds
from gate_desk.app.bench.site import BenchSite
from gate_desk.domain.permissions import Role
from gate_desk.domain.reading import Reading
from gate_desk.domain.verdict import Verdict
from gate_desk.services.answers import ScanAnswer
from gate_desk.services.station import Station, open_station

SCANS = 100
"""Scans between two looks at the clock: disks are fast for a second and slow for the next."""
TURNS = 4
"""How often value and reference take turns in a round."""


class GateRun:
    """Scans of people who follow each other, every one an admit with its movement."""

    def __init__(self, site: BenchSite, station: Station) -> None:
        self.station = station
        self.scans = min(SCANS, site.scale)
        """Scans of one turn: nobody comes twice in it."""
        self._site = site

    def seconds_per_scan(self) -> float:
        """One turn; reading the codes, looking up, deciding and recording, nothing else."""
        readings = self._site.readings(self.scans)
        answers: list[ScanAnswer] = []
        taken = seconds(lambda: self._scan(readings, answers))
        unlike = [answer for answer in answers if not _is_plain_admit(answer)]
        if unlike:
            raise RuntimeError(f"not an admit with a movement: {unlike[0]}")
        return taken / self.scans

    def _scan(self, readings: Sequence[Reading], answers: list[ScanAnswer]) -> None:
        answers.extend(map(self.station.gate.scan, readings))


@contextmanager
def gate_run(site: BenchSite) -> Iterator[GateRun]:
    """Open a site's post on a clock that stands where the scans put it."""
    station = open_station(site.home, Role.CONSOLE, simulated=True)
    try:
        yield GateRun(site, station)
    finally:
        station.close()


def _is_plain_admit(answer: ScanAnswer) -> bool:
    return answer.verdict is Verdict.ADMIT and not answer.repeat and answer.movement is not None
