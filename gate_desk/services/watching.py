"""The watch list: who is listed, and whether somebody at the gate resembles an entry."""

import os
import threading
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from msgspec import Struct

from gate_desk.domain.authority import Author, may_author
from gate_desk.domain.charter import Charter
from gate_desk.domain.days import day_number, day_of, moment
from gate_desk.domain.documents.plate import read_plate
from gate_desk.domain.errors import Refused
from gate_desk.domain.ids import AgencyId, RecordRef
from gate_desk.domain.permissions import Operation
from gate_desk.domain.plain_line import plain_line
from gate_desk.domain.records.common import Note, Section
from gate_desk.domain.records.watch import (
    WatchedDocuments,
    WatchedPerson,
    WatchedVehicles,
    WatchLifted,
    WatchListed,
)
from gate_desk.domain.verdict import Watch
from gate_desk.domain.watching import (
    KEPT_DAYS,
    MatchedBy,
    document_key,
    letter_key,
    name_key,
    same_birth,
    wrong_letters,
)
from gate_desk.services.access import Access
from gate_desk.services.clock import SystemClock
from gate_desk.services.visit_answers import WatchHit
from gate_desk.store.queries.visits import KnownPass
from gate_desk.store.queries.watch import (
    WatchLine,
    watch_entries,
    watch_entry,
    watch_keys,
    watch_stamp,
    watched_by_value,
    watched_names,
)
from gate_desk.store.store import Store

MOST_ALIASES = 20
LONGEST_NAME, LONGEST_REASON = 100, 300
MOST_DAYS = 366
MOST_HITS = 10
"""Shown of one screening: nobody reads more at a gate."""
_ORDER = tuple(MatchedBy).index
Entry = tuple[str, str]
"""Agency and id."""


class WatchOrder(Struct, frozen=True, kw_only=True):
    """What somebody fills in to list a person or a vehicle."""

    kind: Watch
    untrusted_names: tuple[str, ...] = ()
    """The name and others under which somebody is known."""
    untrusted_birth: str = ""
    untrusted_documents: tuple[str, ...] = ()
    untrusted_plates: tuple[str, ...] = ()
    untrusted_reason: str
    last_day: date | None = None
    """None: 30 days."""
    entry: str = ""
    """An entry of the same agency that is changed; empty: a new one."""


class WatchEntry(Struct, frozen=True, kw_only=True):
    """An entry as it stands."""

    agency: AgencyId
    entry: str
    kind: Watch
    names: tuple[str, ...]
    keys: tuple[tuple[str, str], ...]
    """By what it is found: kind and value."""
    birth: str
    reason: str
    last_day: date
    lifted: bool
    expired: bool
    hits: int

    @property
    def never_fired(self) -> bool:
        """It has run out and was never needed, or never worked: somebody should know."""
        return self.expired and not self.lifted and not self.hits


class Watching:
    """Reading calls from any thread; `list_` and `lift` from the writing thread of a desk."""

    def __init__(
        self,
        store: Store,
        charter: Charter,
        clock: SystemClock,
        access: Access,
        author: Author,
    ) -> None:
        self._store = store
        self._clock = clock
        self._access = access
        self._author = author
        self._zone = ZoneInfo(charter.timezone)
        self._names = _Names()
        self.draw: Callable[[int], bytes] = os.urandom
        """Random bytes for ids; a demo draws its own."""

    def screen(
        self,
        cursor: Any,
        name: str,
        *,
        birth: str = "",
        document: str = "",
        plate: str = "",
    ) -> tuple[WatchHit, ...]:
        """The entries that count today and that somebody resembles, blocks first, surest first."""
        today = day_number(self._today())
        values = [
            (MatchedBy.DOCUMENT, document_key(document)),
            (MatchedBy.PLATE, read_plate(plate).compact),
        ]
        found: dict[Entry, MatchedBy] = {}
        for by, value in (*values, *self._names.like(cursor, name_key(name))):
            for entry in watched_by_value(cursor, by, value, today):
                found.setdefault(entry, by)
        hits = (self._hit(cursor, entry, by) for entry, by in found.items())
        likely = [
            hit for hit in hits if hit is not None and (hit.certain or same_birth(birth, hit.birth))
        ]
        likely.sort(key=lambda hit: (hit.kind is not Watch.BLOCK, _ORDER(hit.by), hit.key))
        return tuple(likely[:MOST_HITS])

    def gravest(self, cursor: Any, visitor: KnownPass) -> Watch | None:
        """What the list says of somebody with a pass, who was let in before or announced.

        A name that only resembles one was looked at when the visitor was registered.
        """
        hits = self.screen(cursor, visitor.name, birth=visitor.birth, document=visitor.document)
        grave = [hit.kind for hit in hits if hit.certain or hit.by is MatchedBy.NAME]
        return grave[0] if grave else None

    def entries(self, limit: int = 1000) -> tuple[WatchEntry, ...]:
        """All entries, those that count longest first."""
        self._access.require(Operation.LOOK)
        with self._store.reading() as cursor:
            return tuple(self._entry(cursor, line) for line in watch_entries(cursor, limit))

    def list_(self, order: WatchOrder) -> tuple[RecordRef, WatchEntry]:
        """List somebody, or change an entry.

        Raises `watch_empty` (nothing to find it by), `reason_missing`, `reason_too_long`,
        `name_too_long`, `too_many_aliases`, `days_past`, `watch_too_long`, `not_its_author` (only
        an agency that guards may block), `no_such_entry`.
        """
        self._access.require(Operation.WATCH)
        sections = self._sections(order)
        core = sections["core"]
        assert isinstance(core, WatchListed)
        if not may_author("watch.listed", self._author, core):
            raise Refused("not_its_author", order.kind)
        with self._store.begin(self._access.actor) as work:
            if order.entry and watch_entry(work.cursor, core.agency, order.entry) is None:
                raise Refused("no_such_entry", order.entry[:40])
            record = work.append("watch.listed", sections)
            line = watch_entry(work.cursor, core.agency, core.entry)
            assert line is not None
            return record, self._entry(work.cursor, line)

    def lift(self, entry: str, untrusted_note: str) -> RecordRef:
        """The entry counts no more. Raises `no_such_entry`, `reason_missing`, `reason_too_long`."""
        self._access.require(Operation.WATCH)
        note = _reason(untrusted_note)
        with self._store.begin(self._access.actor) as work:
            if watch_entry(work.cursor, self._author.agency, entry) is None:
                raise Refused("no_such_entry", entry[:40])
            core = WatchLifted(at=self._now_ms(), entry=entry, agency=self._author.agency)
            return work.append("watch.lifted", {"core": core, "note": Note(note)})

    def _sections(self, order: WatchOrder) -> dict[str, Section]:
        names = tuple(filter(None, map(plain_line, order.untrusted_names)))
        documents = [each for each in order.untrusted_documents if document_key(each)]
        plates = [each for each in order.untrusted_plates if read_plate(each).compact]
        if not (names or documents or plates):
            raise Refused("watch_empty")
        if any(len(name) > LONGEST_NAME for name in names):
            raise Refused("name_too_long", str(LONGEST_NAME))
        if max(len(names), len(documents), len(plates)) > MOST_ALIASES:
            raise Refused("too_many_aliases", str(MOST_ALIASES))
        today = self._today()
        last_day = order.last_day or today + timedelta(days=KEPT_DAYS)
        if last_day < today:
            raise Refused("days_past", last_day.isoformat())
        if (last_day - today).days > MOST_DAYS:
            raise Refused("watch_too_long", str(MOST_DAYS))
        sections: dict[str, Section] = {
            "core": WatchListed(
                at=self._now_ms(),
                entry=order.entry or self.draw(8).hex(),
                agency=self._author.agency,
                kind=order.kind.value,
                last_day=last_day.isoformat(),
            ),
            "note": Note(_reason(order.untrusted_reason)),
        }
        if names:
            birth = plain_line(order.untrusted_birth)[:10]
            sections["person"] = WatchedPerson(names=list(names), birth=birth)
        if documents:
            sections["document"] = WatchedDocuments(numbers=documents)
        if plates:
            sections["vehicle"] = WatchedVehicles(plates=plates)
        return sections

    def _hit(self, cursor: Any, entry: Entry, by: MatchedBy) -> WatchHit | None:
        line = watch_entry(cursor, *entry)
        if line is None:
            return None
        return WatchHit(
            agency=AgencyId(line.agency),
            entry=line.id,
            kind=Watch(line.kind),
            by=by,
            name=line.name,
            birth=line.birth,
            reason=line.reason,
            photo=line.photo,
        )

    def _entry(self, cursor: Any, line: WatchLine) -> WatchEntry:
        last_day = day_of(line.last_day)
        return WatchEntry(
            agency=AgencyId(line.agency),
            entry=line.id,
            kind=Watch(line.kind),
            names=(line.name,) if line.name else (),
            keys=tuple(watch_keys(cursor, line.agency, line.id)),
            birth=line.birth,
            reason=line.reason,
            last_day=last_day,
            lifted=bool(line.lifted),
            expired=last_day < self._today(),
            hits=line.hits,
        )

    def _now_ms(self) -> int:
        return self._clock.now_ms(self._store.journal.head.highest)

    def _today(self) -> date:
        return moment(self._now_ms(), self._zone).date()


class _Names:
    """The listed names, kept until an entry changes: all that is looked through for every name.

    Which of them count today is asked about the few that are like it.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._stamp: int | None = None
        self._keys: list[str] = []
        self._letters: list[str] = []

    def like(self, cursor: Any, key: str) -> list[tuple[MatchedBy, str]]:
        """The names like this one, the surest first."""
        if not key:
            return []
        with self._lock:
            self._read(cursor)
            keys, letters = self._keys, self._letters
        if not keys:
            return []
        from rapidfuzz import process
        from rapidfuzz.distance import Indel

        # Two wrong letters are two to remove and two to add.
        found = process.extract(
            letter_key(key),
            letters,
            scorer=Indel.distance,
            score_cutoff=4,
            limit=None,
            processor=None,
        )
        likely = [(keys[place], wrong_letters(key, keys[place])) for _, _, place in found]
        alike = [
            (MatchedBy.NEAR_NAME if wrong else MatchedBy.NAME, name)
            for name, wrong in likely
            if wrong is not None
        ]
        return sorted(alike, key=lambda each: (_ORDER(each[0]), each[1]))

    def _read(self, cursor: Any) -> None:
        stamp = watch_stamp(cursor)
        if stamp != self._stamp:
            self._keys = watched_names(cursor)
            self._letters = list(map(letter_key, self._keys))
            self._stamp = stamp


def _reason(untrusted_text: str) -> str:
    text = plain_line(untrusted_text)
    if not text:
        raise Refused("reason_missing")
    if len(text) > LONGEST_REASON:
        raise Refused("reason_too_long", str(LONGEST_REASON))
    return text
