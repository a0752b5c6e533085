"""The reference of `batch_import`: every row that an import left, written by the bare driver."""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from gate_desk.crypto.keys import load_keys
from gate_desk.store.opening import STORE_FILE
from gate_desk.store.sqlite.connect import connect_writer
from gate_desk.store.tables import metadata

_PER_COMMIT = 10_000


@dataclass(frozen=True, slots=True)
class TableRows:
    """Rows of one table that were not there before."""

    table: str
    rows: Sequence[tuple[Any, ...]]


def copied_rows(before: Path, after: Path) -> list[TableRows]:
    """What was added between two states of a home's store."""
    with _store(before) as old, _store(after) as new:
        found = []
        for table in metadata.sorted_tables:
            everything = f"SELECT * FROM {table.name}"  # noqa: S608 - a table of ours
            known = set(old.execute(everything))
            rows = [row for row in new.execute(everything) if row not in known]
            if rows:
                found.append(TableRows(table.name, rows))
    return found


def write_rows(home: Path, tables: Sequence[TableRows]) -> None:
    """Write them into a copy of a home's store, 10,000 in a FULL commit."""
    copy = home / f"reference-{STORE_FILE}"
    shutil.copyfile(home / STORE_FILE, copy)
    try:
        with _store(home, copy) as cursor:
            for each in tables:
                _write_table(cursor, each)
    finally:
        for file in home.glob(f"{copy.name}*"):
            file.unlink()


def _write_table(cursor: Any, each: TableRows) -> None:
    places = ", ".join("?" * len(each.rows[0]))
    insert = f"INSERT OR REPLACE INTO {each.table} VALUES ({places})"  # noqa: S608 - a table of ours
    rows = iter(each.rows)
    while part := list(islice(rows, _PER_COMMIT)):
        cursor.execute("BEGIN IMMEDIATE")
        cursor.executemany(insert, part)
        cursor.execute("COMMIT")


@contextmanager
def _store(home: Path, file: Path | None = None) -> Iterator[Any]:
    """A cursor of the bare driver, with the settings of the program's own writer."""
    key = load_keys(home / "keys").store_key
    connection = connect_writer(file or home / STORE_FILE, key, guarded=False)
    try:
        yield connection.cursor()
    finally:
        connection.close()
