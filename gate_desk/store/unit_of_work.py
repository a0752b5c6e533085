"""One act of this node as one transaction: its records, the journal's head, the projections."""

import os
from collections.abc import Callable, Mapping
from types import TracebackType
from typing import Any, Protocol

from gate_desk.domain.ids import Origin, RecordRef
from gate_desk.domain.records.registry import Sections, encode_section
from gate_desk.journal.record import Clock, Header, Section, commitment, encode_header
from gate_desk.journal.tree import leaf_hash
from gate_desk.store.errors import environment_errors
from gate_desk.store.head import Head, save_head
from gate_desk.store.projections.registry import PROJECTIONS
from gate_desk.store.projections.writing import DirectWriter, Projected
from gate_desk.store.sql.records import INSERT_RECORD, INSERT_SECTION

VERSION = 1
"""Version of every record type that this program writes."""


class TimeSource(Protocol):
    """The two clocks that a header names."""

    def read(self, highest: int) -> tuple[int, Clock]:
        """Wall clock in UTC milliseconds and the clock field; suspect when before `highest`."""


class OwnJournal:
    """This node's own journal: its head in memory, moved only by a commit."""

    def __init__(
        self,
        origin_id: int,
        origin: Origin,
        head: Head,
        time: TimeSource,
        salts: Callable[[int], bytes] = os.urandom,
    ) -> None:
        self.origin_id = origin_id
        self.origin = origin
        self.head = head
        self.time = time
        self.salts = salts


class UnitOfWork:
    """`with` begins the transaction, leaving it commits; an exception leaves nothing behind."""

    def __init__(self, cursor: Any, journal: OwnJournal, actor: str) -> None:
        self.cursor = cursor
        self._journal = journal
        self._actor = actor
        self._head = journal.head
        self._counts: dict[str, int] = dict(journal.head.counts)
        self._writer = DirectWriter(cursor)

    def __enter__(self) -> "UnitOfWork":
        with environment_errors():
            self.cursor.execute("BEGIN IMMEDIATE")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            with environment_errors():
                if error is not None:
                    raise error
                if self._head is not self._journal.head:
                    save_head(self.cursor, self._journal.origin_id, self._head)
                self.cursor.execute("COMMIT")
        except BaseException:
            if self.cursor.connection.in_transaction:
                self.cursor.execute("ROLLBACK")
            raise
        self._journal.head = self._head

    @property
    def next_index(self) -> int:
        """The index that the next appended record will have."""
        return self._head.size

    def append(
        self, type_: str, sections: Sections, causes: tuple[tuple[str, int], ...] = ()
    ) -> RecordRef:
        """Write one record with all its sections and project it; returns its name."""
        journal, index = self._journal, self._head.size
        recorded_at, clock = journal.time.read(self._head.highest)
        sealed = [
            Section(name, journal.salts(16), encode_section(sections[name]))
            for name in sorted(sections)
        ]
        header = encode_header(
            Header(
                index=index,
                recorded_at=recorded_at,
                clock=clock,
                type=type_,
                type_version=VERSION,
                actor=self._actor,
                causes=causes,
                sections=tuple((section.name, commitment(section)) for section in sealed),
            )
        )
        origin_id = journal.origin_id
        self.cursor.execute(INSERT_RECORD, (origin_id, index, header))
        for section in sealed:
            row = (origin_id, index, section.name, section.salt, section.data)
            self.cursor.execute(INSERT_SECTION, row)
        self._move_head(type_, header, recorded_at)
        self._project(type_, index, recorded_at, sections)
        return journal.origin, index

    def _move_head(self, type_: str, header: bytes, recorded_at: int) -> None:
        self._counts[type_] = self._counts.get(type_, 0) + 1
        self._head = Head(
            self._head.frontier.append(leaf_hash(header)),
            max(self._head.highest, recorded_at),
            self._counts,
        )

    def _project(
        self, type_: str, index: int, recorded_at: int, sections: Mapping[str, Any]
    ) -> None:
        journal = self._journal
        record = Projected(
            journal.origin_id, journal.origin, index, type_, recorded_at, self._actor, sections
        )
        PROJECTIONS[type_](record, self._writer)
