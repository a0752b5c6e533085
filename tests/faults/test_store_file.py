"""A store file that was cut short, overwritten or exchanged: a code, never a crash or a verdict."""

import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from gate_desk.domain.errors import GateDeskError
from gate_desk.domain.permissions import Role
from gate_desk.domain.reading import Reading
from gate_desk.domain.verdict import Direction, Verdict
from gate_desk.services.answers import ScanAnswer
from gate_desk.services.station import open_station
from tests.helpers.demo_site import MADE, Post, Site

pytestmark = pytest.mark.usefixtures("wall")

PAGE = 4096
CODES = {
    *("in_use", "store_damaged", "store_unreadable", "disk_error", "rolled_back"),
    "charter_damaged",  # the first thing that is read out of the middle
}
REFUSED = ("lost", "revoked", "expired", "forged", "unknown")


def use(home: Path, site: Site) -> str | None:
    """Open, scan, search, verify as far as it goes; returns the code with which it ended."""
    try:
        station = open_station(home, Role.CONSOLE)
    except GateDeskError as error:
        return error.code
    try:
        return _work(station.gate.scan, site) or _read(
            lambda: station.lookups.find_people("d", 99), lambda: station.care.verify()
        )
    finally:
        assert _read(station.close) in CODES | {None}


def _work(scan: Callable[[Reading], ScanAnswer], site: Site) -> str | None:
    for name in (*REFUSED, "valid"):
        reading = Reading(untrusted_text=site.codes[name], reader="lane-1", lane=Direction.IN)
        try:
            answer = scan(reading)
        except GateDeskError as error:
            return error.code
        if name in REFUSED:
            assert answer.verdict is Verdict.REFUSE
    return None


def _read(*acts: Callable[[], object]) -> str | None:
    try:
        for each in acts:
            each()
    except GateDeskError as error:
        return error.code
    return None


@pytest.fixture
def home(demo_site: Site, tmp_path: Path) -> Path:
    return demo_site.copy("post-1", tmp_path)


def test_truncated_at_many_sizes(demo_site: Site, home: Path) -> None:
    file, rng = home / "store.db", Random(3)
    whole = file.read_bytes()
    # Half of the last page may be one that nothing here reads.
    most = len(whole) - PAGE
    sizes = {0, 1, 15, 16, 100, PAGE - 1, PAGE, PAGE + 1, most}
    sizes |= {rng.randrange(1, most // PAGE) * PAGE for _ in range(20)}
    sizes |= {rng.randrange(most) for _ in range(20)}
    ends = set()
    for size in sorted(sizes):
        file.write_bytes(whole[:size])
        ends.add(use(home, demo_site))
        for leftover in ("store.db-wal", "store.db-shm", "checkpoint"):
            (home / leftover).unlink(missing_ok=True)
    assert ends <= CODES, "a store that lost its end is never taken for whole"
    file.write_bytes(whole)
    assert use(home, demo_site) is None


@pytest.mark.parametrize("size", [1, 16, 5000])
def test_overwritten_in_the_middle(demo_site: Site, home: Path, size: int) -> None:
    file, rng = home / "store.db", Random(size)
    whole = file.read_bytes()
    for _ in range(15):
        place = rng.randrange(len(whole) - size)
        file.write_bytes(whole[:place] + rng.randbytes(size) + whole[place + size :])
        assert use(home, demo_site) in CODES | {None}
        for leftover in ("store.db-wal", "store.db-shm", "checkpoint"):
            (home / leftover).unlink(missing_ok=True)
    file.write_bytes(whole)
    assert use(home, demo_site) is None


def test_a_store_of_which_only_the_first_pages_are_left(post: Post) -> None:
    post.station.close()
    file = post.home / "store.db"
    whole = file.read_bytes()
    file.write_bytes(whole[: 2 * PAGE] + bytes(len(whole) - 2 * PAGE))
    assert use(post.home, post.site) in CODES
    file.write_bytes(whole)
    for leftover in ("store.db-wal", "store.db-shm"):
        (post.home / leftover).unlink(missing_ok=True)
    post.open()
    assert post.scan("valid").verdict is Verdict.ADMIT


def as_the_power_cut_left_it(post: Post, place: Path) -> Path:
    return shutil.copytree(post.home, place, ignore=shutil.ignore_patterns("lock"))


def test_a_log_that_was_lost_is_a_rolled_back_store(post: Post, tmp_path: Path) -> None:
    """The write-ahead log holds what was committed since the last checkpoint of SQLite."""
    post.scan("valid")
    post.station.cutter.cut()
    home = as_the_power_cut_left_it(post, tmp_path / "cut")
    assert (home / "store.db-wal").stat().st_size
    whole = as_the_power_cut_left_it(post, tmp_path / "whole")
    (home / "store.db-wal").unlink()
    (home / "store.db-shm").unlink()
    station = open_station(home, Role.CONSOLE)
    assert station.reason == "rolled_back"
    station.close()
    station = open_station(whole, Role.CONSOLE)
    assert (station.reason, station.care.head().size) == (None, MADE + 2)
    station.close()


def test_a_log_that_was_cut_short_loses_no_record_before_the_cut(
    post: Post, tmp_path: Path
) -> None:
    """Transactions at the log's end may be gone; what is left is whole, or a lost cut is told."""
    post.scan("valid")
    post.station.cutter.cut()
    for name in ("other_agency", "escort", "misread"):
        post.scan(name)
    log = (post.home / "store.db-wal").read_bytes()
    rng, found = Random(4), set()
    for number in range(15):
        home = as_the_power_cut_left_it(post, tmp_path / f"{number}")
        (home / "store.db-shm").unlink()
        (home / "store.db-wal").write_bytes(log[: rng.randrange(len(log))])
        station = open_station(home, Role.CONSOLE)
        size = station.care.head().size
        assert (station.reason is None) == (size >= MADE + 2)
        assert all(verified.ok for verified in station.care.verify())
        found.add(size)
        station.close()
    assert found <= {MADE + size for size in (0, 2, 4, 5, 6)}
    assert len(found) > 1
