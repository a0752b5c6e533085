"""What the gates could not know: verdicts judged again, and passages that contradict each other.

The verdict that the guard saw stays as it was recorded. A finding is what the set of records
says now, so it comes and goes with what arrives (protocol.md, 8).
"""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from msgspec import Struct

from gate_desk.domain.charter import Charter
from gate_desk.domain.contradictions import Passed, contradictions
from gate_desk.domain.days import milliseconds, moment
from gate_desk.domain.ids import AgencyId, Origin, RecordRef, node_of
from gate_desk.domain.permissions import Operation
from gate_desk.domain.verdict import CardState, Direction
from gate_desk.services.access import Access
from gate_desk.services.clock import SystemClock
from gate_desk.services.recalling import recorded_scan
from gate_desk.store.head import find_origin
from gate_desk.store.queries.directory import card_by_serial
from gate_desk.store.queries.findings import LateEntry, late_entries, passed_since
from gate_desk.store.store import Store

LOOK_BACK = timedelta(days=31)
"""How far back entries are judged again."""
COMPARED = timedelta(days=3)
"""How far back the gates' passages are compared: longer ago nobody remembers how it was."""


class Finding(Struct, frozen=True, kw_only=True):
    """Somebody was let in with a card that had been blocked."""

    scan: RecordRef
    at: datetime
    gate: str
    """The gate's node."""
    person: str
    """The name; empty where the directory has none."""
    card_number: str
    issuer: AgencyId
    state: CardState
    blocked_at: datetime
    data_age_s: int | None
    """How old the issuer's data were that the verdict relied on."""


class Passage(Struct, frozen=True, kw_only=True):
    """One of two passages that contradict each other."""

    record: RecordRef
    """The movement."""
    at: datetime
    gate: str
    """The gate's node."""


class Contradiction(Struct, frozen=True, kw_only=True):
    """Somebody went the same way twice, at two gates, and nobody saw the way back."""

    person: str
    """The name; empty where the directory has none."""
    card_number: str
    direction: Direction
    before: Passage
    after: Passage


class Findings:
    """Reads them anew each time."""

    def __init__(self, store: Store, charter: Charter, clock: SystemClock, access: Access) -> None:
        self._store = store
        self._zone = ZoneInfo(charter.timezone)
        self._clock = clock
        self._access = access

    def late_entries(self) -> tuple[Finding, ...]:
        """Entries of the last month that would be refused today, the newest first."""
        self._access.require(Operation.LOOK)
        now = moment(self._clock.now_ms(self._store.journal.head.highest))
        with self._store.reading() as cursor:
            entries = late_entries(cursor, milliseconds(now - LOOK_BACK))
            return tuple(self._finding(cursor, entry) for entry in entries)

    def contradictions(self) -> tuple[Contradiction, ...]:
        """In at one gate and in at another without a way out between, of the last three days.

        What the gates recorded stays; the newest first.
        """
        self._access.require(Operation.LOOK)
        now = moment(self._clock.now_ms(self._store.journal.head.highest))
        with self._store.reading() as cursor:
            passed = passed_since(cursor, milliseconds(now - COMPARED))
            pairs = sorted(contradictions(passed), key=lambda pair: pair[1].at, reverse=True)
            return tuple(self._contradiction(cursor, *pair) for pair in pairs)

    def _contradiction(self, cursor: Any, before: Passed, after: Passed) -> Contradiction:
        card = None
        if after.issuer is not None and after.serial is not None:
            card = card_by_serial(cursor, after.issuer, after.serial)
        return Contradiction(
            person=(card.name or "") if card else "",
            card_number=card.number if card else "",
            direction=Direction(after.direction),
            before=self._passage(before),
            after=self._passage(after),
        )

    def _passage(self, passed: Passed) -> Passage:
        return Passage(
            record=(Origin(passed.origin), passed.index),
            at=moment(passed.at, self._zone),
            gate=node_of(passed.origin),
        )

    def _finding(self, cursor: Any, entry: LateEntry) -> Finding:
        origin_id = find_origin(cursor, entry.origin)
        core = None if origin_id is None else recorded_scan(cursor, origin_id, entry.scan)
        return Finding(
            scan=(Origin(entry.origin), entry.scan),
            at=moment(entry.at, self._zone),
            gate=node_of(entry.origin),
            person=entry.name or "",
            card_number=entry.number,
            issuer=AgencyId(entry.issuer),
            state=CardState(entry.kind),
            blocked_at=moment(entry.blocked_at, self._zone),
            data_age_s=core.ages.get(entry.issuer) if core else None,
        )
