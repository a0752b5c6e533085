"""Journals of other nodes, made record by record: right, strange or hostile."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from gate_desk.crypto.signing import SigningKey
from gate_desk.domain.authority import Author, NodeKind
from gate_desk.domain.ids import AgencyId, NodeName, Origin
from gate_desk.domain.records.common import Section as Value
from gate_desk.domain.records.registry import encode_section
from gate_desk.journal.checkpoint import Checkpoint, sign_checkpoint
from gate_desk.journal.record import Clock, Header, Section, commitment, encode_header
from gate_desk.journal.tree import Frontier, leaf_hash
from gate_desk.store.opening import create_store, open_store
from gate_desk.store.peers import Appended, Segment, append_segment
from gate_desk.store.rows import StoredRecord
from gate_desk.store.sqlite.compiled import compiled
from gate_desk.store.store import Store
from gate_desk.store.tables import DERIVED
from tests.helpers.charters import SITE, node_key

KEY = bytes(range(32))
"""The key of every store that these tests make."""
BEGIN = 1_787_000_000_000
"""A moment in August 2026, UTC milliseconds."""
OWN = Origin(f"gatedesk/{SITE}/desk-dbqh/1")


@dataclass
class Ticks:
    """A clock for headers: a second for each record."""

    now: int = BEGIN

    def read(self, highest: int) -> tuple[int, Clock]:
        """See `store.unit_of_work.TimeSource`."""
        self.now += 1000
        return self.now, Clock("test", self.now - BEGIN, "ok")


@dataclass
class Peer:
    """Another node, writing a journal in memory."""

    node: str
    kind: NodeKind
    agency: str
    records: list[StoredRecord] = field(default_factory=list)

    @property
    def origin(self) -> Origin:
        """Its journal's name."""
        return Origin(f"gatedesk/{SITE}/{self.node}/1")

    @property
    def author(self) -> Author:
        """What the charter says of it."""
        return Author(self.kind, AgencyId(self.agency), NodeName(self.node))

    @property
    def key(self) -> SigningKey:
        """Its signing key."""
        return node_key(self.node)

    def write(
        self,
        type_: str,
        sections: Mapping[str, Value | bytes],
        *,
        at: int | None = None,
        version: int = 1,
    ) -> int:
        """Append one record; a section given as bytes is kept as it is. Returns the index."""
        index = len(self.records)
        sealed = [
            Section(
                name,
                sha256(f"{self.node} {index} {name}".encode()).digest()[:16],
                value if isinstance(value, bytes) else encode_section(value),
            )
            for name, value in sorted(sections.items())
        ]
        header = Header(
            index,
            BEGIN + 1000 * index if at is None else at,
            Clock("test", index, "ok"),
            type_,
            version,
            "op-test",
            (),
            tuple((section.name, commitment(section)) for section in sealed),
        )
        self.records.append((index, encode_header(header), sealed))
        return index

    def root(self, size: int) -> bytes:
        """The root of its first `size` records."""
        leaves = (leaf_hash(header) for _, header, _ in self.records[:size])
        return Frontier().extend(leaves).root()

    def cut(self, size: int, root: bytes | None = None) -> str:
        """Its signed checkpoint, of any root."""
        return sign_checkpoint(Checkpoint(self.origin, size, root or self.root(size)), self.key)

    def segment(self, first: int = 0, end: int | None = None, **other: Any) -> Segment:
        """Its records from `first` to `end` as they would arrive; `other` replaces fields."""
        end = len(self.records) if end is None else end
        fields: dict[str, Any] = {
            "origin": self.origin,
            "author": self.author,
            "public_key": self.key.public,
            "records": tuple(self.records[first:end]),
            "cut": self.cut(end),
            "created_at": BEGIN + end,
        }
        return Segment(**(fields | other))


def desk(agency: str) -> Peer:
    """The desk of an agency."""
    return Peer(f"desk-{agency}", "desk", agency)


def post(number: int) -> Peer:
    """A post of the police."""
    return Peer(f"post-{number}", "post", "congan")


def deliver(store: Store, segment: Segment) -> Appended:
    """What an import does in the end."""
    return append_segment(store, segment, BEGIN)


@contextmanager
def opened(home: Path, *, write: bool = True) -> Iterator[Store]:
    """The store of a home that these tests made."""
    store = open_store(home, KEY, OWN, Ticks(), write=write)
    try:
        yield store
    finally:
        store.close()


@pytest.fixture(scope="session")
def empty_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The empty store of a desk, never to be written to."""
    home = tmp_path_factory.mktemp("empty")
    create_store(home, KEY, OWN)
    return home


@pytest.fixture
def new_home(empty_home: Path, tmp_path: Path) -> Callable[[], Path]:
    """Makes empty stores for one test."""
    count = 0

    def make() -> Path:
        nonlocal count
        count += 1
        home = tmp_path / f"home-{count}"
        home.mkdir()
        for file in empty_home.iterdir():
            (home / file.name).write_bytes(file.read_bytes())
        return home

    return make


@pytest.fixture
def store(new_home: Callable[[], Path]) -> Iterator[Store]:
    """An empty store, open for writing."""
    with opened(new_home()) as store:
        yield store


def rows(store: Store, table: Any) -> list[tuple[Any, ...]]:
    """All rows of a table in the order of its keys, local ids of origins as names."""
    statement = compiled(select(table).order_by(*table.primary_key.columns))
    columns = [column.name for column in table.columns]
    with store.reading() as cursor:
        names = dict(cursor.execute("SELECT id, name FROM origin").fetchall())
        found = cursor.execute(statement).fetchall()
    return sorted(
        (
            tuple(
                names[value] if name.endswith("origin") and isinstance(value, int) else value
                for name, value in zip(columns, row, strict=True)
            )
            for row in found
        ),
        key=repr,
    )


def derived(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """Everything that is derived from the journals held."""
    return {table.name: rows(store, table) for table in DERIVED}
