"""A desk's journal that is made in memory, run by run, and handed on under the desk's own key."""

import os
from collections.abc import Sequence

from gate_desk.crypto.signing import SigningKey
from gate_desk.domain.authority import Author
from gate_desk.domain.ids import AgencyId, Origin
from gate_desk.domain.records.common import Section as Values
from gate_desk.domain.records.registry import Sections, encode_section
from gate_desk.journal.checkpoint import Checkpoint, sign_checkpoint
from gate_desk.journal.record import Clock, Header, Section, commitment, encode_header
from gate_desk.journal.tree import Frontier, leaf_hash
from gate_desk.store.peers import Segment
from gate_desk.store.rows import StoredRecord

Written = tuple[str, dict[str, Values]]
"""A record's type and its sections."""


class DeskJournal:
    """Grows by one run at a time; only the tree's frontier is kept."""

    def __init__(
        self, origin: Origin, agency: AgencyId, key: SigningKey, *, guards: bool = False
    ) -> None:
        self._origin = origin
        self._author = Author("desk", agency, guards=guards)
        self._key = key
        self._frontier = Frontier()

    def run(self, written: Sequence[Written], recorded_at: int, created_at: int) -> Segment:
        """The next records, all recorded at one moment, under a cut of the whole journal."""
        first = self._frontier.size
        records = [
            self._record(index, type_, sections, recorded_at)
            for index, (type_, sections) in enumerate(written, start=first)
        ]
        self._frontier = self._frontier.extend(leaf_hash(header) for _, header, _ in records)
        checkpoint = Checkpoint(self._origin, self._frontier.size, self._frontier.root())
        return Segment(
            origin=self._origin,
            author=self._author,
            public_key=self._key.public,
            records=records,
            cut=sign_checkpoint(checkpoint, self._key),
            created_at=created_at,
        )

    def _record(self, index: int, type_: str, sections: Sections, at: int) -> StoredRecord:
        sealed = [
            Section(name, os.urandom(16), encode_section(sections[name]))
            for name in sorted(sections)
        ]
        header = Header(
            index=index,
            recorded_at=at,
            clock=Clock("bench", index, "ok"),
            type=type_,
            type_version=1,
            actor="op-bench",
            causes=(),
            sections=tuple((section.name, commitment(section)) for section in sealed),
        )
        return index, encode_header(header), sealed
