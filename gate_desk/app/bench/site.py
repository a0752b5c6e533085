"""A bench site: a post with as many cards and as many records of history as are asked for."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import count
from math import gcd
from pathlib import Path
from zoneinfo import ZoneInfo

from gate_desk.app.bench.desks import Tell, desk_journals, issue_cards
from gate_desk.app.bench.node import OTHER_POST, BenchPost, make_peer, make_post
from gate_desk.app.bench.people import card_of
from gate_desk.app.demo.bodies import SITE
from gate_desk.app.demo.cards import DemoCard
from gate_desk.crypto.keys import load_keys
from gate_desk.domain.days import moment
from gate_desk.domain.reading import Reading
from gate_desk.domain.records.movement import MovementRecorded
from gate_desk.domain.records.scan import ScanDecided
from gate_desk.domain.verdict import Direction, NextStep, ScanKind, Verdict
from gate_desk.services.clock import DemoClock, wall_ms
from gate_desk.services.cutting import Cutter
from gate_desk.services.nodes import origin_of
from gate_desk.store.opening import open_store
from gate_desk.store.store import Store
from gate_desk.store.unit_of_work import UnitOfWork
from gate_desk.words import text

BYTES_PER_SCALE = 4_500
"""Room on the disk for one card and one record of history, the log of a big commit included."""
_SCANS_PER_COMMIT = 5_000
_SPACING_MS = 2_000
"""Between two scans: far enough for the ten seconds of the repeat rule to hold only a few."""
_DAY_MS = 86_400_000
_STEP = 0.618
"""People come scattered over the whole directory, never in the order of their cards."""


@dataclass(frozen=True, slots=True)
class Passing:
    """The n-th passing of the site's life: who passes, which way, when."""

    card: DemoCard
    direction: Direction
    at: int
    """UTC milliseconds."""


@dataclass(slots=True)
class BenchSite:
    """A post's home, and the passings that follow its history, each person's in and out in turn."""

    post: BenchPost
    scale: int
    today: date
    begun_at: int
    """UTC milliseconds of the first passing."""
    _numbers: Iterator[int] = field(init=False)

    def __post_init__(self) -> None:
        self._numbers = count(self.history_scans)

    @property
    def home(self) -> Path:
        """The post's home."""
        return self.post.home

    @property
    def history_scans(self) -> int:
        """Scans of the history: each is two records, a scan and its movement."""
        return self.scale // 2

    def passing(self, number: int) -> Passing:
        """The passing with a number; the same one every time."""
        round_, place = divmod(number, self.scale)
        card = card_of(place * self._stride() % self.scale, self.today)
        direction = Direction.OUT if round_ % 2 else Direction.IN
        return Passing(card, direction, self.begun_at + number * _SPACING_MS)

    def readings(self, how_many: int) -> list[Reading]:
        """The next passings as a reader delivers them, each by another person."""
        return [self._reading(self.passing(next(self._numbers))) for _ in range(how_many)]

    def _reading(self, passing: Passing) -> Reading:
        card = passing.card
        return Reading(
            untrusted_text=card.code(SITE, self.post.desk_keys[card.issuer]),
            reader=f"lane-{passing.direction}",
            lane=passing.direction,
            at=moment(passing.at),
        )

    def _stride(self) -> int:
        stride = max(1, int(self.scale * _STEP))
        while gcd(stride, self.scale) != 1:
            stride += 1
        return stride


def build_site(home: Path, scale: int, tell: Tell) -> BenchSite:
    """Make a home with `scale` people and cards and `scale` records of the post's own history.

    The history ends a day before now: what is scanned next is not in the future.
    """
    now = wall_ms()
    today = moment(now).date()
    post = make_post(home, today)
    site = BenchSite(post, scale, today, now - _DAY_MS - scale // 2 * _SPACING_MS)
    clock = DemoClock()
    keys = load_keys(home / "keys")
    store = open_store(home, keys.store_key, origin_of(post.settings), clock, write=True)
    try:
        issue_cards(store, desk_journals(post), scale, today, now, tell)
        cutter = Cutter(store, home, keys.signing, clock)
        _live_through(store, site, clock, cutter, site.history_scans, tell)
    finally:
        store.close()
    return site


def build_other_gate(site: BenchSite, home: Path, records: int, tell: Tell) -> None:
    """Make the home of the second gate, at which the same people passed in the same order."""
    settings = make_peer(site.post, home, OTHER_POST)
    clock, keys = DemoClock(), load_keys(home / "keys")
    store = open_store(home, keys.store_key, origin_of(settings), clock, write=True)
    try:
        cutter = Cutter(store, home, keys.signing, clock)
        _live_through(store, site, clock, cutter, records // 2, tell)
    finally:
        store.close()


def _live_through(
    store: Store, site: BenchSite, clock: DemoClock, cutter: Cutter, scans: int, tell: Tell
) -> None:
    zone = ZoneInfo(site.post.charter.timezone)
    for start in range(0, scans, _SCANS_PER_COMMIT):
        end = min(start + _SCANS_PER_COMMIT, scans)
        with store.begin("unattended") as work:
            for number in range(start, end):
                passing = site.passing(number)
                clock.move(moment(passing.at, zone))
                _record_passing(work, passing, number + 1)
        cutter.cut()
        tell(text("Đang ghi lượt ra vào: {done}/{all}", done=end, all=scans))


def _record_passing(work: UnitOfWork, passing: Passing, number: int) -> None:
    """The two records that the gate writes for an admit."""
    card, entering = passing.card, passing.direction is Direction.IN
    decided = ScanDecided(
        at=passing.at,
        kind=ScanKind.SIGNED,
        reader=f"lane-{passing.direction}",
        direction=passing.direction,
        verdict=Verdict.ADMIT,
        reasons=[],
        next_step=NextStep.LET_IN if entering else NextStep.LET_OUT,
        number=number,
        person=card.person.id,
        credential=(card.issuer, card.serial),
        ages={card.issuer: 64_683},
    )
    desk = f"gatedesk/{SITE}/desk-{card.issuer}/1"
    _origin, scan = work.append("scan.decided", {"core": decided}, ((desk, card.serial),))
    moved = MovementRecorded(
        at=passing.at,
        direction=passing.direction,
        scan=scan,
        person=card.person.id,
        credential=(card.issuer, card.serial),
    )
    work.append("movement.recorded", {"core": moved})
