"""What the visitor services answer."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from msgspec import Struct

from gate_desk.domain.card_numbers import zones_of
from gate_desk.domain.days import day_of, moment
from gate_desk.domain.documents.papers import Papers
from gate_desk.domain.ids import AgencyId, RecordRef, VisitId
from gate_desk.domain.verdict import Direction, Watch
from gate_desk.domain.visit_state import VisitState
from gate_desk.domain.watching import MatchedBy
from gate_desk.services.answers import CardView
from gate_desk.store.queries.visits import VisitLine

VisitRef = tuple[AgencyId, VisitId]
"""A visit: ids belong to their hosts."""


class KnownVisit(Struct, frozen=True, kw_only=True):
    """A visit as a line of a list, and what a form is filled with."""

    ref: VisitRef
    name: str
    organisation: str
    birth: str
    phone: str
    meets: str
    purpose: str
    note: str
    document_kind: str
    document: str
    """Letters and digits only; shown masked (`masked`) once it was checked."""
    plate: str
    photo: str | None
    people: int
    zones: tuple[int, ...]
    escort: bool
    first_day: date
    last_day: date
    hour: str
    until: datetime | None
    group: str
    group_name: str
    state: VisitState
    state_since: datetime | None
    inside_since: datetime | None
    items: int
    """How many things are held at the gate."""
    cards: tuple[str, ...] = ()
    """Numbers of the passes that are out."""

    @property
    def host(self) -> AgencyId:
        """The agency that receives the visitor."""
        return self.ref[0]


class WatchHit(Struct, frozen=True, kw_only=True):
    """Somebody resembles an entry of the watch list."""

    agency: AgencyId
    entry: str
    kind: Watch
    by: MatchedBy
    name: str
    birth: str
    reason: str
    """Why the entry is there and what to do, as its agency wrote it."""
    photo: str | None

    @property
    def key(self) -> tuple[str, str, str]:
        """As records name it."""
        return (self.agency, self.entry, self.by.value)

    @property
    def certain(self) -> bool:
        """By a number, not by a name that others may have too."""
        return self.by in (MatchedBy.DOCUMENT, MatchedBy.PLATE)


class Recognised(Struct, frozen=True, kw_only=True):
    """What a scanned document brings to a form."""

    papers: Papers
    before: tuple[KnownVisit, ...] = ()
    """Earlier visits by the same document, the newest first."""
    times: int = 0
    """How many there were, at most `MOST_BEFORE`."""
    expected: tuple[KnownVisit, ...] = ()
    """Visits that wait for somebody like this today."""
    hits: tuple[WatchHit, ...] = ()


class Registered(Struct, frozen=True, kw_only=True):
    """What became of a form."""

    record: RecordRef
    """The last of its records."""
    visit: KnownVisit
    card: CardView | None = None
    """The pass that goes with the visitor."""
    code: str = ""
    """The digits of a signed pass, to print; empty for a numbered card."""


class HeldItem(Struct, frozen=True):
    """Something of a visitor that is held at the gate."""

    id: str
    what: str
    since: datetime


def known_visit(line: VisitLine, zone: ZoneInfo, cards: tuple[str, ...] = ()) -> KnownVisit:
    """A row of the store as an answer."""
    inside = line.last_direction == Direction.IN and line.last_at is not None

    def local(at: Any) -> datetime | None:
        return None if at is None else moment(at, zone)

    return KnownVisit(
        ref=(AgencyId(line.host), VisitId(line.id)),
        name=line.name,
        organisation=line.organisation,
        birth=line.birth,
        phone=line.phone,
        meets=line.meets,
        purpose=line.purpose,
        note=line.note,
        document_kind=line.document_kind,
        document=line.document,
        plate=line.plate,
        photo=line.photo,
        people=line.people,
        zones=zones_of(line.zones),
        escort=bool(line.escort),
        first_day=day_of(line.first_day),
        last_day=day_of(line.last_day),
        hour=line.hour,
        until=local(line.until),
        group=line.group_id,
        group_name=line.group_name,
        state=VisitState(line.state),
        state_since=local(line.state_at),
        inside_since=local(line.last_at) if inside else None,
        items=line.items,
        cards=cards,
    )


def masked(document: str) -> str:
    """A document's number with its last three signs only."""
    return "•" * max(0, len(document) - 3) + document[-3:]
