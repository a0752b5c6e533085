"""Connections to an encrypted SQLite file, with every safety the architecture asks for."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher

from gate_desk.domain.errors import Unavailable
from gate_desk.store.sqlite.authorizer import forbid_rewriting
from gate_desk.store.sqlite.schema import NAME_WORDS_TABLE

PLAIN_MAGIC = b"SQLite format 3\x00"
MINIMUM_SQLITE = (3, 51, 3)
"""Below it SQLite may corrupt a WAL database when the log is reset (3.7.0 to 3.51.2)."""

_SETTINGS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA recursive_triggers = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA secure_delete = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA synchronous = FULL",
    "PRAGMA busy_timeout = 5000",
)


def connect_writer(path: Path, key: bytes, *, guarded: bool = True) -> Any:
    """A connection that writes; `guarded` denies it what an append-only store never does."""
    return _connect(path, key, writing=True, guarded=guarded)


def connect_reader(path: Path, key: bytes) -> Any:
    """A connection that cannot write, for one purpose."""
    return _connect(path, key, writing=False, guarded=False)


def connect_copy(path: Path, key: bytes) -> Any:
    """A connection to a new file that is going to be a copy of another."""
    connection = sqlcipher.connect(str(path), isolation_level=None)
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    return connection


class Readers:
    """Connections that cannot write: as many as are used at once, kept until `close`."""

    def __init__(self, path: Path, key: bytes) -> None:
        self._path = path
        self._key = key
        self._idle: SimpleQueue[Any] = SimpleQueue()

    @contextmanager
    def connection(self) -> Iterator[Any]:
        """One that nobody else uses meanwhile."""
        connection = self._take()
        try:
            yield connection
        finally:
            connection.rollback()
            self._idle.put(connection)

    def close(self) -> None:
        """Close those that nobody uses."""
        while not self._idle.empty():
            self._idle.get().close()

    def _take(self) -> Any:
        try:
            return self._idle.get_nowait()
        except Empty:
            return connect_reader(self._path, self._key)


def refuse_plain_file(path: Path) -> None:
    """Raise `store_not_encrypted` when the file begins like an unencrypted database."""
    with path.open("rb") as file:
        if file.read(len(PLAIN_MAGIC)) == PLAIN_MAGIC:
            raise Unavailable("store_not_encrypted", str(path.name))


def _connect(path: Path, key: bytes, *, writing: bool, guarded: bool) -> Any:
    if sqlcipher.sqlite_version_info < MINIMUM_SQLITE:
        raise Unavailable("sqlite_too_old", sqlcipher.sqlite_version)
    connection = sqlcipher.connect(
        str(path), isolation_level=None, check_same_thread=False, cached_statements=256
    )
    try:
        # SQLCipher tells standard error as well, which is for people; the error itself says it.
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        if not connection.execute("PRAGMA cipher_version").fetchone():
            raise Unavailable("cipher_missing")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        for setting in _SETTINGS:
            connection.execute(setting)
        if writing:
            connection.execute("PRAGMA cache_size = -16384")
            connection.execute("PRAGMA journal_mode = WAL")
        else:
            connection.execute("PRAGMA cache_size = -4096")
            connection.execute(NAME_WORDS_TABLE)
            connection.execute("PRAGMA query_only = ON")
        if guarded:
            connection.set_authorizer(forbid_rewriting)
    except BaseException:
        connection.close()
        raise
    return connection
