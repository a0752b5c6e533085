"""What windows and commands read: people, passages, what waits, the overview."""

import shutil
import threading
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from gate_desk.domain.charter import Charter
from gate_desk.domain.days import milliseconds, moment
from gate_desk.domain.errors import Refused
from gate_desk.domain.ids import AgencyId, PersonRef, RecordRef, VisitId, node_of
from gate_desk.domain.pass_state import pass_number
from gate_desk.domain.permissions import Operation
from gate_desk.domain.verdict import Direction, Reason, Resolution, Verdict
from gate_desk.services.access import Access
from gate_desk.services.answers import (
    AgencyAge,
    FoundPerson,
    InsideKind,
    InsideRow,
    Overview,
    PassageRow,
    ScanAnswer,
    SiteNames,
)
from gate_desk.services.clock import TOLERANCE_MS, SystemClock
from gate_desk.services.deciding import Decider
from gate_desk.services.gate import Gate
from gate_desk.services.recalling import recall
from gate_desk.services.searching import Searching
from gate_desk.store.cuts import newest_cut
from gate_desk.store.outbox import count_uncarried
from gate_desk.store.queries import passages
from gate_desk.store.queries.directory import count_staff_inside
from gate_desk.store.queries.passages import InsideLine, PassageLine
from gate_desk.store.store import Store
from gate_desk.words import language


class Lookups:
    """Reading services of one node; callable from any thread, each call on its own state."""

    def __init__(
        self,
        store: Store,
        charter: Charter,
        decider: Decider,
        gate: Gate,
        clock: SystemClock,
        access: Access,
        home: Path,
        node: str,
    ) -> None:
        self._store = store
        self._charter = charter
        self._decider = decider
        self._gate = gate
        self._clock = clock
        self._access = access
        self._home = home
        self._node = node
        self._lines = _LineCount(store)
        self._searching = Searching(store, access, decider.zone)

    def find_people(self, untrusted_text: str, limit: int = 20) -> tuple[FoundPerson, ...]:
        """See `Searching.find_people`."""
        return self._searching.find_people(untrusted_text, limit)

    def look(self, person: PersonRef, lane: Direction | None = None) -> ScanAnswer:
        """The verdict that choosing a person by hand would give; nothing is recorded."""
        with self._store.reading() as cursor:
            return self._gate.look(cursor, person, lane)

    def answer(self, scan: RecordRef) -> ScanAnswer:
        """A recorded scan again."""
        self._access.require(Operation.LOOK)
        own = self._store.journal
        if scan[0] != own.origin:
            raise Refused("no_such_scan", f"{scan[0]} {scan[1]}")
        with self._store.reading() as cursor:
            zone = self._decider.zone
            return recall(cursor, own.origin_id, own.origin, scan[1], zone).answer

    def passages(self, first: int, count: int) -> tuple[PassageRow, ...]:
        """Lines of the list of movements, newest first."""
        self._access.require(Operation.LOOK)
        with self._store.reading() as cursor:
            lines = passages.page(cursor, self._store.journal.origin_id, first, count)
        return tuple(self._row(line) for line in lines)

    def passage_count(self) -> int:
        """How many lines the list of movements has."""
        with self._store.reading() as cursor:
            return self._lines.read(cursor)

    def pending(self) -> tuple[ScanAnswer, ...]:
        """Checks and refusals of today that nobody has resolved, oldest first."""
        self._access.require(Operation.LOOK)
        own = self._store.journal
        with self._store.reading() as cursor:
            return tuple(
                recall(cursor, own.origin_id, own.origin, index, self._decider.zone).answer
                for index in self._waiting(cursor)
            )

    def overview(self) -> Overview:
        """The state of the gate around the verdict."""
        own, now_ms = self._store.journal, self._now_ms()
        with self._store.reading() as cursor:
            at, number = passages.last_number(cursor, own.origin_id)
            cut = newest_cut(cursor, own.origin_id)
            staff_inside = count_staff_inside(cursor)
            pending = len(self._waiting(cursor))
            waiting_batches = count_uncarried(cursor)
        zone, names = self._decider.zone, self.names()
        now = moment(now_ms, zone)
        return Overview(
            at=now,
            gate_name=names.gate,
            site_name=names.site,
            staff_inside=staff_inside,
            scans_today=number if moment(at, zone).date() == now.date() else 0,
            records=own.head.size,
            sealed_at=moment(cut.made_at, zone) if cut else None,
            ages=self._ages(now_ms),
            clock_ok=now_ms >= own.head.highest - TOLERANCE_MS,
            free_disk_bytes=shutil.disk_usage(self._home).free,
            pending_count=pending,
            waiting_batches=waiting_batches,
        )

    def inside(self) -> tuple[InsideRow, ...]:
        """Everybody who is recorded as inside, staff before visitors, by name."""
        self._access.require(Operation.LOOK)
        with self._store.reading() as cursor:
            rows = passages.inside(cursor)
        return tuple(inside_row(row, self._decider.zone) for row in rows)

    def names(self) -> SiteNames:
        """What the charter calls things, in the language in use."""
        tongue, charter = language(), self._charter
        return SiteNames(
            site=charter.name.in_language(tongue),
            gate=charter.node(self._node).name.in_language(tongue),
            agencies={
                agency.id: (agency.short.in_language(tongue), agency.name.in_language(tongue))
                for agency in charter.agencies
            },
            zones={zone.id: zone.name.in_language(tongue) for zone in charter.zones},
            nodes={node.id: node.name.in_language(tongue) for node in charter.nodes},
        )

    def photo(self, sha256: str) -> bytes | None:
        """A picture's bytes, JPEG or PNG; None while it is not here."""
        self._access.require(Operation.LOOK)
        return self._store.blobs.get(sha256)

    def _row(self, line: PassageLine) -> PassageRow:
        return PassageRow(
            record=(self._store.journal.origin, line.idx),
            at=moment(line.at, self._decider.zone),
            verdict=Verdict(line.verdict),
            direction=Direction(line.direction),
            reason=Reason(line.first_reason) if line.first_reason else None,
            kind=line.kind,
            name=line.name,
            card_number=line.card_number
            or (None if line.pass_serial is None else pass_number(line.pass_serial)),
            resolution=_resolution(line.resolution),
            resolved_by=line.resolved_by,
            annulled=bool(line.annulled) or line.resolution == "turned",
        )

    def _waiting(self, cursor: Any) -> list[int]:
        zone = self._decider.zone
        midnight = moment(self._now_ms(), zone).replace(hour=0, minute=0, second=0, microsecond=0)
        own = self._store.journal.origin_id
        return passages.waiting(cursor, own, milliseconds(midnight))

    def _now_ms(self) -> int:
        return self._clock.now_ms(self._store.journal.head.highest)

    def _ages(self, now_ms: int) -> tuple[AgencyAge, ...]:
        zone, ages = self._decider.zone, self._decider.ages
        now, seconds = moment(now_ms, zone), ages.seconds(now_ms)
        return tuple(
            AgencyAge(
                agency=agency.id,
                short_name=agency.short.in_language(language()),
                updated_at=None if at is None else moment(at, zone),
                age_s=seconds[AgencyId(agency.id)],
                stale=ages.stale(agency.id, now, self._charter),
            )
            for agency in self._charter.agencies
            if not self._is_all_ours(AgencyId(agency.id))
            for at in (ages.updated_at.get(agency.id),)
        )

    def _is_all_ours(self, agency: AgencyId) -> bool:
        """Whether this node is the agency's only desk: its data here are as new as can be."""
        return [desk.id for desk in self._charter.desks_of(agency)] == [self._node]


class _LineCount:
    """Counts only the lines that came since it last counted."""

    def __init__(self, store: Store) -> None:
        self._own = store.journal
        self._lock = threading.Lock()
        self._counted, self._lines = 0, 0

    def read(self, cursor: Any) -> int:
        size = self._own.head.size
        with self._lock:
            self._lines += passages.count(cursor, self._own.origin_id, self._counted, size)
            self._counted = size
            return self._lines


def _resolution(kind: str | None) -> Resolution | None:
    return Resolution(kind) if kind and kind != "turned" else None


def inside_row(line: InsideLine, zone: ZoneInfo) -> InsideRow:
    """A row of the store as an answer."""
    return InsideRow(
        subject=line.subject,
        since=moment(line.at, zone),
        gate=node_of(line.origin),
        name=line.name or "",
        title=line.title or "",
        unit=line.unit or line.organisation or "",
        agency=line.agency or "",
        card_number=line.card_number or _pass_number(line),
        kind=InsideKind.PEOPLE if line.staff else InsideKind.VISITS,
        visit=VisitId(line.visit) if line.visit else None,
    )


def _pass_number(line: InsideLine) -> str:
    return "" if line.staff or line.serial is None else pass_number(line.serial)
