"""A store from before the histories is brought up to date with what it holds."""

from collections.abc import Callable
from pathlib import Path

from gate_desk.domain.records.scan import ScanDecided
from gate_desk.store.migrations import engine_of, migrate
from gate_desk.store.queries import histories
from gate_desk.store.store import Store
from tests.helpers.journals import BEGIN, KEY, opened

INDEXES = {"scan_by_hand", "scan_not_admitted"}


def indexes(path: Path) -> set[str]:
    engine = engine_of(path, KEY)
    try:
        with engine.connect() as connection:
            rows = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type='index'")
            return {row[0] for row in rows}
    finally:
        engine.dispose()


def write_scan(store: Store, number: int) -> None:
    core = ScanDecided(
        at=BEGIN + number,
        kind="by_hand",
        reader="hand",
        direction="in",
        verdict="check",
        reasons=["by_hand"],
        next_step="compare_photo",
        number=number,
        person="p",
        credential=("ubnd", 7),
    )
    with store.begin("console") as work:
        work.append("scan.decided", {"core": core})


def test_old_scans_are_found_through_the_new_indexes(new_home: Callable[[], Path]) -> None:
    home = new_home()
    path = home / "store.db"
    migrate(path, KEY, "0003")
    assert not indexes(path) & INDEXES
    migrate(path, KEY, "0004")
    with opened(home) as store:
        write_scan(store, 1)
    migrate(path, KEY, "0003")
    assert not indexes(path) & INDEXES

    migrate(path, KEY)

    assert indexes(path) >= INDEXES
    with opened(home) as store:
        write_scan(store, 2)
        with store.reading() as cursor:
            found = histories.forgotten(cursor, "ubnd", BEGIN, BEGIN + 9)
    assert [(line.person, line.at) for line in found] == [("p", BEGIN + 1), ("p", BEGIN + 2)]
