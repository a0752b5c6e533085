"""Schema changes: up, down, equal to the tables, and whole or not at all."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine

from gate_desk.domain.errors import Unavailable
from gate_desk.domain.ids import Origin
from gate_desk.domain.records.clock import ClockAdjusted
from gate_desk.domain.records.credential import CredentialEvent, CredentialIssued
from gate_desk.domain.records.visitor_pass import PassIssued
from gate_desk.store import migrations
from gate_desk.store.migrations import SCHEMA_VERSION, engine_of, migrate, schema_version
from gate_desk.store.rebuild import rebuild
from gate_desk.store.sqlite.schema import SEARCH_TABLES, TRIGGERS
from gate_desk.store.tables import metadata
from gate_desk.store.tables import rfid as rfid_table
from tests.helpers.journals import BEGIN, KEY, deliver, derived, desk, opened, rows

VERSIONS = Path(migrations.__file__).parent / "versions"


@pytest.fixture
def engine(new_home: Callable[[], Path]) -> Iterator[Engine]:
    engine = engine_of(new_home() / "store.db", KEY)
    yield engine
    engine.dispose()


def schema(path: Path) -> dict[str, Any]:
    engine = engine_of(path, KEY)
    try:
        with engine.connect() as connection:
            found = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master").fetchall()
            return dict(found) | {"version": schema_version(connection.connection.cursor())}
    finally:
        engine.dispose()


def ours(_object: Any, name: str | None, kind: str, _reflected: bool, _other: Any) -> bool:
    return kind != "table" or not str(name).startswith(("person_search", "card_search"))


def test_the_migrated_schema_is_that_of_the_tables(engine: Engine) -> None:
    with engine.connect() as connection:
        options = {"compare_type": True, "include_object": ours}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, metadata) == []


def test_keys_row_ids_and_conditions_are_those_of_the_tables(
    engine: Engine, tmp_path: Path
) -> None:
    """What compare_metadata does not look at: primary keys, WITHOUT ROWID, partial indexes."""
    made = engine_of(tmp_path / "made.db", KEY)
    metadata.create_all(made)
    made.dispose()
    migrated, fresh = schema(Path(str(_file(engine)))), schema(tmp_path / "made.db")
    for name, sql in fresh.items():
        if sql is not None and name != "version":
            assert squeezed(migrated[name]) == squeezed(sql), name


def squeezed(sql: str) -> str:
    return "".join(sql.split()).replace('"', "").replace("BIGINT", "INTEGER").lower()


def _file(engine: Engine) -> str:
    with engine.connect() as connection:
        return str(connection.exec_driver_sql("PRAGMA database_list").fetchone()[2])  # type: ignore[index]


def test_triggers_and_search_tables_are_those_of_the_schema(engine: Engine) -> None:
    found = schema(Path(_file(engine)))
    for statement in (*TRIGGERS, *SEARCH_TABLES):
        name = statement.split()[2 if "TRIGGER" in statement else 3]
        assert squeezed(found[name]) == squeezed(statement)


def test_down_and_up_again_is_the_same(new_home: Callable[[], Path]) -> None:
    path = new_home() / "store.db"
    full = schema(path)
    assert full["version"] == SCHEMA_VERSION
    migrate(path, KEY, "base")
    empty = schema(path)
    assert empty["version"] is None
    assert not [name for name in empty if name in metadata.tables]
    assert not [name for name in empty if "search" in name or "_no_" in name]
    migrate(path, KEY)
    assert schema(path) == full


def test_migrating_to_where_it_stands_keeps_the_data(new_home: Callable[[], Path]) -> None:
    home = new_home()
    with opened(home) as store, store.begin("system") as work:
        work.append("clock.adjusted", {"core": ClockAdjusted(highest=2, now=1)})
    migrate(home / "store.db", KEY)
    with opened(home) as store:
        assert store.journal.head.size == 1


def test_records_stored_before_visits_were_known_are_read_by_a_rebuild(
    new_home: Callable[[], Path],
) -> None:
    home, ubnd = new_home(), desk("ubnd")
    ubnd.write("credential.lost", {"core": CredentialEvent(issuer="ubnd", serial=1, at=BEGIN)})
    with opened(home) as store:
        deliver(store, ubnd.segment())
        before = derived(store)
    migrate(home / "store.db", KEY, "0001")
    with opened(home) as store:
        assert schema(home / "store.db")["version"] == SCHEMA_VERSION
        assert derived(store) == before
        core = PassIssued(
            at=BEGIN,
            serial=7,
            visit="a1",
            host="ubnd",
            first_day="2026-08-01",
            last_day="2026-08-14",
            zones=[1],
        )
        ubnd.write("pass.issued", {"core": core})
        deliver(store, ubnd.segment())
        (row,) = derived(store)["pass"]
        assert row[:2] == (ubnd.origin, 7)


def test_radio_numbers_get_their_keys_from_the_records_that_gave_them(
    new_home: Callable[[], Path],
) -> None:
    """Down to 0001 and up again, with a card issued twice, a malformed and a foreign record."""
    ubnd, hdnd = desk("ubnd"), desk("hdnd")
    for serial, rfid in ((1, ["02B0A5FD"]), (2, ["B0A5FD", "DEADBEEF"]), (1, ["0102B0A5FD"])):
        ubnd.write("credential.issued", {"core": issued("ubnd", serial, rfid)})
    ubnd.write("credential.issued", {"core": issued("ubnd", 3, ["", "x", "đ\0", "AABBCC"])})
    ubnd.write("credential.issued", {"core": b'{"rfid": ['})
    ubnd.write("credential.issued", {"core": b'{"issuer":"ubnd","serial":1,"rfid":[7,"02B0A5FD"]}'})
    hdnd.write("credential.issued", {"core": issued("ubnd", 2, ["DEADBEEF"])})
    home = new_home()
    with opened(home) as store:
        for peer in (ubnd, hdnd):
            deliver(store, peer.segment())
        before = rows(store, rfid_table)
    assert len(before) == 11
    path = home / "store.db"
    migrate(path, KEY, "0001")
    migrate(path, KEY)
    with opened(home) as store:
        after = rows(store, rfid_table)
    # A record that is not applied may name a number that is held: no card stands by it.
    assert set(before) <= set(after)
    assert {row[5] for row in set(after) - set(before)} <= {0, 5}
    assert rebuilt(home) == before


def issued(issuer: str, serial: int, rfid: list[str]) -> CredentialIssued:
    return CredentialIssued(
        issuer=issuer,
        serial=serial,
        number=f"{issuer.upper()}-{serial:05}",
        person="a" * 16,
        first_day="2026-01-01",
        last_day="2027-01-01",
        zones=[1],
        rfid=rfid,
    )


def rebuilt(home: Path) -> list[tuple[Any, ...]]:
    peers = {peer.origin: peer.author for peer in (desk("ubnd"), desk("hdnd"))}
    with opened(home) as store:
        rebuild(store, lambda origin: peers.get(Origin(origin)), lambda _done, _total: None)
        return rows(store, rfid_table)


def test_the_newest_migration_is_the_version_of_the_program() -> None:
    numbers = sorted(file.name.partition("_")[0] for file in VERSIONS.glob("[0-9]*.py"))
    assert numbers[-1] == SCHEMA_VERSION


def test_a_migration_that_fails_leaves_the_store_as_it_was(
    new_home: Callable[[], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = new_home() / "store.db"
    engine = engine_of(path, KEY)
    with engine.connect() as connection:
        # The downgrade drops the search tables first and then finds this one missing.
        connection.exec_driver_sql("DROP TABLE unprojected")
    engine.dispose()
    before = schema(path)
    with pytest.raises(Exception, match="unprojected"):
        migrate(path, KEY, "base")
    assert schema(path) == before


def test_a_wrong_key_migrates_nothing(new_home: Callable[[], Path]) -> None:
    path = new_home() / "store.db"
    before = path.read_bytes()
    with pytest.raises(Unavailable) as caught:
        migrate(path, bytes(32), "base")
    assert caught.value.code == "store_unreadable"
    assert path.read_bytes() == before
