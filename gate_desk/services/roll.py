"""The evacuation roll: who is recorded as inside, and who of them was found safe."""

from datetime import datetime
from typing import Any, Literal
from zoneinfo import ZoneInfo

from msgspec import Struct

from gate_desk.domain.days import moment
from gate_desk.domain.documents.papers import read_papers
from gate_desk.domain.errors import Refused
from gate_desk.domain.permissions import Operation
from gate_desk.domain.reading import Reading
from gate_desk.domain.records.roll import RollBegun, RollEnded, RollMarked
from gate_desk.domain.verdict import Direction
from gate_desk.domain.watching import document_key
from gate_desk.services.access import Access
from gate_desk.services.answers import InsideRow
from gate_desk.services.clock import SystemClock
from gate_desk.services.identifying import identify
from gate_desk.services.key_ring import KeyRing
from gate_desk.services.lookups import inside_row
from gate_desk.services.moment import Moment, moment_of
from gate_desk.store.queries import passages
from gate_desk.store.queries.passages import InsideLine, presence_line
from gate_desk.store.queries.rolls import left_since, open_roll, roll_marks
from gate_desk.store.queries.visits import visits_by_document
from gate_desk.store.store import Store
from gate_desk.store.unit_of_work import UnitOfWork

_VISITS = 5
"""Visits of one document among which the one under way is sought."""
Marked = Literal["scan", "hand"]


class RollLine(Struct, frozen=True, kw_only=True):
    """Somebody on the roll."""

    row: InsideRow
    safe_at: datetime | None = None
    """When somebody saw this person safe outside."""
    left: bool = False
    """Has gone out by the gate since the roll began."""

    @property
    def missing(self) -> bool:
        """Neither seen safe nor seen leaving."""
        return self.safe_at is None and not self.left


class Roll(Struct, frozen=True, kw_only=True):
    """Everybody who is or was inside, as it is known at one moment."""

    at: datetime
    begun_at: datetime | None = None
    """When the evacuation began; None: there is none, and this is a list of who is inside."""
    lines: tuple[RollLine, ...] = ()

    @property
    def missing(self) -> int:
        """How many are to be looked for."""
        return sum(line.missing for line in self.lines)

    def line(self, subject: str) -> RollLine | None:
        """The line of somebody."""
        return next((line for line in self.lines if line.row.subject == subject), None)

    @property
    def safe(self) -> int:
        """How many were seen safe or leaving."""
        return len(self.lines) - self.missing


class RollCall:
    """The roll of one post. Acting calls come from the writing thread."""

    def __init__(
        self,
        store: Store,
        ring: KeyRing,
        store_key: bytes,
        clock: SystemClock,
        access: Access,
        zone: ZoneInfo,
    ) -> None:
        self._store, self._ring, self._store_key = store, ring, store_key
        self._clock, self._access, self._zone = clock, access, zone

    def read(self) -> Roll:
        """Who is recorded as inside now; during an evacuation also who was, and is safe."""
        self._access.require(Operation.LOOK)
        with self._store.reading() as cursor:
            return self._read(cursor)

    def begin(self) -> Roll:
        """An evacuation begins; raises `roll_under_way`."""
        self._access.require(Operation.CALL_ROLL)
        when = self._now()
        with self._store.begin(self._access.actor) as work:
            if open_roll(work.cursor, self._own) is not None:
                raise Refused("roll_under_way")
            inside = len(passages.inside(work.cursor))
            work.append("roll.begun", {"core": RollBegun(at=when.at_ms, inside=inside)})
            return self._read(work.cursor)

    def mark(self, subject: str, *, safe: bool = True) -> Roll:
        """Somebody of the roll was found, or was not after all; raises `no_roll`, `not_on_roll`."""
        self._access.require(Operation.CALL_ROLL)
        with self._store.begin(self._access.actor) as work:
            known = {line.row.subject for line in self._read(work.cursor).lines}
            if subject not in known:
                raise Refused("not_on_roll")
            self._mark(work, subject, "hand", safe=safe)
            return self._read(work.cursor)

    def scan(self, reading: Reading) -> tuple[Roll, str]:
        """A card, pass or identity document of somebody who stands outside; who it is, as subject.

        Raises `no_roll`, `roll_unreadable` for what names nobody who is known here.
        """
        self._access.require(Operation.CALL_ROLL)
        with self._store.begin(self._access.actor) as work:
            subject = self._subject_of(work.cursor, reading)
            if subject is None:
                raise Refused("roll_unreadable")
            self._mark(work, subject, "scan", safe=True)
            return self._read(work.cursor), subject

    def end(self) -> Roll:
        """The evacuation is over; raises `no_roll`. Returns the roll as it was at the end."""
        self._access.require(Operation.CALL_ROLL)
        with self._store.begin(self._access.actor) as work:
            roll = self._under_way(work.cursor)
            last = self._read(work.cursor)
            core = RollEnded(at=self._now().at_ms, roll=roll, missing=last.missing)
            work.append("roll.ended", {"core": core})
            return last

    @property
    def _own(self) -> int:
        return self._store.journal.origin_id

    def _under_way(self, cursor: Any) -> int:
        found = open_roll(cursor, self._own)
        if found is None:
            raise Refused("no_roll")
        return found[0]

    def _mark(self, work: UnitOfWork, subject: str, by: Marked, *, safe: bool) -> None:
        roll = self._under_way(work.cursor)
        core = RollMarked(at=self._now().at_ms, roll=roll, subject=subject, safe=safe, by=by)
        work.append("roll.marked", {"core": core})

    def _read(self, cursor: Any) -> Roll:
        at = self._now().at
        inside = passages.inside(cursor)
        found = open_roll(cursor, self._own)
        if found is None:
            lines = tuple(RollLine(row=inside_row(each, self._zone)) for each in inside)
            return Roll(at=at, lines=lines)
        roll, begun = found
        marks = roll_marks(cursor, self._own, roll)
        known = [*inside, *left_since(cursor, self._own, roll)]
        # Whoever stands outside and was not recorded as inside is safe as well.
        strangers = marks.keys() - {each.subject for each in known}
        known += [presence_line(cursor, each) for each in sorted(strangers) if marks[each][0]]
        lines = tuple(self._line(each, marks.get(each.subject)) for each in known)
        return Roll(at=at, begun_at=moment(begun, self._zone), lines=lines)

    def _line(self, line: InsideLine, mark: tuple[bool, int] | None) -> RollLine:
        safe_at = moment(mark[1], self._zone) if mark is not None and mark[0] else None
        left = line.direction == Direction.OUT
        return RollLine(row=inside_row(line, self._zone), safe_at=safe_at, left=left)

    def _subject_of(self, cursor: Any, reading: Reading) -> str | None:
        text = reading.untrusted_text
        found = identify(cursor, text, self._ring, self._store_key, reading.rfid)
        if found.subject is not None:
            return found.subject
        papers = read_papers(text, self._now().at.date(), typed=reading.typed)
        if papers is None:
            return None
        visits = visits_by_document(cursor, document_key(papers.number), _VISITS)
        inside = (each.subject for each in visits if each.last_direction == Direction.IN)
        return next(inside, None)

    def _now(self) -> Moment:
        return moment_of(None, self._clock, self._store.journal.head.highest, self._zone)
