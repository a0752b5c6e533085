"""One node's store, open: the one writing connection, the readers, the pictures."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from gate_desk.domain.errors import Unavailable
from gate_desk.store.blobs import Blobs
from gate_desk.store.errors import environment_errors
from gate_desk.store.sqlite.connect import Readers
from gate_desk.store.unit_of_work import OwnJournal, UnitOfWork


class Store:
    """Open until `close`. `begin` is for the one writing thread; `reading` for any thread."""

    def __init__(
        self, journal: OwnJournal, readers: Readers, blobs: Blobs, writer: Any | None
    ) -> None:
        self.journal = journal
        self.read_only_reason = "store_read_only"
        """The code of every attempt to write to a store that was opened for reading."""
        self.blobs = blobs
        self._readers = readers
        self._writer = writer
        self._cursor: Any = writer.cursor() if writer else None

    @property
    def writable(self) -> bool:
        """Whether this process holds the writing connection."""
        return self._cursor is not None

    def begin(self, actor: str) -> UnitOfWork:
        """A transaction of this node's own records by `actor`."""
        return UnitOfWork(self._writing(), self.journal, actor)

    @contextmanager
    def writing(self) -> Iterator[Any]:
        """A transaction on everything that is not this node's own journal; yields a cursor."""
        cursor = self._writing()
        with environment_errors():
            cursor.execute("BEGIN IMMEDIATE")
            try:
                yield cursor
                cursor.execute("COMMIT")
            except BaseException:
                if cursor.connection.in_transaction:
                    cursor.execute("ROLLBACK")
                raise

    @contextmanager
    def reading(self) -> Iterator[Any]:
        """A cursor on one consistent state of the store, on a connection that cannot write."""
        with environment_errors(), self._readers.connection() as connection:
            cursor = connection.cursor()
            cursor.execute("BEGIN")
            yield cursor

    def close(self) -> None:
        """Give back every connection; what was committed stays."""
        self.blobs.close()
        self._readers.close()
        if self._writer is not None:
            self._cursor.close()
            self._writer.close()

    def _writing(self) -> Any:
        if self._cursor is None:
            raise Unavailable(self.read_only_reason)
        return self._cursor
