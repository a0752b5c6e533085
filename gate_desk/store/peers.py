"""Other nodes' journals: where a segment stands to what is held, and taking it in.

The inner half of every import: decryption, trust and receipts are the business of `sync` and of
`services.importing`.
"""

from collections.abc import Sequence
from typing import Any

from msgspec import Struct

from gate_desk.domain.authority import Author
from gate_desk.domain.errors import Refused
from gate_desk.domain.ids import Origin
from gate_desk.journal.checkpoint import Checkpoint, open_checkpoint
from gate_desk.journal.following import Follower
from gate_desk.journal.subtrees import Subtree
from gate_desk.journal.tree import Frontier
from gate_desk.store.arriving import Appender
from gate_desk.store.cuts import Cut, add_cut, cut_at, cut_sizes, newest_cut
from gate_desk.store.forks import is_frozen
from gate_desk.store.head import Head, find_origin, load_head, origin_id
from gate_desk.store.held import Part, frontier_at, withheld_around
from gate_desk.store.projections.slices import SLICE
from gate_desk.store.sql import peers as sql
from gate_desk.store.store import Store


class Place(Struct, frozen=True):
    """Where a segment begins in what is held of its journal."""

    frontier: Frontier
    """Where it begins."""
    held: Head
    mark: int | None = None
    """A size inside the segment at which its tree can be compared with what is held."""
    mark_root: bytes = b""
    """The root that is held there."""
    is_blind: bool = False
    """The segment ends inside what is withheld here: beyond the mark it cannot be compared."""


class Segment(Struct, frozen=True):
    """A run of another node's records, from `first` up to the size of its cut."""

    origin: Origin
    author: Author | None
    public_key: bytes
    records: Sequence[Part]
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
    cut = open_checkpoint(segment.cut, segment.origin, segment.public_key)
    first = cut.size - sum(map(_records, segment.records))
    with store.reading() as cursor:
        place = place_of(cursor, store.journal.origin, cut, first)
    _follow(segment, cut, place)
    appender = Appender(segment.origin, segment.author)
    for start in range(0, len(segment.records), SLICE):
        with store.writing() as cursor:
            appender.add(cursor, segment.records[start : start + SLICE])
    with store.writing() as cursor:
        finish(cursor, cut, segment.cut, segment.created_at, received_at)
    return Appended(
        "applied" if cut.size > place.held.size or appender.disclosed else "duplicate",
        appender.appended,
        appender.unprojected,
    )


def place_of(cursor: Any, own: Origin, cut: Checkpoint, first: int) -> Place:
    """Where a segment under this verified cut begins; raises `gap` or `fork`."""
    known = find_origin(cursor, cut.origin)
    head = Head() if known is None else load_head(cursor, known)
    if known is not None and is_frozen(cursor, known):
        raise Refused("fork", "frozen")
    if cut.origin == own and cut.size > head.size:
        raise Refused("fork", "own journal")
    if known is not None and cut.size <= head.size:
        there = frontier_at(cursor, known, cut.size)
        if there is not None and there.root() != cut.root:
            raise Refused("fork", f"root at {cut.size}")
    if first > head.size:
        raise Refused("gap", f"{head.size} to {first}")
    begin = Frontier() if known is None else frontier_at(cursor, known, first)
    if begin is None:
        # It begins in the middle of what is withheld here: from the end of that it can be told.
        raise Refused("gap", f"{first} is withheld")
    if first < head.size < cut.size:
        return Place(begin, head, head.size, head.frontier.root())
    if known is not None and first < cut.size < head.size:
        return _before_the_end(cursor, known, begin, head, cut.size)
    return Place(begin, head)


def _before_the_end(cursor: Any, own: int, begin: Frontier, head: Head, size: int) -> Place:
    """What ends before what is held does: blind where no tree of that size is known here."""
    around = withheld_around(cursor, own, size)
    if around is None or around.first == size:
        return Place(begin, head)
    known = frontier_at(cursor, own, around.first)
    if known is None or known.size <= begin.size:
        return Place(begin, head, is_blind=True)
    return Place(begin, head, known.size, known.root(), is_blind=True)


def compare(place: Place, at_mark: bytes | None) -> None:
    """Compare the root at the mark with what is held there; raises `fork`, `gap`."""
    if place.mark is not None and at_mark is None:
        raise Refused("gap", f"{place.mark} is inside what is withheld")
    if place.mark is not None and at_mark != place.mark_root:
        raise Refused("fork", f"root at {place.mark}")
    if place.is_blind:
        raise Refused("gap", "it ends inside what is withheld")


def finish(
    cursor: Any,
    cut: Checkpoint,
    note: str,
    created_at: int | None,
    received_at: int,
) -> None:
    """Keep the cut of a segment that was taken in completely, and how new its data are.

    `created_at` is None for a relay: the data are at least as new as their last record.
    """
    own = origin_id(cursor, cut.origin)
    head = load_head(cursor, own)
    if head.size < cut.size:
        return
    held = head.frontier if head.size == cut.size else frontier_at(cursor, own, cut.size)
    if held is not None:
        made_at = received_at if created_at is None else created_at
        add_cut(cursor, own, Cut(cut.size, note, held, made_at))
    if head.size == cut.size:
        newest = head.highest if created_at is None else created_at
        cursor.execute(sql.PUT, (own, newest, received_at))


def held_cut(cursor: Any, origin: str, size: int) -> str:
    """The signed cut that another history of this size contradicts; empty when none is held.

    The first one at or beyond that size, whose tree has another root there, or else the newest.
    """
    known = find_origin(cursor, origin)
    if known is None:
        return ""
    newest = newest_cut(cursor, known)
    if newest is None:
        return ""
    beyond = cut_sizes(cursor, known, size - 1, newest.size)
    first = cut_at(cursor, known, beyond[0]) if beyond else newest
    return first.note if first else ""


def _records(part: Part) -> int:
    return 1 << part.level if isinstance(part, Subtree) else 1


def _follow(segment: Segment, cut: Checkpoint, place: Place) -> None:
    follower = Follower(place.frontier, place.mark)
    for part in segment.records:
        if isinstance(part, Subtree):
            follower.withheld(part.level, part.hash)
        else:
            header = follower.record(part[1], part[2])
            if header.index != part[0]:
                raise Refused("damaged", f"index {part[0]}")
    frontier = follower.frontier()
    if (frontier.size, frontier.root()) != (cut.size, cut.root):
        raise Refused("damaged", f"root at {cut.size}")
    compare(place, follower.at_mark.root() if follower.at_mark else None)
