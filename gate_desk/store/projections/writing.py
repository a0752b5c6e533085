"""How projections write: at once for one record, gathered for many."""

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from msgspec import Struct

from gate_desk.domain.records.common import Section
from gate_desk.domain.records.registry import Sections

Settle = Callable[..., None]
"""Brings one derived row in line with all records about it: `settle(cursor, *key)`."""


class Projected(Struct, frozen=True):
    """A record as projections see one."""

    origin_id: int
    origin: str
    index: int
    type: str
    recorded_at: int
    actor: str
    sections: Sections

    @property
    def core(self) -> Section:
        """The section that every record has."""
        return self.sections["core"]


class Writer(Protocol):
    """Where projections put rows. They never read: what depends on other records is settled."""

    def put(self, sql: str, row: Sequence[Any]) -> None:
        """Execute one statement, now or together with others like it."""

    def settle(self, settle: Settle, *key: Any) -> None:
        """Call `settle` for a key, once, after all rows of the slice were put."""


class DirectWriter:
    """Writes at once: the scan's transaction."""

    def __init__(self, cursor: Any) -> None:
        self._cursor = cursor

    def put(self, sql: str, row: Sequence[Any]) -> None:
        """See `Writer`."""
        self._cursor.execute(sql, row)

    def settle(self, settle: Settle, *key: Any) -> None:
        """See `Writer`."""
        settle(self._cursor, *key)


class BulkWriter:
    """Gathers rows by statement: an import's or a rebuild's slice. `flush` ends the slice."""

    def __init__(self, cursor: Any) -> None:
        self._cursor = cursor
        self._rows: dict[str, list[Sequence[Any]]] = {}
        self._settles: dict[tuple[Settle, tuple[Any, ...]], None] = {}

    def put(self, sql: str, row: Sequence[Any]) -> None:
        """See `Writer`."""
        self._rows.setdefault(sql, []).append(row)

    def settle(self, settle: Settle, *key: Any) -> None:
        """See `Writer`."""
        self._settles[settle, key] = None

    def flush(self) -> None:
        """Write what was gathered, statement by statement in the order of their first use."""
        for sql, rows in self._rows.items():
            self._cursor.executemany(sql, rows)
        for settle, key in self._settles:
            settle(self._cursor, *key)
        self._rows.clear()
        self._settles.clear()
