"""Rows of journals: records and their sections, as written and as read back."""

from collections.abc import Iterator
from typing import Any

from gate_desk.journal.record import Section
from gate_desk.store.sql import records as sql

_SLICE = 500
"""Records read at once; four times as many are verified a twelfth slower (measured)."""

StoredRecord = tuple[int, bytes, list[Section]]
"""Index, header as it was written, and the sections that are held."""


def read_headers(cursor: Any, origin_id: int, first: int, end: int) -> list[tuple[int, bytes]]:
    """Index and header of the records `first` to `end` (exclusive) that are held."""
    rows: list[tuple[int, bytes]] = cursor.execute(sql.HEADERS, (origin_id, first, end)).fetchall()
    return rows


def read_records(cursor: Any, origin_id: int, first: int, end: int) -> Iterator[StoredRecord]:
    """Records with their sections, in order, in slices: memory does not grow with the journal."""
    for idx, header, sections in read_rows(cursor, origin_id, first, end):
        yield idx, header, [Section(*parts) for parts in sections]


StoredRow = tuple[int, bytes, list[tuple[str, bytes, bytes]]]
"""The same with sections as plain tuples: name, salt, data."""


def row_beyond(cursor: Any, origin_id: int, size: int) -> list[StoredRow]:
    """The first row that stands where a journal of this size has none; nobody appended it."""
    rows = cursor.execute(sql.BEYOND, (origin_id, size))
    return [(idx, header, []) for idx, header in rows]


def read_rows(cursor: Any, origin_id: int, first: int, end: int) -> Iterator[StoredRow]:
    """Records in order with sections as plain tuples, for the verifier's pace."""
    for start in range(first, end, _SLICE):
        stop = min(start + _SLICE, end)
        held: dict[int, list[tuple[str, bytes, bytes]]] = {}
        for idx, name, salt, data in cursor.execute(sql.SECTIONS, (origin_id, start, stop)):
            held.setdefault(idx, []).append((name, salt, data))
        for idx, header in read_headers(cursor, origin_id, start, stop):
            yield idx, header, held.get(idx, [])
