"""Parts of a verified segment, written as they come: appended, or disclosed later."""

from collections.abc import Sequence
from typing import Any

from gate_desk.domain.authority import Author
from gate_desk.domain.ids import Origin
from gate_desk.journal.record import read_start
from gate_desk.journal.subtrees import Subtree
from gate_desk.journal.tree import leaf_hash
from gate_desk.store.head import Head, load_head, origin_id, save_head
from gate_desk.store.held import Part, withheld_around
from gate_desk.store.projections.slices import project_slice
from gate_desk.store.rows import StoredRecord, read_records
from gate_desk.store.sql import withheld as sql
from gate_desk.store.sql.records import INSERT_RECORD, INSERT_SECTION


class Appender:
    """Takes the parts of one segment in order, a slice in each transaction.

    Parts below what is held add what was withheld before; that they fit has been verified.
    """

    def __init__(self, origin: Origin, author: Author | None) -> None:
        self._origin = origin
        self.author = author
        self._split: Subtree | None = None
        self._split_parts: list[Part] = []
        self.appended = 0
        """Records and withheld records that are new here."""
        self.disclosed = 0
        """Records of which sections came that had been withheld."""
        self.unprojected = 0

    def add(self, cursor: Any, parts: Sequence[Part]) -> int:
        """Write a slice, inside the caller's transaction; returns the id of its journal."""
        own = origin_id(cursor, self._origin)
        head = load_head(cursor, own)
        fresh = [part for part in parts if _index(part) >= head.size]
        for part in parts[: len(parts) - len(fresh)]:
            self._disclose(cursor, own, part)
        if fresh:
            self._append(cursor, own, head, fresh)
        return own

    def _append(self, cursor: Any, own: int, head: Head, parts: Sequence[Part]) -> None:
        records = [part for part in parts if not isinstance(part, Subtree)]
        self._write(cursor, own, records)
        hidden = [part for part in parts if isinstance(part, Subtree)]
        cursor.executemany(sql.ADD, [(own, each.first, each.level, each.hash) for each in hidden])
        moved = _moved(head, parts)
        save_head(cursor, own, moved)
        self.appended += moved.size - head.size
        self._project(cursor, own, records)

    def _write(self, cursor: Any, own: int, records: Sequence[StoredRecord]) -> None:
        cursor.executemany(INSERT_RECORD, [(own, index, header) for index, header, _ in records])
        rows = [
            (own, index, section.name, section.salt, section.data)
            for index, _, sections in records
            for section in sections
        ]
        cursor.executemany(INSERT_SECTION, rows)

    def _project(self, cursor: Any, own: int, records: Sequence[StoredRecord]) -> None:
        self.unprojected += project_slice(cursor, own, self._origin, self.author, records)

    def _disclose(self, cursor: Any, own: int, part: Part) -> None:
        if self._split is not None:
            self._split_parts.append(part)
            if _end(part) >= self._split.end:
                self._replace(cursor, own, self._split, self._split_parts)
                self._split, self._split_parts = None, []
            return
        around = withheld_around(cursor, own, _index(part))
        if around is None:
            if not isinstance(part, Subtree):
                self._add_sections(cursor, own, part)
        elif _index(part) == around.first and _end(part) < around.end:
            self._split, self._split_parts = around, [part]
        elif _index(part) == around.first and not isinstance(part, Subtree):
            self._replace(cursor, own, around, [part])

    def _replace(self, cursor: Any, own: int, whole: Subtree, parts: Sequence[Part]) -> None:
        """What was withheld as one is told in parts, under the same root."""
        records = [part for part in parts if not isinstance(part, Subtree)]
        if not records:
            return
        cursor.execute(sql.DROP, (own, whole.first))
        hidden = [part for part in parts if isinstance(part, Subtree)]
        cursor.executemany(sql.ADD, [(own, each.first, each.level, each.hash) for each in hidden])
        self._write(cursor, own, records)
        head = load_head(cursor, own)
        save_head(cursor, own, Head(head.frontier, *_seen(head, records)))
        self.disclosed += len(records)
        self._project(cursor, own, records)

    def _add_sections(self, cursor: Any, own: int, part: StoredRecord) -> None:
        index, header, sections = part
        held = next(read_records(cursor, own, index, index + 1), None)
        if held is None or held[1] != header:
            return
        names = {section.name for section in held[2]}
        more = [section for section in sections if section.name not in names]
        if more:
            rows = [(own, index, each.name, each.salt, each.data) for each in more]
            cursor.executemany(INSERT_SECTION, rows)
            self.disclosed += 1
            self._project(cursor, own, [(index, header, [*held[2], *more])])


def _index(part: Part) -> int:
    return part.first if isinstance(part, Subtree) else part[0]


def _end(part: Part) -> int:
    return part.end if isinstance(part, Subtree) else part[0] + 1


def _moved(head: Head, parts: Sequence[Part]) -> Head:
    frontier, leaves = head.frontier, list[bytes]()
    for part in parts:
        if isinstance(part, Subtree):
            frontier = frontier.extend(leaves).append(part.hash, part.level)
            leaves.clear()
        else:
            leaves.append(leaf_hash(part[1]))
    frontier = frontier.extend(leaves)
    return Head(frontier, *_seen(head, [part for part in parts if not isinstance(part, Subtree)]))


def _seen(head: Head, records: Sequence[StoredRecord]) -> tuple[int, dict[str, int]]:
    """The latest time and the records by type, these records included."""
    counts, highest = dict(head.counts), head.highest
    for _place, header_bytes, _sections in records:
        header = read_start(header_bytes)
        counts[header.type] = counts.get(header.type, 0) + 1
        highest = max(highest, header.recorded_at)
    return highest, counts
