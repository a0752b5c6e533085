"""One scan's way from what is known to a recorded decision, inside a unit of work."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from msgspec import Struct

from gate_desk.config.node_toml import GateSettings
from gate_desk.domain.admission import Decision, Facts, Gate, decide
from gate_desk.domain.charter import Charter
from gate_desk.domain.days import milliseconds, moment
from gate_desk.domain.direction import Schedule, choose_direction
from gate_desk.domain.ids import AgencyId, Origin, RecordRef
from gate_desk.domain.records.movement import MovementRecorded
from gate_desk.domain.records.scan import ScanDecided
from gate_desk.domain.records.visit import VisitEvent
from gate_desk.domain.verdict import Direction, Verdict
from gate_desk.domain.visit_state import VisitState
from gate_desk.services.ages import Ages
from gate_desk.services.answering import (
    card_view,
    inside_since,
    last_passage,
    person_view,
    visitor_view,
)
from gate_desk.services.answers import ScanAnswer
from gate_desk.services.identifying import Identified
from gate_desk.services.moment import Moment
from gate_desk.store.queries.passages import last_number
from gate_desk.store.unit_of_work import UnitOfWork

ALL_ZONES = frozenset(range(1, 17))


class Case(Struct, frozen=True):
    """One scan on its way to a decision."""

    found: Identified
    moment: Moment
    direction: Direction
    reader: str

    @property
    def ends_visit(self) -> bool:
        """Whether the visitor's going out ends the visit: one announced for days goes on."""
        visitor, leaves = self.found.visitor, self.direction is Direction.OUT
        return leaves and visitor is not None and visitor.visit_state == VisitState.ADMITTED


class Decider:
    """Decides and records for one post, by its charter and its settings."""

    def __init__(
        self, charter: Charter, settings: GateSettings, ages: Ages, own_origin_id: int
    ) -> None:
        self.ages = ages
        self.zone = ZoneInfo(charter.timezone)
        self._charter = charter
        self._own = own_origin_id
        self.zones = frozenset(settings.zones) or ALL_ZONES
        """Where this gate leads to."""
        self._schedule = Schedule.parse(settings.schedule)
        self._numbered: tuple[int, int] | None = None

    def case(self, found: Identified, when: Moment, reader: str, lane: Direction | None) -> Case:
        """The case with its direction chosen."""
        last_today = None
        if found.last is not None and self._same_day(found.last[0], when):
            last_today = Direction(found.last[3])
        return Case(
            found, when, choose_direction(lane, self._schedule, when.at, last_today), reader
        )

    def look(self, cursor: Any, case: Case) -> ScanAnswer:
        """The answer without recording anything."""
        return self._answer(cursor, case, self._rule(case), self._ages(case), number=0)

    def record(self, work: UnitOfWork, case: Case, replaces: int | None = None) -> ScanAnswer:
        """Decide, and append the scan and, for an admit, its movement."""
        decision, ages = self._rule(case), self._ages(case)
        number = self.next_number(work.cursor, case.moment)
        issuer = case.found.issuer
        core = scan_core(case, decision, number, ages, replaces=replaces)
        causes = self.ages.relied_on(issuer) if issuer else ()
        scan = work.append("scan.decided", {"core": core}, causes)
        admitted = decision.verdict is Verdict.ADMIT
        movement = self.move(work, case, scan[1]) if admitted else None
        return self._answer(work.cursor, case, decision, ages, number, scan, movement)

    def move(self, work: UnitOfWork, case: Case, scan: int) -> RecordRef | None:
        """Append the movement of a scan; None when nobody is known who could have moved."""
        found = case.found
        if found.subject is None:
            return None
        closes = None
        if case.direction is Direction.IN and found.last and found.last[3] == Direction.IN:
            closes = (found.last[1], found.last[2])
        core = MovementRecorded(
            at=case.moment.at_ms,
            direction=case.direction,
            scan=scan,
            person=found.person,
            credential=found.credential,
            closes=closes,
            visit=found.visitor.visit if found.visitor else None,
            host=found.visitor.host if found.visitor else None,
        )
        movement = work.append("movement.recorded", {"core": core})
        if case.ends_visit:
            assert found.visitor is not None
            ended = VisitEvent(
                at=case.moment.at_ms,
                visit=found.visitor.visit,
                host=found.visitor.host,
                movement=movement[1],
            )
            work.append("visit.ended", {"core": ended})
        return movement

    def _answer(
        self,
        cursor: Any,
        case: Case,
        decision: Decision,
        ages: dict[AgencyId | Origin, int | None],
        number: int,
        scan: RecordRef | None = None,
        movement: RecordRef | None = None,
    ) -> ScanAnswer:
        found = case.found
        return ScanAnswer(
            verdict=decision.verdict,
            reasons=decision.reasons,
            next_step=decision.next_step,
            direction=case.direction,
            kind=found.kind,
            at=case.moment.at,
            record=scan,
            number_today=number,
            reader=case.reader,
            missing_digits=found.missing_digits,
            person=person_view(found.known),
            visitor=visitor_view(found.visitor),
            card=card_view(found, self.zone),
            last=last_passage(cursor, found, self.zone),
            inside_since=inside_since(found, self.zone),
            movement=movement,
            data_age_s=ages,
        )

    def _ages(self, case: Case) -> dict[AgencyId | Origin, int | None]:
        return self.ages.seconds(case.moment.valid_ms, case.found.issuer)

    def next_number(self, cursor: Any, when: Moment) -> int:
        """The running number of the day that the next line of this gate gets."""
        if self._numbered is None:
            self._numbered = last_number(cursor, self._own)
        at, number = self._numbered
        return number + 1 if self._same_day(at, when) else 1

    def counted(self, at: datetime, number: int) -> None:
        """After the commit: a running number is used up."""
        self._numbered = (milliseconds(at), number)

    def _rule(self, case: Case) -> Decision:
        found, payload = case.found, case.found.code.payload if case.found.code else None
        when = case.moment
        facts = Facts(
            kind=found.kind,
            genuine=found.credential is not None,
            ambiguous=found.ambiguous,
            standing=found.standing,
            signed_days=(payload.first_day, payload.last_day) if payload else None,
            signed_zones=payload.zones if payload else frozenset(),
            inside=None if found.last is None else found.last[3] == Direction.IN,
            stale=found.issuer is not None
            and self.ages.stale(found.issuer, when.valid_at, self._charter),
            watch=found.watch,
            items_held=case.ends_visit and found.visitor is not None and found.visitor.items > 0,
            ends_visit=case.ends_visit,
        )
        place = Gate(
            direction=case.direction,
            zones=self.zones,
            now=when.valid_at,
            clock_ok=when.clock_ok,
        )
        return decide(facts, place)

    def _same_day(self, at: int, when: Moment) -> bool:
        return moment(at, self.zone).date() == when.at.date()


def scan_core(
    case: Case,
    decision: Decision,
    number: int,
    ages: Mapping[AgencyId | Origin, int | None],
    *,
    replaces: int | None = None,
    repeat_of: int | None = None,
) -> ScanDecided:
    """The record of a decision; of all ages only the issuer's was relied on."""
    found, issuer, visitor = case.found, case.found.issuer, case.found.visitor
    return ScanDecided(
        at=case.moment.at_ms,
        kind=found.kind,
        reader=case.reader,
        direction=case.direction,
        verdict=decision.verdict,
        reasons=list(decision.reasons),
        next_step=decision.next_step,
        number=number,
        person=found.person,
        credential=found.credential,
        ages={issuer: ages[issuer]} if issuer is not None and issuer in ages else {},
        replaces=replaces,
        repeat_of=repeat_of,
        text_length=found.text_length,
        text_mac=found.text_mac,
        missing_digits=found.missing_digits,
        visit=visitor.visit if visitor else None,
        host=visitor.host if visitor else None,
    )
