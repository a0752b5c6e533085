"""Pictures by their SHA-256, in a file of their own beside the store."""

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from gate_desk.store.errors import environment_errors
from gate_desk.store.sql import blobs as sql
from gate_desk.store.sqlite.connect import Readers, connect_writer


class Blobs:
    """The pictures of one node; committed before the record that names them."""

    def __init__(self, path: Path, key: bytes) -> None:
        self._path = path
        self._key = key
        self._readers = Readers(path, key)

    def create(self) -> None:
        """Make the file of a new node."""
        with self._writing() as cursor:
            cursor.execute(sql.CREATE)

    def put(self, pictures: Iterable[tuple[str, bytes]]) -> list[str]:
        """Keep pictures (media type, bytes), in one commit; returns their hashes."""
        if not self._path.is_file():
            self.create()
        rows = [(hashlib.sha256(data).hexdigest(), kind, data) for kind, data in pictures]
        with self._writing() as cursor:
            cursor.execute("BEGIN IMMEDIATE")
            cursor.executemany(sql.PUT, rows)
            cursor.execute("COMMIT")
        return [row[0] for row in rows]

    def get(self, sha256: str) -> bytes | None:
        """The picture's bytes; None when it is not here (yet)."""
        if not self._path.is_file():
            return None
        with environment_errors(), self._readers.connection() as connection:
            row = connection.execute(sql.GET, (sha256,)).fetchone()
        return bytes(row[0]) if row else None

    def holds(self, sha256: str) -> bool:
        """Whether the picture is here."""
        return self.get(sha256) is not None

    def close(self) -> None:
        """Close all connections."""
        self._readers.close()

    @contextmanager
    def _writing(self) -> Iterator[Any]:
        with environment_errors(), closing(connect_writer(self._path, self._key)) as connection:
            yield connection.cursor()
