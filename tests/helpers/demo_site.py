"""The demo site as a fixture: made once per test run, copied for each test that opens a post."""

import os
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec
import pytest
from filelock import FileLock

from gate_desk.app.demo.site import DemoSite, make_demo
from gate_desk.crypto.keys import load_keys
from gate_desk.crypto.signing import SigningKey
from gate_desk.domain.charter import Charter
from gate_desk.domain.permissions import Role
from gate_desk.domain.reading import Reading
from gate_desk.domain.verdict import Direction
from gate_desk.services import clock
from gate_desk.services.answers import ScanAnswer
from gate_desk.services.station import Station, open_station

PEOPLE = 60
MADE = 1
"""Records that the demo leaves at its first post: the contractor's pass."""
SEED = 1
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


@dataclass(frozen=True, slots=True)
class Site:
    """The folder of a demo site, never to be written to, and what was made in it."""

    folder: Path
    made: DemoSite

    @property
    def codes(self) -> Mapping[str, str]:
        """Scanner texts by the name of what they promise."""
        return self.made.codes

    @property
    def today(self) -> date:
        """The day that the demo was made for."""
        return date.fromisoformat(self.made.date)

    @property
    def nine(self) -> datetime:
        """Nine in the morning of the demo's day: no window of the schedule is open."""
        return datetime.combine(self.today, time(9), ZONE)

    def key(self, node: str) -> SigningKey:
        """A node's signing key."""
        return load_keys(self.folder / node / "keys").signing

    def copy(self, node: str, place: Path) -> Path:
        """A node's home that a test may spoil."""
        return shutil.copytree(self.folder / node, place / node)


@pytest.fixture(scope="session")
def demo_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """One demo of 60 people, as of today, shared by all workers of a run."""
    base = tmp_path_factory.getbasetemp()
    root = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder = root / "demo-site"
    with FileLock(root / "demo-site.lock"):
        if not (folder / "demo.json").exists():
            shutil.rmtree(folder, ignore_errors=True)
            today = datetime.now(UTC).astimezone(ZONE).date()
            make_demo(folder, people=PEOPLE, days=0, seed=SEED, today=today, tell=_nobody)
    return Site(folder, msgspec.json.decode((folder / "demo.json").read_bytes(), type=DemoSite))


def _nobody(_what: str, _done: int, _total: int) -> None:
    pass


@dataclass
class Wall:
    """The wall clock of the machine, which stands until a test moves it."""

    now: datetime

    def forward(self, **distance: float) -> datetime:
        """Move on (or back, with negative values); the parameters are those of `timedelta`."""
        self.now += timedelta(**distance)
        return self.now

    def milliseconds(self) -> int:
        """What the program reads."""
        return round(self.now.timestamp() * 1000)


@pytest.fixture
def wall(demo_site: Site, monkeypatch: pytest.MonkeyPatch) -> Wall:
    """The machine's clock stands at nine in the morning of the demo's day."""
    wall = Wall(demo_site.nine)
    monkeypatch.setattr(clock, "wall_ms", wall.milliseconds)
    return wall


@dataclass
class Post:
    """A gate at work; `wall` is its clock."""

    site: Site
    home: Path
    wall: Wall
    station: Station = field(init=False)

    def __post_init__(self) -> None:
        self.open()

    def open(self, *, write: bool = True) -> Station:
        """Begin, or begin again after `station.close()`."""
        self.station = open_station(self.home, Role.CONSOLE, write=write)
        return self.station

    def restart(self) -> None:
        """An orderly stop and a new start."""
        self.station.close()
        self.open()

    @property
    def charter(self) -> Charter:
        """The regulation that the post stands under."""
        return self.station.charter

    @property
    def size(self) -> int:
        """How many records the post has written."""
        return self.station.care.head().size

    @property
    def inside(self) -> set[str]:
        """Names of all who are recorded as inside; an empty one for a card without a person."""
        return {row.name for row in self.station.lookups.inside()}

    def scan(
        self, code: str, lane: Direction | None = Direction.IN, *, reader: str = "lane-1"
    ) -> ScanAnswer:
        """Scan one of the demo's codes by its name, or any other text, a minute after the last."""
        self.wall.forward(minutes=1)
        return self.scan_now(code, lane, reader=reader)

    def scan_now(
        self, code: str, lane: Direction | None = Direction.IN, *, reader: str = "lane-1"
    ) -> ScanAnswer:
        """The same at the time that it is."""
        text = self.site.codes.get(code, code)
        return self.station.gate.scan(Reading(untrusted_text=text, reader=reader, lane=lane))


@pytest.fixture
def post(demo_site: Site, wall: Wall, tmp_path: Path) -> Iterator[Post]:
    """The first post of the site, opened for writing on a copy of its home."""
    post = Post(demo_site, demo_site.copy("post-1", tmp_path), wall)
    yield post
    post.station.close()
