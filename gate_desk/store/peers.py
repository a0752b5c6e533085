"""Other nodes' journals: appended and projected under a cut that was verified first.

The inner half of every import: decryption, trust and receipts are the business of `sync`.
"""

from collections.abc import Sequence
from typing import Any

from msgspec import Struct

from gate_desk.domain.authority import Author
from gate_desk.domain.errors import Refused
from gate_desk.domain.ids import Origin
from gate_desk.journal.checkpoint import Checkpoint, open_checkpoint
from gate_desk.journal.record import commitment, parse_header
from gate_desk.journal.tree import Frontier, leaf_hash
from gate_desk.store.cuts import Cut, add_cut, cut_at, reread
from gate_desk.store.head import Head, find_origin, load_head, origin_id, save_head
from gate_desk.store.projections.slices import SLICE, project_slice
from gate_desk.store.rows import (
    StoredRecord,
    read_headers,
)
from gate_desk.store.sql import peers as sql
from gate_desk.store.sql.records import INSERT_RECORD, INSERT_SECTION
from gate_desk.store.store import Store


class Segment(Struct, frozen=True):
    """A run of another node's records, from `first` up to the size of its cut."""

    origin: Origin
    author: Author | None
    public_key: bytes
    records: Sequence[StoredRecord]
    cut: str
    """The signed checkpoint for the size after the last record."""
    created_at: int
    """When the sender made it, UTC milliseconds: the age of its data is counted from here."""


class Appended(Struct, frozen=True):
    """What became of a segment: codes of protocol.md 7."""

    code: str
    new: int
    unprojected: int


def append_segment(store: Store, segment: Segment, received_at: int) -> Appended:
    """Check a segment against its cut and what is held, then append and project it in slices.

    Raises `Refused`: `damaged` (a signature, a commitment, the root), `gap` (records between
    what is held and this segment are missing), `fork` (the origin signed another history than
    the one held here, or this node's own journal goes on elsewhere). Nothing is written then.
    A run that was interrupted goes on where it stopped.
    """
    checkpoint = open_checkpoint(segment.cut, segment.origin, segment.public_key)
    with store.reading() as cursor:
        head = _held(cursor, segment.origin)
    _check(store, segment, checkpoint, head)
    fresh = [record for record in segment.records if record[0] >= head.size]
    failed = 0
    for start in range(0, len(fresh), SLICE):
        failed += _append_slice(store, segment, fresh[start : start + SLICE])
    _finish(store, segment, checkpoint, received_at)
    return Appended("applied" if fresh else "duplicate", len(fresh), failed)


def _held(cursor: Any, origin: str) -> Head:
    known = find_origin(cursor, origin)
    return Head() if known is None else load_head(cursor, known)


def _check(store: Store, segment: Segment, checkpoint: Checkpoint, head: Head) -> None:
    first = checkpoint.size - len(segment.records)
    if first > head.size:
        raise Refused("gap", f"{head.size} to {first}")
    for place, (index, header_bytes, sections) in enumerate(segment.records, start=first):
        header = parse_header(header_bytes)
        if header.index != index or index != place:
            raise Refused("damaged", f"index {index}")
        held = {section.name: commitment(section) for section in sections}
        if len(held) != len(sections) or not held.items() <= dict(header.sections).items():
            raise Refused("damaged", f"section of {index}")
    if segment.origin == store.journal.origin and checkpoint.size > head.size:
        raise Refused("fork", "own journal")
    with store.reading() as cursor:
        _compare(cursor, segment, checkpoint, head)


def _compare(cursor: Any, segment: Segment, checkpoint: Checkpoint, head: Head) -> None:
    """Against what is held. Overlap is compared, not skipped.

    A fork is what the origin itself signed: another root for a size held here, or a cut under
    which another record stands at an index held here. All else was spoilt on the way.
    """
    first, size = checkpoint.size - len(segment.records), checkpoint.size
    headers = [header for _, header, _ in segment.records]
    held, overlap = _held_headers(cursor, segment.origin, first, head), headers[: head.size - first]
    if size <= head.size and _frontier(cursor, segment.origin, size).root() != checkpoint.root:
        raise Refused("fork", f"root at {size}")
    if held[: len(overlap)] != overlap:
        frontier = _frontier(cursor, segment.origin, first).extend(map(leaf_hash, headers))
        signed = frontier.root() == checkpoint.root
        raise Refused("fork" if signed else "damaged", f"records from {first}")
    fresh = head.frontier.extend(map(leaf_hash, headers[len(overlap) :]))
    if size > head.size and fresh.root() != checkpoint.root:
        raise Refused("damaged", f"root at {size}")


def _held_headers(cursor: Any, origin: str, first: int, head: Head) -> list[bytes]:
    own = find_origin(cursor, origin)
    rows = [] if own is None else read_headers(cursor, own, first, head.size)
    return [header for _, header in rows]


def _frontier(cursor: Any, origin: str, size: int) -> Frontier:
    own = find_origin(cursor, origin)
    if own is None:
        return Frontier()
    cut = cut_at(cursor, own, size)
    return cut.frontier if cut else reread(cursor, own, Frontier(), size)


def _append_slice(store: Store, segment: Segment, records: Sequence[StoredRecord]) -> int:
    with store.writing() as cursor:
        own = origin_id(cursor, segment.origin)
        cursor.executemany(INSERT_RECORD, [(own, index, header) for index, header, _ in records])
        cursor.executemany(
            INSERT_SECTION,
            [
                (own, index, section.name, section.salt, section.data)
                for index, _, sections in records
                for section in sections
            ],
        )
        save_head(cursor, own, _moved(load_head(cursor, own), records))
        return project_slice(cursor, own, segment.origin, segment.author, records)


def _moved(head: Head, records: Sequence[StoredRecord]) -> Head:
    counts, highest = dict(head.counts), head.highest
    for _index, header_bytes, _sections in records:
        header = parse_header(header_bytes)
        counts[header.type] = counts.get(header.type, 0) + 1
        highest = max(highest, header.recorded_at)
    frontier = head.frontier.extend(leaf_hash(header) for _, header, _ in records)
    return Head(frontier, highest, counts)


def _finish(store: Store, segment: Segment, checkpoint: Checkpoint, received_at: int) -> None:
    with store.writing() as cursor:
        own = origin_id(cursor, segment.origin)
        frontier = load_head(cursor, own).frontier
        if frontier.size == checkpoint.size:
            made = Cut(checkpoint.size, segment.cut, frontier, segment.created_at)
            add_cut(cursor, own, made)
            cursor.execute(sql.PUT, (own, segment.created_at, received_at))
