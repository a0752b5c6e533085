"""The reference of `scan_durable`: the rows of scans, written by the bare driver."""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gate_desk.store.opening import STORE_FILE
from gate_desk.store.sqlite.connect import connect_writer
from gate_desk.store.store import Store

Row = tuple[Any, ...]

_RECORD = "INSERT INTO record VALUES (?, ?, ?)"
_SECTION = "INSERT INTO section VALUES (?, ?, ?, ?, ?)"
_HEAD = "UPDATE head SET size = ?, frontier = ?, highest = ?, counts = ? WHERE origin = ?"
_SCAN = "INSERT INTO scan VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_MOVEMENT = "INSERT INTO movement VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
_PRESENCE = (
    "INSERT INTO presence VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (subject) DO UPDATE SET "
    "at = excluded.at, origin = excluded.origin, idx = excluded.idx, "
    "direction = excluded.direction, issuer = excluded.issuer, serial = excluded.serial"
)


@dataclass(frozen=True, slots=True)
class ScanRows:
    """What one admitted scan leaves in the store."""

    records: tuple[Row, Row]
    sections: tuple[Row, Row]
    head: Row
    scan: Row
    movement: Row
    presence: Row


class RawStore:
    """A copy of a store, reached by nothing but the driver."""

    def __init__(self, cursor: Any) -> None:
        self._cursor = cursor

    def write(self, scans: Sequence[ScanRows]) -> None:
        """The rows of each scan, in one FULL commit each."""
        execute = self._cursor.execute
        for rows in scans:
            execute("BEGIN IMMEDIATE")
            for record, section in zip(rows.records, rows.sections, strict=True):
                execute(_RECORD, record)
                execute(_SECTION, section)
            execute(_HEAD, rows.head)
            execute(_SCAN, rows.scan)
            execute(_MOVEMENT, rows.movement)
            execute(_PRESENCE, rows.presence)
            execute("COMMIT")


@contextmanager
def raw_store(home: Path, key: bytes) -> Iterator[RawStore]:
    """A copy beside a closed store: the same folder, key, settings, tables and size."""
    copy = home / f"reference-{STORE_FILE}"
    shutil.copyfile(home / STORE_FILE, copy)
    connection = connect_writer(copy, key, guarded=False)
    try:
        yield RawStore(connection.cursor())
    finally:
        connection.close()
        for file in home.glob(f"{copy.name}*"):
            file.unlink()


def read_scans(store: Store, first: int) -> list[ScanRows]:
    """What was written by the scans from the record `first` on, all of them admits."""
    own = (store.journal.origin_id, first)
    with store.reading() as cursor:
        records = _rows(cursor, "SELECT * FROM record WHERE origin = ? AND idx >= ?", own)
        sections = _rows(cursor, "SELECT * FROM section WHERE origin = ? AND idx >= ?", own)
        scans = _rows(cursor, "SELECT * FROM scan WHERE origin = ? AND idx >= ?", own)
        movements = _rows(cursor, "SELECT * FROM movement WHERE origin = ? AND idx >= ?", own)
        [head] = _rows(
            cursor,
            "SELECT size, frontier, highest, counts, origin FROM head WHERE origin = ?",
            own[:1],
        )
        subjects = [movement[4:5] for movement in movements]
        find = "SELECT * FROM presence WHERE subject = ?"
        presences = [_rows(cursor, find, subject)[0] for subject in subjects]
    return [
        ScanRows(
            records=(records[2 * place], records[2 * place + 1]),
            sections=(sections[2 * place], sections[2 * place + 1]),
            head=head,
            scan=scan,
            movement=movements[place],
            presence=presences[place],
        )
        for place, scan in enumerate(scans)
    ]


def _rows(cursor: Any, statement: str, values: Row) -> list[Row]:
    rows: list[Row] = cursor.execute(statement, values).fetchall()
    return rows
