"""Histories of people and cards, and how often cards were forgotten."""

from datetime import date, datetime, time, timedelta
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

from gate_desk.domain.card_numbers import number_key
from gate_desk.domain.charter import Charter
from gate_desk.domain.days import milliseconds, moment
from gate_desk.domain.errors import Refused
from gate_desk.domain.ids import AgencyId, Origin, PersonId, PersonRef, node_of
from gate_desk.domain.permissions import Operation
from gate_desk.domain.verdict import Direction, Reason, Resolution, ScanKind, Verdict
from gate_desk.services.access import Access
from gate_desk.services.answering import known_card_view, person_view
from gate_desk.services.clock import SystemClock
from gate_desk.services.history_answers import (
    CardEvent,
    CardHistory,
    ForgottenCount,
    ForgottenRow,
    PastScan,
    PersonHistory,
)
from gate_desk.store.queries import histories as store
from gate_desk.store.queries.directory import KnownCard, card_by_number, card_of_person
from gate_desk.store.queries.histories import HeldCard, HistoryLine
from gate_desk.store.store import Store

MOST_SCANS = 50
"""As many as a gate shows without being asked for more: a fortnight of an ordinary person."""


class Histories:
    """Reading services about the past; callable from any thread."""

    def __init__(
        self, store: Store, access: Access, charter: Charter, clock: SystemClock, zone: ZoneInfo
    ) -> None:
        self._store = store
        self._access = access
        self._agencies = tuple(AgencyId(agency.id) for agency in charter.agencies)
        self._clock = clock
        self._zone = zone

    def of_person(self, person: PersonRef, limit: int = MOST_SCANS) -> PersonHistory:
        """The newest scans of a person, and all that happened to their cards.

        Raises `no_such_person`.
        """
        self._access.require(Operation.LOOK)
        with self._store.reading() as cursor:
            view = person_view(card_of_person(cursor, person))
            if view is None:
                raise Refused("no_such_person", "/".join(person))
            events = [
                event
                for card in store.cards_of(cursor, person)
                for event in self._events(cursor, person[0], card)
            ]
            scans = store.of_person(cursor, person, limit)
        return PersonHistory(
            person=view,
            scans=tuple(map(self._scan, scans)),
            events=tuple(sorted(events, key=_time_of, reverse=True)),
        )

    def of_card(self, untrusted_number: str, limit: int = MOST_SCANS) -> CardHistory:
        """The newest scans of the card with a printed number, and all that happened to it.

        Raises `no_such_card`.
        """
        self._access.require(Operation.LOOK)
        with self._store.reading() as cursor:
            known = card_by_number(cursor, number_key(untrusted_number))
            if known is None:
                raise Refused("no_such_card", untrusted_number[:40])
            issuer = AgencyId(known.issuer)
            scans = store.of_card(cursor, (issuer, known.serial), known.person, limit)
            events = [
                event
                for held in store.cards_of(cursor, (issuer, PersonId(known.person)))
                if held.serial == known.serial
                for event in self._events(cursor, issuer, held)
            ]
        return self._card_history(known, scans, events)

    def forgotten_by(self, person: PersonRef, month: date | None = None) -> ForgottenCount:
        """How often a person was recorded by hand in a month (default: this one).

        Scans that the guard refused, decided anew or undid do not count.
        """
        self._access.require(Operation.LOOK)
        first = self._month(month)
        with self._store.reading() as cursor:
            times = store.forgotten_by(cursor, person, *self._limits(first))
        return self._count(first, times)

    def forgotten(self, agency: AgencyId, month: date | None = None) -> tuple[ForgottenRow, ...]:
        """Everybody of an agency who was recorded by hand in a month, the most often first.

        Raises `no_such_agency`.
        """
        self._access.require(Operation.LOOK)
        if agency not in self._agencies:
            raise Refused("no_such_agency", str(agency)[:40])
        first = self._month(month)
        with self._store.reading() as cursor:
            lines = store.forgotten(cursor, agency, *self._limits(first))
        rows = []
        for person, group in groupby(lines, key=lambda line: line.person):
            own = list(group)
            rows.append(
                ForgottenRow(
                    person=PersonId(person),
                    name=own[0].name or "",
                    unit=own[0].unit or "",
                    count=self._count(first, [line.at for line in own]),
                )
            )
        return tuple(sorted(rows, key=lambda row: -row.count.times))

    def agencies(self) -> tuple[AgencyId, ...]:
        """Whose people `forgotten` can be asked about."""
        return self._agencies

    def _card_history(
        self, known: KnownCard, scans: list[HistoryLine], events: list[CardEvent]
    ) -> CardHistory:
        return CardHistory(
            card=known_card_view(known, self._zone),
            person=person_view(known),
            scans=tuple(map(self._scan, scans)),
            events=tuple(sorted(events, key=_time_of, reverse=True)),
        )

    def _events(self, cursor: Any, issuer: AgencyId, card: HeldCard) -> list[CardEvent]:
        later = store.card_events(cursor, (issuer, card.serial))
        acts = [*later, (card.issued_at, "issued")]
        return [self._event(at, kind, card.number) for at, kind in acts]

    def _event(self, at: int, kind: str, number: str) -> CardEvent:
        return CardEvent(at=moment(at, self._zone), kind=kind, card_number=number)

    def _scan(self, line: HistoryLine) -> PastScan:
        turned = line.resolution == "turned"
        resolution = Resolution(line.resolution) if line.resolution and not turned else None
        return PastScan(
            record=(Origin(line.origin), line.idx),
            at=moment(line.at, self._zone),
            gate=node_of(line.origin),
            verdict=Verdict(line.verdict),
            direction=Direction(line.direction),
            reason=Reason(line.first_reason) if line.first_reason else None,
            kind=ScanKind(line.kind),
            card_number=line.card_number or "",
            resolution=resolution,
            annulled=bool(line.annulled) or turned,
        )

    def _month(self, month: date | None) -> date:
        now = moment(self._clock.now_ms(self._store.journal.head.highest), self._zone)
        return (month or now.date()).replace(day=1)

    def _limits(self, first: date) -> tuple[int, int]:
        following = (first + timedelta(days=31)).replace(day=1)
        begin, end = (datetime.combine(day, time(), self._zone) for day in (first, following))
        return milliseconds(begin), milliseconds(end)

    def _count(self, first: date, times: list[int]) -> ForgottenCount:
        days = {moment(at, self._zone).date() for at in times}
        return ForgottenCount(month=first, times=len(times), days=len(days))


def _time_of(event: CardEvent) -> datetime:
    return event.at
