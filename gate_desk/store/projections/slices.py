"""Projecting many stored records: a slice in bulk, and record by record where that fails."""

from collections.abc import Sequence
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher

from gate_desk.domain.authority import Author
from gate_desk.store.projections.reading import Unprojected, project_stored
from gate_desk.store.projections.writing import BulkWriter
from gate_desk.store.rows import StoredRecord
from gate_desk.store.sql import unprojected as sql

SLICE = 10_000
"""Records per transaction of an import or a rebuild."""

_NOT_APPLICABLE = (sqlcipher.IntegrityError, sqlcipher.InterfaceError, OverflowError)
"""What a row of values that no table takes raises."""


def project_slice(
    cursor: Any,
    origin_id: int,
    origin: str,
    author: Author | None,
    records: Sequence[StoredRecord],
) -> int:
    """Project records inside the caller's transaction; returns how many could not be applied."""
    cursor.execute("SAVEPOINT slice")
    try:
        failed = _gather(cursor, origin_id, origin, author, records)
    except _NOT_APPLICABLE:
        cursor.execute("ROLLBACK TO slice")
        failed = _one_by_one(cursor, origin_id, origin, author, records)
    cursor.execute("RELEASE slice")
    cursor.executemany(sql.LIST, [(origin_id, index, code) for index, code in failed])
    return len(failed)


def _gather(
    cursor: Any,
    origin_id: int,
    origin: str,
    author: Author | None,
    records: Sequence[StoredRecord],
) -> list[tuple[int, str]]:
    writer, failed = BulkWriter(cursor), []
    for index, header, sections in records:
        try:
            project_stored(origin_id, origin, author, header, sections, writer)
        except Unprojected as error:
            failed.append((index, str(error)))
    writer.flush()
    return failed


def _one_by_one(
    cursor: Any,
    origin_id: int,
    origin: str,
    author: Author | None,
    records: Sequence[StoredRecord],
) -> list[tuple[int, str]]:
    failed = []
    for record in records:
        cursor.execute("SAVEPOINT one")
        try:
            failed += _gather(cursor, origin_id, origin, author, [record])
        except _NOT_APPLICABLE:
            cursor.execute("ROLLBACK TO one")
            failed.append((record[0], "refused_by_store"))
        cursor.execute("RELEASE one")
    return failed
