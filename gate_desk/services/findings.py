"""Verdicts judged again: who was let in by older data, although the card was blocked already.

The verdict that the guard saw stays as it was recorded. A finding is what the set of records
says now, so it comes and goes with what arrives (protocol.md, 8).
"""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from msgspec import Struct

from gate_desk.domain.charter import Charter
from gate_desk.domain.days import milliseconds, moment
from gate_desk.domain.ids import AgencyId, Origin, RecordRef, node_of
from gate_desk.domain.permissions import Operation
from gate_desk.domain.verdict import CardState
from gate_desk.services.access import Access
from gate_desk.services.clock import SystemClock
from gate_desk.services.recalling import recorded_scan
from gate_desk.store.head import find_origin
from gate_desk.store.queries.findings import LateEntry, late_entries
from gate_desk.store.store import Store

LOOK_BACK = timedelta(days=31)
"""How far back entries are judged again."""


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
