"""Dropping everything derived and making it anew from the journals."""

from collections.abc import Callable
from hashlib import sha256
from itertools import islice
from typing import Any

from msgspec import Struct

from gate_desk.store.head import load_head, origin_names
from gate_desk.store.projections.reading import AuthorOf
from gate_desk.store.projections.slices import SLICE, project_slice
from gate_desk.store.rows import read_records
from gate_desk.store.sql import derived as sql
from gate_desk.store.sqlite.schema import CLEAR_SEARCH
from gate_desk.store.store import Store

Progress = Callable[[int, int], None]
"""Called with records done and records in all."""


class Rebuilt(Struct, frozen=True):
    """What a rebuild found: `differing` names the tables that were not equal before."""

    records: int
    unprojected: int
    differing: tuple[str, ...]


def rebuild(store: Store, author_of: AuthorOf, progress: Progress) -> Rebuilt:
    """Make every derived table anew in one transaction and compare it row for row."""
    with store.writing() as cursor:
        before = _digests(cursor)
        for statement in sql.CLEAR.values():
            cursor.execute(statement)
        for statement in CLEAR_SEARCH:
            cursor.execute(statement)
        records, failed = _project_all(cursor, author_of, progress)
        after = _digests(cursor)
    differing = tuple(name for name, digest in before.items() if after[name] != digest)
    return Rebuilt(records, failed, differing)


def _project_all(cursor: Any, author_of: AuthorOf, progress: Progress) -> tuple[int, int]:
    origins = origin_names(cursor)
    sizes = {own: load_head(cursor, own).size for own in origins}
    total, done, failed = sum(sizes.values()), 0, 0
    for own, name in origins.items():
        author = author_of(name)
        records = read_records(cursor, own, 0, sizes[own])
        while batch := list(islice(records, SLICE)):
            failed += project_slice(cursor, own, name, author, batch)
            done += len(batch)
            progress(done, total)
    return done, failed


def _digests(cursor: Any) -> dict[str, bytes]:
    """A digest of each table's rows in the order of their keys."""
    return {table: _digest(cursor, statement) for table, statement in sql.READ.items()}


def _digest(cursor: Any, statement: str) -> bytes:
    digest = sha256()
    for row in cursor.execute(statement):
        digest.update(repr(row).encode())
    return digest.digest()
