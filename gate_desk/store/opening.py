"""Making and opening a node's store, with every check before the first row is believed."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from gate_desk.domain.errors import Unavailable
from gate_desk.domain.ids import Origin
from gate_desk.store.blobs import Blobs
from gate_desk.store.errors import environment_errors
from gate_desk.store.head import Head, find_origin, load_head, origin_id
from gate_desk.store.migrations import SCHEMA_VERSION, migrate, schema_version
from gate_desk.store.queries.freshness import is_peer
from gate_desk.store.sqlite.connect import Readers, connect_writer, refuse_plain_file
from gate_desk.store.store import Store
from gate_desk.store.unit_of_work import OwnJournal, TimeSource

STORE_FILE = "store.db"
BLOB_FILE = "blobs.db"


def create_store(home: Path, key: bytes, origin: Origin) -> None:
    """Make the empty store of a new node; raises `store_exists` rather than touch another."""
    path = home / STORE_FILE
    if path.exists():
        raise Unavailable("store_exists", STORE_FILE)
    with environment_errors():
        migrate(path, key)
        with closing(connect_writer(path, key)) as connection:
            origin_id(connection.cursor(), origin)
        Blobs(home / BLOB_FILE, key).create()


def open_store(home: Path, key: bytes, origin: Origin, time: TimeSource, *, write: bool) -> Store:
    """Open a node's store. Raises `Unavailable` with the codes of `store.errors`, or
    `store_of_other_node`, `store_newer` (made by a newer program), `store_older` (to migrate).
    """
    path = home / STORE_FILE
    if not path.is_file():
        raise Unavailable("store_missing", STORE_FILE)
    refuse_plain_file(path)
    with environment_errors():
        readers = Readers(path, key)
        with _closed_on_error(readers):
            own, head = _own_journal(readers, origin, migrates=write, path=path, key=key)
            writer = connect_writer(path, key) if write else None
            blobs = Blobs(home / BLOB_FILE, key)
            return Store(OwnJournal(own, origin, head, time), readers, blobs, writer)


def _own_journal(
    readers: Readers, origin: Origin, *, migrates: bool, path: Path, key: bytes
) -> tuple[int, Head]:
    with readers.connection() as connection:
        cursor = connection.cursor()
        version = schema_version(cursor)
        if version != SCHEMA_VERSION:
            _bring_up(version, migrates=migrates, path=path, key=key)
        own = find_origin(cursor, origin)
        # Another node's store may hold this node's journal as well: it came there in batches.
        if own is None or is_peer(cursor, own):
            raise Unavailable("store_of_other_node", origin)
        return own, load_head(cursor, own)


def _bring_up(version: str | None, *, migrates: bool, path: Path, key: bytes) -> None:
    if version is None:
        raise Unavailable("store_damaged", "no schema version")
    if version > SCHEMA_VERSION:
        raise Unavailable("store_newer", version)
    if not migrates:
        raise Unavailable("store_older", version)
    migrate(path, key)


@contextmanager
def _closed_on_error(readers: Readers) -> Iterator[None]:
    try:
        yield
    except BaseException:
        readers.close()
        raise
