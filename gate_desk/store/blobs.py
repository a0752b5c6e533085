"""Pictures by their SHA-256, in a file of their own beside the store."""

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, bindparam, select
from sqlalchemy.dialects.sqlite import insert as upsert

from gate_desk.store.blob_tables import blob, blob_metadata
from gate_desk.store.errors import environment_errors
from gate_desk.store.sqlite.connect import reader_engine, writer_engine
from gate_desk.store.sqlite.hot import hot

_PUT = hot(
    upsert(blob)
    .values({name: bindparam(name) for name in ("sha256", "media_type", "bytes")})
    .on_conflict_do_nothing(),
    "sha256",
    "media_type",
    "bytes",
)
_GET = hot(select(blob.c.bytes).where(blob.c.sha256 == bindparam("h")), "h")


class Blobs:
    """The pictures of one node; committed before the record that names them."""

    def __init__(self, path: Path, key: bytes) -> None:
        self._path = path
        self._key = key
        self._readers = reader_engine(path, key)

    def create(self) -> None:
        """Make the file of a new node."""
        engine = writer_engine(self._path, self._key)
        try:
            blob_metadata.create_all(engine)
        finally:
            engine.dispose()

    def put(self, pictures: Iterable[tuple[str, bytes]]) -> list[str]:
        """Keep pictures (media type, bytes), in one commit; returns their hashes."""
        if not self._path.is_file():
            self.create()
        rows = [(hashlib.sha256(data).hexdigest(), kind, data) for kind, data in pictures]
        engine = writer_engine(self._path, self._key)
        try:
            with _cursor_of(engine) as cursor:
                cursor.execute("BEGIN IMMEDIATE")
                cursor.executemany(_PUT, rows)
                cursor.execute("COMMIT")
        finally:
            engine.dispose()
        return [row[0] for row in rows]

    def get(self, sha256: str) -> bytes | None:
        """The picture's bytes; None when it is not here (yet)."""
        if not self._path.is_file():
            return None
        with _cursor_of(self._readers) as cursor:
            row = cursor.execute(_GET, (sha256,)).fetchone()
        return bytes(row[0]) if row else None

    def close(self) -> None:
        """Close all connections."""
        self._readers.dispose()


@contextmanager
def _cursor_of(engine: Engine) -> Iterator[Any]:
    with environment_errors():
        connection = engine.raw_connection()
        try:
            yield connection.cursor()
        finally:
            connection.close()
