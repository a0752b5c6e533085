"""Visits: who is announced, for which days, and who of them is inside."""

import os
import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from msgspec import Struct

from gate_desk.domain.authority import may_author, node_author
from gate_desk.domain.charter import Charter
from gate_desk.domain.days import day_number, day_of, moment
from gate_desk.domain.documents.phone import read_phone
from gate_desk.domain.errors import Refused
from gate_desk.domain.ids import AgencyId, VisitId
from gate_desk.domain.permissions import Operation
from gate_desk.domain.plain_line import plain_line
from gate_desk.domain.records.common import Note, Section
from gate_desk.domain.records.visit import VisitExpected, VisitorDetails
from gate_desk.domain.verdict import Direction
from gate_desk.domain.visit import LONGEST_VISIT_DAYS, MOST_PEOPLE, Purpose
from gate_desk.services.access import Access
from gate_desk.services.answering import pass_view
from gate_desk.services.answers import ExpectedVisit, VisitorView, VisitView
from gate_desk.services.clock import SystemClock
from gate_desk.services.moment import Moment, moment_of
from gate_desk.services.visit_forms import LONGEST_NAME, LONGEST_NOTE, LONGEST_ORGANISATION
from gate_desk.store.queries.visits import VisitLine, list_visits, passes_of, visits_by_id
from gate_desk.store.store import Store

_ID_BYTES = 8
_HOUR = re.compile("(?:[01][0-9]|2[0-3]):[0-5][0-9]")


class VisitOrder(Struct, frozen=True, kw_only=True):
    """What somebody fills in to announce a visitor."""

    untrusted_name: str
    untrusted_organisation: str
    host: str
    """The agency that receives the visitor, by its id in the charter."""
    first_day: date
    last_day: date
    purpose: str
    untrusted_note: str = ""
    untrusted_meets: str = ""
    """Whom the visitor comes to see."""
    untrusted_phone: str = ""
    untrusted_hour: str = ""
    """When, HH:MM; empty: some time of the day."""
    people: int = 1
    """Who comes together, the visitor included."""
    zones: tuple[int, ...] = ()
    escort: bool = False
    group: VisitId = VisitId("")
    """The visit of the delegation's head."""
    untrusted_group_name: str = ""


class Visits:
    """The visits that one node knows; acting calls come from the writing thread."""

    def __init__(
        self, store: Store, charter: Charter, clock: SystemClock, access: Access, node: str
    ) -> None:
        self._store = store
        self._charter = charter
        self._clock = clock
        self._access = access
        self._zone = ZoneInfo(charter.timezone)
        own = charter.node(node)
        self.author = node_author(charter, own)
        """This node, as the table of authors knows it."""
        self.draw: Callable[[int], bytes] = os.urandom
        """Random bytes for ids; a demo draws its own."""

    def expect(self, order: VisitOrder, at: datetime | None = None) -> ExpectedVisit:
        """Announce a visitor; `at` is the event time, None: now.

        Raises `name_missing`, `name_too_long`, `organisation_too_long`, `note_too_long`,
        `unknown_agency`, `unknown_purpose`, `unknown_zone`, `bad_hour`, `bad_people`,
        `days_reversed`, `days_past`, `visit_too_long`, or
        `not_its_author` at the desk of another agency than the host.
        """
        self._access.require(Operation.EXPECT)
        when = self.moment(at)
        sections = self._sections(order, when)
        with self._store.begin(self._access.actor) as work:
            record = work.append("visit.expected", sections)
            core = sections["core"]
            assert isinstance(core, VisitExpected)
            visit = self.find(work.cursor, f"{core.host}:{core.visit}", when)
        return ExpectedVisit(record=record, visit=visit)

    def list(self, *, past: bool = False, limit: int = 1000) -> tuple[VisitView, ...]:
        """Visits of today and later, by first day and name; `past` names those before as well."""
        self._access.require(Operation.LOOK)
        when = self.moment(None)
        since = 0 if past else day_number(when.valid_at.date())
        with self._store.reading() as cursor:
            lines = list_visits(cursor, since, limit)
            return tuple(self._view(cursor, line, when) for line in lines)

    def find(self, cursor: Any, untrusted_visit: str, when: Moment) -> VisitView:
        """The visit of an id, or of `host:id`; raises `no_such_visit`, `ambiguous_visit`."""
        host, _, visit = untrusted_visit.strip().rpartition(":")
        lines = [line for line in visits_by_id(cursor, visit) if host in ("", line.host)]
        if not lines:
            raise Refused("no_such_visit", untrusted_visit[:40])
        if len(lines) > 1:
            raise Refused("ambiguous_visit", ", ".join(f"{each.host}:{each.id}" for each in lines))
        return self._view(cursor, lines[0], when)

    def moment(self, at: datetime | None) -> Moment:
        """Now, or the event time that was asked for; raises `time_in_future`."""
        return moment_of(at, self._clock, self._store.journal.head.highest, self._zone)

    def local(self, at_ms: int) -> datetime:
        """UTC milliseconds as a moment of the site."""
        return moment(at_ms, self._zone)

    def _sections(self, order: VisitOrder, when: Moment) -> dict[str, Section]:
        name = plain_line(order.untrusted_name)
        organisation = plain_line(order.untrusted_organisation)
        note = plain_line(order.untrusted_note)
        if not name:
            raise Refused("name_missing")
        if len(name) > LONGEST_NAME:
            raise Refused("name_too_long", str(len(name)))
        if len(organisation) > LONGEST_ORGANISATION:
            raise Refused("organisation_too_long", str(len(organisation)))
        if len(note) > LONGEST_NOTE:
            raise Refused("note_too_long", str(len(note)))
        self._check(order, when)
        core = VisitExpected(
            at=when.at_ms,
            visit=self.draw(_ID_BYTES).hex(),
            host=order.host,
            purpose=order.purpose,
            first_day=order.first_day.isoformat(),
            last_day=order.last_day.isoformat(),
            people=order.people,
            zones=sorted(order.zones),
            escort=order.escort,
            group=order.group,
            hour=order.untrusted_hour,
        )
        if not may_author("visit.expected", self.author, core):
            raise Refused("not_its_author", order.host)
        sections: dict[str, Section] = {
            "core": core,
            "person": VisitorDetails(
                name=name,
                organisation=organisation,
                meets=plain_line(order.untrusted_meets)[:LONGEST_NAME],
                phone=read_phone(plain_line(order.untrusted_phone)).number,
                group_name=plain_line(order.untrusted_group_name)[:LONGEST_NAME],
            ),
        }
        return {**sections, "note": Note(text=note)} if note else sections

    def _check(self, order: VisitOrder, when: Moment) -> None:
        host = self._charter.agency(order.host)
        if order.purpose not in set(Purpose):
            raise Refused("unknown_purpose", order.purpose[:40])
        if order.untrusted_hour and not _HOUR.fullmatch(order.untrusted_hour):
            raise Refused("bad_hour", order.untrusted_hour[:10])
        if not 1 <= order.people <= MOST_PEOPLE:
            raise Refused("bad_people", str(MOST_PEOPLE))
        if strange := sorted(set(order.zones) - {zone.id for zone in self._charter.zones}):
            raise Refused("unknown_zone", ", ".join(map(str, strange)))
        if order.last_day < order.first_day:
            raise Refused("days_reversed", f"{order.first_day} - {order.last_day}")
        if order.last_day < when.valid_at.date():
            raise Refused("days_past", order.last_day.isoformat())
        if (order.last_day - order.first_day).days >= LONGEST_VISIT_DAYS:
            raise Refused("visit_too_long", f"{order.first_day} - {order.last_day}")
        if not (host.valid_on(order.first_day) and host.valid_on(order.last_day)):
            raise Refused("unknown_agency", order.host)

    def _view(self, cursor: Any, line: VisitLine, when: Moment) -> VisitView:
        inside = line.last_direction == Direction.IN and line.last_at is not None
        return VisitView(
            visitor=VisitorView(
                visit=VisitId(line.id),
                host=AgencyId(line.host),
                purpose=line.purpose,
                name=line.name,
                organisation=line.organisation,
                note=line.note,
            ),
            first_day=day_of(line.first_day),
            last_day=day_of(line.last_day),
            over=day_of(line.last_day) < when.valid_at.date(),
            inside_since=moment(line.last_at or 0, self._zone) if inside else None,
            passes=tuple(pass_view(each, self._zone) for each in passes_of(cursor, line.subject)),
        )
