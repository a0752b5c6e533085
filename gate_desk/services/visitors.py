"""The visitors' lists of a gate: expected, inside, overstaying, passes that are still out."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from msgspec import Struct

from gate_desk.domain.charter import Charter
from gate_desk.domain.days import day_number, moment
from gate_desk.domain.errors import Refused
from gate_desk.domain.permissions import Operation
from gate_desk.domain.verdict import CardState
from gate_desk.services.access import Access
from gate_desk.services.answering import pass_view
from gate_desk.services.answers import CardView
from gate_desk.services.clock import SystemClock
from gate_desk.services.visit_answers import KnownVisit, VisitRef, known_visit
from gate_desk.store.queries.visits import (
    VisitLine,
    passes_not_returned,
    passes_of,
    visits_by_id,
    visits_inside,
    visits_of_group,
    waiting_visits,
)
from gate_desk.store.store import Store

MOST = 1_000
"""Lines of one list."""
_LATE_DAYS = 7
"""How long a pass that was not returned is reminded of."""


class PassOut(Struct, frozen=True):
    """A pass of a visit that is over, which nobody has taken back."""

    card: CardView
    name: str
    since: datetime | None
    """When the visit ended."""


class VisitorLists(Struct, frozen=True):
    """Everything that stands beside the form."""

    now: datetime
    waiting: tuple[KnownVisit, ...]
    """Expected today or standing at the gate, by hour."""
    inside: tuple[KnownVisit, ...]
    """Who should leave first comes first."""
    passes_out: tuple[PassOut, ...]

    def overstays(self, visit: KnownVisit) -> bool:
        """Whether a visitor inside should have left."""
        return overstays(visit, self.now)


class Visitors:
    """Reading services; callable from any thread."""

    def __init__(self, store: Store, charter: Charter, clock: SystemClock, access: Access) -> None:
        self._store = store
        self._clock = clock
        self._access = access
        self._zone = ZoneInfo(charter.timezone)

    def lists(self) -> VisitorLists:
        """The lists as they are now."""
        self._access.require(Operation.LOOK)
        now = self._now()
        today = day_number(now.date())
        since = day_number(now.date() - timedelta(days=_LATE_DAYS))
        with self._store.reading() as cursor:
            waiting = waiting_visits(cursor, today, MOST)
            inside = visits_inside(cursor, MOST)
            return VisitorLists(
                now=now,
                waiting=tuple(known_visit(line, self._zone) for line in waiting),
                inside=tuple(self._with_cards(cursor, line) for line in inside),
                passes_out=tuple(
                    PassOut(
                        pass_view(known, self._zone),
                        known.name,
                        None if known.last_at is None else moment(known.last_at, self._zone),
                    )
                    for known in passes_not_returned(cursor, since, MOST)
                ),
            )

    def one(self, ref: VisitRef) -> KnownVisit:
        """A visit; raises `no_such_visit`."""
        self._access.require(Operation.LOOK)
        with self._store.reading() as cursor:
            for line in visits_by_id(cursor, ref[1]):
                if line.host == ref[0]:
                    return self._with_cards(cursor, line)
        raise Refused("no_such_visit", f"{ref[0]}:{ref[1]}"[:60])

    def members(self, visit: KnownVisit) -> tuple[KnownVisit, ...]:
        """A delegation that a visit belongs to, by name; empty for a visitor alone."""
        self._access.require(Operation.LOOK)
        with self._store.reading() as cursor:
            lines = visits_of_group(cursor, visit.group, visit.host) if visit.group else []
            return tuple(self._with_cards(cursor, line) for line in lines)

    def _with_cards(self, cursor: Any, line: VisitLine) -> KnownVisit:
        cards = tuple(
            pass_view(each, self._zone).number
            for each in passes_of(cursor, line.subject)
            if each.state == CardState.ACTIVE
        )
        return known_visit(line, self._zone, cards)

    def _now(self) -> datetime:
        return moment(self._clock.now_ms(self._store.journal.head.highest), self._zone)


def overstays(visit: KnownVisit, now: datetime) -> bool:
    """Whether somebody inside should have left: after the hour that was named, or the last day."""
    if visit.inside_since is None:
        return False
    return visit.until < now if visit.until else visit.last_day < now.date()
