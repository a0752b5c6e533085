"""The writing connection refuses what an append-only store never does; so do the triggers."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from gate_desk.domain.records.clock import ClockAdjusted
from gate_desk.journal.tree import Frontier
from gate_desk.store.charters import adopt_charters
from gate_desk.store.cuts import Cut, add_cut
from gate_desk.store.forks import Fork, keep_fork
from gate_desk.store.sqlite.connect import Readers, connect_writer
from tests.helpers.journals import KEY, opened

APPEND_ONLY = {
    "record": "UPDATE record SET header = header",
    "section": "UPDATE section SET data = x'00'",
    "cut": "UPDATE cut SET note = ''",
    "charter": "UPDATE charter SET adopted_at = 0",
    "fork": "UPDATE fork SET other = ''",
}
REWRITING = [
    *APPEND_ONLY.values(),
    *(f"DELETE FROM {table}" for table in APPEND_ONLY),
    "INSERT INTO charter SELECT * FROM charter WHERE true "
    "ON CONFLICT (version) DO UPDATE SET adopted_at = 0",
]
REPLACING = [f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}" for table in APPEND_ONLY]
STRUCTURE = [
    *(f"DROP TABLE {table}" for table in APPEND_ONLY),
    "DROP TRIGGER record_no_update",
    "DROP INDEX movement_by_scan",
    "ALTER TABLE record ADD COLUMN more TEXT",
    "ALTER TABLE record RENAME TO old_record",
    "CREATE TRIGGER other BEFORE INSERT ON record BEGIN SELECT RAISE(IGNORE); END",
    "CREATE TEMP TRIGGER other BEFORE INSERT ON record BEGIN SELECT RAISE(IGNORE); END",
    "ATTACH DATABASE ':memory:' AS other",
    "PRAGMA writable_schema = ON",
    "PRAGMA Writable_Schema = ON",
    "PRAGMA main.writable_schema = ON",
    "PRAGMA journal_mode = DELETE",
    "PRAGMA JOURNAL_MODE(DELETE)",
    "PRAGMA synchronous = OFF",
    "PRAGMA recursive_triggers = OFF",
    "PRAGMA Recursive_Triggers = OFF",
    "PRAGMA trusted_schema = ON",
    "PRAGMA secure_delete = OFF",
    "PRAGMA rekey = 'another'",
    "PRAGMA key = 'another'",
]


@pytest.fixture
def home(new_home: Callable[[], Path]) -> Path:
    """A home with one row in every append-only table."""
    home = new_home()
    with opened(home) as store:
        with store.begin("system") as work:
            work.append("clock.adjusted", {"core": ClockAdjusted(highest=2, now=1)})
        with store.writing() as cursor:
            adopt_charters(cursor, [b"note"], 1)
            add_cut(cursor, store.journal.origin_id, Cut(1, "note", Frontier(), 1))
            keep_fork(cursor, Fork("gatedesk/site/desk/1", 1, "held", "other", 1))
    return home


@contextmanager
def writing(home: Path, *, guarded: bool = True) -> Iterator[Any]:
    with closing(connect_writer(home / "store.db", KEY, guarded=guarded)) as connection:
        yield connection.cursor()


@contextmanager
def reading(home: Path) -> Iterator[Any]:
    with closing(Readers(home / "store.db", KEY)) as readers, readers.connection() as connection:
        yield connection.cursor()


def contents(home: Path) -> list[Any]:
    with reading(home) as cursor:
        return [cursor.execute(f"SELECT * FROM {table}").fetchall() for table in APPEND_ONLY]


@pytest.mark.parametrize("statement", REWRITING + STRUCTURE)
def test_guarded_connection_denies(home: Path, statement: str) -> None:
    before = contents(home)
    with (
        writing(home) as cursor,
        pytest.raises(sqlcipher.DatabaseError, match=r"not authorized|prohibited"),
    ):
        cursor.execute(statement)
    assert contents(home) == before


@pytest.mark.parametrize("guarded", [True, False])
@pytest.mark.parametrize("statement", REPLACING)
def test_triggers_refuse_to_replace(home: Path, statement: str, guarded: bool) -> None:
    before = contents(home)
    with (
        writing(home, guarded=guarded) as cursor,
        pytest.raises(sqlcipher.IntegrityError, match="append_only"),
    ):
        cursor.execute(statement)
    assert contents(home) == before


@pytest.mark.parametrize("statement", REWRITING)
def test_triggers_refuse_without_the_authorizer(home: Path, statement: str) -> None:
    before = contents(home)
    with (
        writing(home, guarded=False) as cursor,
        pytest.raises(sqlcipher.IntegrityError, match="append_only"),
    ):
        cursor.execute(statement)
    assert all(before)
    assert contents(home) == before


@pytest.mark.parametrize(
    "statement", ["DELETE FROM head", "INSERT INTO origin (name) VALUES ('x')"]
)
def test_reading_connections_cannot_write(home: Path, statement: str) -> None:
    with (
        reading(home) as cursor,
        pytest.raises(sqlcipher.OperationalError, match="readonly"),
    ):
        cursor.execute(statement)


def test_what_a_store_does_is_allowed(home: Path) -> None:
    with writing(home) as cursor:
        cursor.execute("UPDATE head SET highest = highest + 1")
        cursor.execute("DELETE FROM presence")
        assert cursor.execute("PRAGMA table_info(record)").fetchall()
