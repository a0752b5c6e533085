"""Making and opening a store: every check before the first row is believed."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from gate_desk.domain.errors import Unavailable
from gate_desk.domain.ids import Origin
from gate_desk.store.migrations import migrate
from gate_desk.store.opening import create_store, open_store
from gate_desk.store.sqlite import connect
from gate_desk.store.sqlite.connect import PLAIN_MAGIC, connect_writer
from tests.helpers.journals import KEY, OWN, Ticks, opened


def code_of(home: Path, *, key: bytes = KEY, origin: str = OWN, write: bool = True) -> str:
    with pytest.raises(Unavailable) as caught:
        open_store(home, key, Origin(origin), Ticks(), write=write).close()
    return caught.value.code


def execute(home: Path, statement: str) -> None:
    with closing(connect_writer(home / "store.db", KEY, guarded=False)) as connection:
        connection.execute(statement)


def test_a_store_is_made_once(new_home: Callable[[], Path]) -> None:
    home = new_home()
    before = (home / "store.db").read_bytes()
    with pytest.raises(Unavailable, match="store_exists"):
        create_store(home, KEY, OWN)
    assert (home / "store.db").read_bytes() == before


def test_the_driver_says_nothing_by_itself(
    new_home: Callable[[], Path], capfd: pytest.CaptureFixture[str]
) -> None:
    assert code_of(new_home(), key=bytes(32)) == "store_unreadable"
    assert capfd.readouterr() == ("", "")


def test_nothing_in_the_files_is_readable(new_home: Callable[[], Path]) -> None:
    home = new_home()
    for name in ("store.db", "blobs.db"):
        content = (home / name).read_bytes()
        assert not content.startswith(PLAIN_MAGIC)
        assert b"CREATE TABLE" not in content
        assert OWN.encode() not in content


@pytest.mark.parametrize("write", [True, False])
def test_another_origin_or_key(new_home: Callable[[], Path], write: bool) -> None:
    home = new_home()
    assert code_of(home, origin=OWN[:-1] + "2", write=write) == "store_of_other_node"
    assert code_of(home, key=bytes(32), write=write) == "store_unreadable"


@pytest.mark.parametrize("write", [True, False])
@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE alembic_version SET version_num = '9999'", "store_newer"),
        ("DELETE FROM alembic_version", "store_damaged"),
        ("DROP TABLE alembic_version", "store_damaged"),
    ],
)
def test_schema_versions(
    new_home: Callable[[], Path], statement: str, code: str, write: bool
) -> None:
    home = new_home()
    execute(home, statement)
    assert code_of(home, write=write) == code


def test_an_older_store_is_migrated_by_a_writer_only(
    new_home: Callable[[], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    home = new_home()
    execute(home, "UPDATE alembic_version SET version_num = '0000'")
    assert code_of(home, write=False) == "store_older"
    asked: list[Any] = []
    monkeypatch.setattr("gate_desk.store.opening.migrate", lambda *parts: asked.append(parts))
    with opened(home):
        assert asked == [(home / "store.db", KEY)]


def test_an_emptied_store_is_damaged(new_home: Callable[[], Path]) -> None:
    home = new_home()
    migrate(home / "store.db", KEY, "base")
    assert code_of(home) == "store_damaged"


def test_no_store_is_made_by_opening(tmp_path: Path) -> None:
    for write in (True, False):
        assert code_of(tmp_path, write=write) == "store_missing"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "value", "code"), [("MINIMUM_SQLITE", (99, 0, 0), "sqlite_too_old")]
)
def test_what_the_driver_must_be(
    new_home: Callable[[], Path], monkeypatch: pytest.MonkeyPatch, name: str, value: Any, code: str
) -> None:
    monkeypatch.setattr(connect, name, value)
    assert code_of(new_home()) == code


SETTINGS = {
    "journal_mode": "wal",
    "synchronous": 2,
    "foreign_keys": 1,
    "recursive_triggers": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "secure_delete": 1,
    "temp_store": 2,
    "cache_size": -16384,
}


def test_every_connection_has_every_safety(new_home: Callable[[], Path]) -> None:
    with opened(new_home()) as store, store.begin("system") as work, store.reading() as reader:
        for cursor, cache in ((work.cursor, -16384), (reader, -4096)):
            found = {name: cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in SETTINGS}
            assert found == SETTINGS | {"cache_size": cache}
            assert cursor.execute("PRAGMA cipher_version").fetchone()[0]
