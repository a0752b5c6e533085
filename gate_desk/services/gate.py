"""The gate: every scan decided and recorded, and what the guard does about it."""

import time
from typing import Any

from msgspec.structs import replace

from gate_desk.domain.admission import Decision
from gate_desk.domain.documents.names import normalise
from gate_desk.domain.errors import Refused
from gate_desk.domain.ids import PersonRef, RecordRef
from gate_desk.domain.permissions import Operation
from gate_desk.domain.reading import Reading
from gate_desk.domain.records.clock import ClockAdjusted
from gate_desk.domain.records.common import Note
from gate_desk.domain.records.credential import CredentialKept
from gate_desk.domain.records.decision import Decided
from gate_desk.domain.records.movement import MovementAnnulled
from gate_desk.domain.records.vehicle import LEADER, VehiclePassed
from gate_desk.domain.verdict import CardState, Direction, NextStep, ScanKind, Verdict
from gate_desk.services.access import Access
from gate_desk.services.answers import CarPassed, ScanAnswer
from gate_desk.services.clock import SystemClock
from gate_desk.services.deciding import Case, Decider, scan_core
from gate_desk.services.identifying import Identified, identify, of_known
from gate_desk.services.key_ring import KeyRing
from gate_desk.services.moment import Moment, moment_of
from gate_desk.services.recalling import Recalled, recall
from gate_desk.services.repeats import Repeats
from gate_desk.services.watching import Watching
from gate_desk.store.queries.directory import card_of_person
from gate_desk.store.queries.passages import PassageLine, movement_annulled, one
from gate_desk.store.store import Store
from gate_desk.store.unit_of_work import UnitOfWork

LONGEST_REASON = 500
"""Characters of a reason for an undo."""
_OPEN = (Verdict.CHECK, Verdict.REFUSE)


class Gate:
    """The services of one post. Acting calls come one at a time, from the writing thread."""

    def __init__(
        self,
        store: Store,
        decider: Decider,
        ring: KeyRing,
        clock: SystemClock,
        access: Access,
        store_key: bytes,
        watching: Watching,
    ) -> None:
        self._store = store
        self._watching = watching
        self._decider = decider
        self._ring = ring
        self._clock = clock
        self._access = access
        self._store_key = store_key
        self._repeats = Repeats(store.journal, decider.zone)
        self._clock_noted = False

    def scan(self, reading: Reading) -> ScanAnswer:
        """Decide on one reading and record it.

        A repeat gives the first answer again, its record naming the first scan, unless the card
        was blocked between the two. Raises `Unavailable` when it cannot be recorded: then there is
        no verdict.
        """
        started = time.perf_counter_ns()
        self._access.require(Operation.SCAN)
        when = self._moment(reading)
        with self._store.begin(self._access.actor) as work:
            self._note_clock(work, when)
            found = self._identify(work, reading)
            first = self._repeats.find(work.cursor, found, when.at, reading.reader)
            if first is not None and not _blocked_since(first, found):
                answer = self._repeat(work, first, found, when)
            else:
                case = self._decider.case(found, when, reading.reader, reading.lane)
                answer = self._decider.record(work, case)
        self._clock_noted = not when.clock_ok
        self._keep(answer, found, when)
        return replace(answer, elapsed_us=(time.perf_counter_ns() - started) // 1000)

    def by_hand(self, person: PersonRef, reader: str, lane: Direction | None) -> ScanAnswer:
        """A badge forgotten or broken: the person was chosen from the search; never an admit."""
        self._access.require(Operation.SCAN)
        when = self._now()
        with self._store.begin(self._access.actor) as work:
            self._note_clock(work, when)
            found = self._chosen(work.cursor, person)
            answer = self._decider.record(work, self._decider.case(found, when, reader, lane))
        self._clock_noted = not when.clock_ok
        self._decider.counted(answer.at, answer.number_today)
        return answer

    def look(self, cursor: Any, person: PersonRef, lane: Direction | None) -> ScanAnswer:
        """What a scan by hand would give now; nothing is recorded."""
        self._access.require(Operation.LOOK)
        case = self._decider.case(self._chosen(cursor, person), self._now(), "", lane)
        return self._decider.look(cursor, case)

    def confirm(self, scan: RecordRef) -> ScanAnswer:
        """The guard clears a check: its movement is recorded now."""
        self._access.require(Operation.RESOLVE)
        when = self._now()
        with self._store.begin(self._access.actor) as work:
            self._open_line(work, scan, (Verdict.CHECK,))
            recalled = self._recall(work, scan)
            work.append("decision.confirmed", {"core": Decided(at=when.at_ms, scan=scan)})
            answer = recalled.answer
            if recalled.found.subject is None and answer.direction is Direction.IN:
                # A number of several cards: nobody goes in without a name.
                raise Refused("nobody_named", str(scan[1]))
            case = Case(recalled.found, when, answer.direction, answer.reader)
            movement = self._decider.move(work, case, scan[1])
        return replace(answer, movement=movement)

    def refuse(self, scan: RecordRef) -> None:
        """The guard does not let somebody pass after a check, or has dealt with a refusal."""
        self._access.require(Operation.RESOLVE)
        with self._store.begin(self._access.actor) as work:
            self._open_line(work, scan, _OPEN)
            core = Decided(at=self._now().at_ms, scan=scan)
            work.append("decision.refused", {"core": core})

    def keep_card(self, scan: RecordRef) -> None:
        """The card was taken at the gate; who was leaving has left: an exit is never blocked."""
        self._access.require(Operation.RESOLVE)
        when = self._now()
        with self._store.begin(self._access.actor) as work:
            self._open_line(work, scan, _OPEN)
            recalled = self._recall(work, scan)
            answer = recalled.answer
            if answer.next_step is not NextStep.KEEP_CARD:
                raise Refused("no_card_to_keep", str(scan[1]))
            issuer, serial = recalled.found.credential or (None, None)
            core = CredentialKept(at=when.at_ms, scan=scan, issuer=issuer, serial=serial)
            work.append("credential.kept", {"core": core})
            if answer.direction is Direction.OUT:
                case = Case(recalled.found, when, answer.direction, answer.reader)
                self._decider.move(work, case, scan[1])

    def let_leader_pass(self, direction: Direction) -> CarPassed:
        """A leader's car drives through: it is not stopped, and who sits in it is not known."""
        self._access.require(Operation.SCAN)
        when = self._now()
        type_ = "vehicle.entered" if direction is Direction.IN else "vehicle.left"
        with self._store.begin(self._access.actor) as work:
            self._note_clock(work, when)
            number = self._decider.next_number(work.cursor, when)
            core = VehiclePassed(at=when.at_ms, number=number, priority=LEADER)
            record = work.append(type_, {"core": core})
        self._clock_noted = not when.clock_ok
        self._decider.counted(when.at, number)
        return CarPassed(record=record, direction=direction, at=when.at, number_today=number)

    def annul(self, movement: RecordRef, reason: str) -> RecordRef:
        """Undo a movement; the reason stays with it."""
        self._access.require(Operation.ANNUL)
        # A command's arguments may hold bytes that are no text.
        text = normalise(reason.encode("utf-8", "replace").decode())
        if not text:
            raise Refused("reason_missing")
        if len(text) > LONGEST_REASON:
            raise Refused("reason_too_long", str(len(text)))
        with self._store.begin(self._access.actor) as work:
            record = self._annul(work, movement, Note(text=text))
        self._repeats.forget_movement(movement)
        return record

    def turn(self, scan: RecordRef) -> ScanAnswer:
        """The other direction: the scan is decided anew, its movement undone."""
        self._access.require(Operation.ANNUL)
        with self._store.begin(self._access.actor) as work:
            line = self._line(work, scan)
            if line.resolution is not None or line.annulled:
                raise Refused("already_resolved", str(scan[1]))
            if line.movement is not None:
                self._annul(work, (scan[0], line.movement), None)
            recalled = self._recall(work, scan)
            found, answer = recalled.found, recalled.answer
            if found.known is None and found.visitor is None:
                raise Refused("scan_again", str(scan[1]))
            case = Case(found, self._now(), answer.direction.opposite, answer.reader)
            turned = self._decider.record(work, case, replaces=scan[1])
        self._repeats.forget(scan[1])
        self._keep(turned, found, case.moment)
        return turned

    def _keep(self, answer: ScanAnswer, found: Identified, when: Moment) -> None:
        if not answer.repeat:
            self._decider.counted(answer.at, answer.number_today)
        first = replace(answer, repeat=False) if answer.repeat else answer
        self._repeats.remember(first, found, when.at)

    def _repeat(
        self, work: UnitOfWork, first: ScanAnswer, found: Identified, when: Moment
    ) -> ScanAnswer:
        case = Case(found, when, first.direction, first.reader)
        decision = Decision(first.verdict, first.reasons, first.next_step)
        repeat_of = first.record[1] if first.record else None
        number, ages = first.number_today, first.data_age_s
        core = scan_core(case, decision, number, ages, repeat_of=repeat_of)
        work.append("scan.decided", {"core": core})
        return replace(first, at=when.at, repeat=True)

    def _identify(self, work: UnitOfWork, reading: Reading) -> Identified:
        text, rfid = reading.untrusted_text, reading.rfid
        found = identify(work.cursor, text, self._ring, self._store_key, rfid)
        if found.visitor is None:
            return found
        return replace(found, watch=self._watching.gravest(work.cursor, found.visitor))

    def _moment(self, reading: Reading) -> Moment:
        highest = self._store.journal.head.highest
        return moment_of(reading.at, self._clock, highest, self._decider.zone)

    def _now(self) -> Moment:
        highest = self._store.journal.head.highest
        return moment_of(None, self._clock, highest, self._decider.zone)

    def _note_clock(self, work: UnitOfWork, when: Moment) -> None:
        """A clock that was set back is itself recorded, once until it is right again."""
        if not when.clock_ok and not self._clock_noted:
            highest = self._store.journal.head.highest
            core = ClockAdjusted(highest=highest, now=when.at_ms)
            work.append("clock.adjusted", {"core": core})

    def _chosen(self, cursor: Any, person: PersonRef) -> Identified:
        known = card_of_person(cursor, person)
        if known is None:
            raise Refused("no_such_person", "/".join(person))
        return of_known(ScanKind.BY_HAND, known)

    def _recall(self, work: UnitOfWork, scan: RecordRef) -> Recalled:
        own = self._store.journal
        return recall(work.cursor, own.origin_id, own.origin, scan[1], self._decider.zone)

    def _annul(self, work: UnitOfWork, movement: RecordRef, note: Note | None) -> RecordRef:
        own = self._store.journal
        known = movement[0] == own.origin
        annulled = movement_annulled(work.cursor, own.origin_id, movement[1]) if known else None
        if annulled is None:
            raise Refused("no_such_movement", f"{movement[0]} {movement[1]}")
        if annulled:
            raise Refused("already_annulled", str(movement[1]))
        core = MovementAnnulled(at=self._now().at_ms, movement=movement, turned=note is None)
        return work.append(
            "movement.annulled", {"core": core, "note": note} if note else {"core": core}
        )

    def _line(self, work: UnitOfWork, scan: RecordRef) -> PassageLine:
        own = self._store.journal
        line = one(work.cursor, own.origin_id, scan[1]) if scan[0] == own.origin else None
        if line is None:
            raise Refused("no_such_scan", f"{scan[0]} {scan[1]}")
        return line

    def _open_line(self, work: UnitOfWork, scan: RecordRef, verdicts: tuple[Verdict, ...]) -> None:
        line = self._line(work, scan)
        if line.verdict not in verdicts:
            raise Refused("not_a_check", line.verdict)
        if line.resolution is not None:
            raise Refused("already_resolved", line.resolution)


def _blocked_since(first: ScanAnswer, found: Identified) -> bool:
    """Whether somebody was let in with a card that no longer lets anybody in."""
    let_in = first.verdict is Verdict.ADMIT and first.direction is Direction.IN
    known = found.known
    return let_in and known is not None and CardState(known.state) is not CardState.ACTIVE
