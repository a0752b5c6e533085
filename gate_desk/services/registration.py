"""Visitors at a gate: recognised, registered, let in, sent away, gone; every change a record."""

import os
from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from gate_desk.domain.charter import Charter
from gate_desk.domain.days import day_number, day_of
from gate_desk.domain.documents.names import fold
from gate_desk.domain.documents.papers import Papers, read_papers
from gate_desk.domain.errors import Refused
from gate_desk.domain.ids import AgencyId, CardRef, RecordRef, VisitId
from gate_desk.domain.permissions import Operation
from gate_desk.domain.plain_line import plain_line
from gate_desk.domain.records.common import Note, Section
from gate_desk.domain.records.item import ItemEvent
from gate_desk.domain.records.visit import VisitEvent
from gate_desk.domain.records.watch import WatchMatched
from gate_desk.domain.subject import visit_subject
from gate_desk.domain.verdict import CardState, Watch
from gate_desk.domain.visit_state import VisitState
from gate_desk.domain.watching import document_key
from gate_desk.services.access import Access
from gate_desk.services.answering import pass_view
from gate_desk.services.answers import CardView
from gate_desk.services.deciding import Decider
from gate_desk.services.moment import Moment
from gate_desk.services.passes import Passes, PassOrder
from gate_desk.services.visit_answers import (
    HeldItem,
    KnownVisit,
    Recognised,
    Registered,
    VisitRef,
    WatchHit,
    known_visit,
)
from gate_desk.services.visit_forms import (
    LONGEST_NOTE,
    VisitorForm,
    check_form,
    form_of,
    registered_core,
)
from gate_desk.services.visits import Visits
from gate_desk.services.watching import Watching
from gate_desk.store.queries.visits import (
    VisitLine,
    items_of,
    passes_of,
    visits_by_document,
    visits_by_id,
    visits_by_name,
)
from gate_desk.store.store import Store
from gate_desk.store.unit_of_work import UnitOfWork

MOST_BEFORE = 100
"""Earlier visits of one visitor that are counted."""
_SHOWN_BEFORE, _MOST_EXPECTED = 3, 10


class Registration:
    """The visitors' book of one post. Acting calls come from the writing thread."""

    def __init__(
        self,
        store: Store,
        charter: Charter,
        visits: Visits,
        passes: Passes,
        watching: Watching,
        decider: Decider,
        access: Access,
    ) -> None:
        self._store = store
        self._charter = charter
        self._visits = visits
        self._passes = passes
        self._watching = watching
        self._decider = decider
        self._access = access
        self._zone = ZoneInfo(charter.timezone)
        self.draw: Callable[[int], bytes] = os.urandom
        """Random bytes for ids; a demo draws its own."""

    # What is known of somebody

    def recognise(self, untrusted_text: str, *, typed: bool = False) -> Recognised:
        """What a scanned identity document brings to a form; nothing is recorded.

        `typed`: see `read_papers`. Raises `no_papers` for any other text.
        """
        self._access.require(Operation.LOOK)
        papers = read_papers(untrusted_text, self.today(), typed=typed)
        if papers is None:
            raise Refused("no_papers")
        return self.known_by(papers)

    def known_by(self, papers: Papers) -> Recognised:
        """The same for papers that were typed by hand."""
        self._access.require(Operation.LOOK)
        with self._store.reading() as cursor:
            before = visits_by_document(cursor, document_key(papers.number), MOST_BEFORE)
            name = papers.name or (before[0].name if before else "")
            expected = self._expected(cursor, before, name)
            hits = self._watching.screen(cursor, name, birth=papers.birth, document=papers.number)
            past = [line for line in before if VisitState(line.state) is not VisitState.EXPECTED]
            return Recognised(
                papers=papers,
                before=tuple(self._known(cursor, line) for line in past[:_SHOWN_BEFORE]),
                times=len(past),
                expected=tuple(self._known(cursor, line) for line in expected),
                hits=hits,
            )

    def screen(self, name: str, birth: str, document: str, plate: str) -> tuple[WatchHit, ...]:
        """The watch list for what stands in a form now."""
        self._access.require(Operation.LOOK)
        with self._store.reading() as cursor:
            return self._watching.screen(
                cursor, plain_line(name), birth=birth, document=document, plate=plate
            )

    def note_hits(self, hits: Iterable[WatchHit]) -> RecordRef | None:
        """Record that the gate was warned, whatever comes of it."""
        self._access.require(Operation.REGISTER)
        matched = [hit.key for hit in hits]
        if not matched:
            return None
        with self._store.begin(self._access.actor) as work:
            at = self._visits.moment(None).at_ms
            return work.append("watch.matched", {"core": WatchMatched(at=at, matched=matched)})

    # What is done

    def admit(self, form: VisitorForm, at: datetime | None = None) -> Registered:
        """Register, hand out a pass, let in: one transaction.

        Raises what `check_form` does; `watch_block` for somebody who must not be let in;
        `watch_unseen` while a warning was not looked at; `visitor_inside`, `no_such_visit`,
        `visit_over`; for a numbered card `card_still_out`, `number_malformed`, `number_taken`.
        """
        return self._do(form, at, VisitState.ADMITTED)

    def wait(self, form: VisitorForm, at: datetime | None = None) -> Registered:
        """Register; the host is asked. Raises as `admit` does, but for what concerns cards."""
        return self._do(form, at, VisitState.AWAITING)

    def refuse(
        self, form: VisitorForm, untrusted_note: str, at: datetime | None = None
    ) -> Registered:
        """Register somebody who is sent away; raises `reason_missing` and as `check_form` does."""
        return self._do(form, at, VisitState.REFUSED, _reason(untrusted_note))

    def tick_in(self, ref: VisitRef, at: datetime | None = None) -> Registered:
        """Let in a member of a delegation, or anybody announced, as was announced."""
        with self._store.reading() as cursor:
            known = self._known(cursor, self._line(cursor, ref))
        return self.admit(form_of(known, self._zones_of_gate()), at)

    def leave(self, ref: VisitRef, at: datetime | None = None) -> RecordRef:
        """A visitor leaves without a pass that could be scanned. Raises `visitor_not_inside`."""
        return self._end(ref, VisitState.ENDED, at)

    def close_day(self, refs: Iterable[VisitRef], at: datetime | None = None) -> int:
        """End visits whose exit nobody has seen; shown as such for ever. Returns how many."""
        ended = 0
        for ref in refs:
            self._end(ref, VisitState.UNSEEN, at)
            ended += 1
        return ended

    def cancel(self, ref: VisitRef, untrusted_note: str, at: datetime | None = None) -> RecordRef:
        """An announced visit does not take place. Raises `visit_not_expected`, `reason_missing`."""
        self._access.require(Operation.REGISTER)
        note = _reason(untrusted_note)
        when = self._visits.moment(at)
        with self._store.begin(self._access.actor) as work:
            line = self._line(work.cursor, ref)
            if not VisitState(line.state).waits:
                raise Refused("visit_not_expected", line.state)
            core = VisitEvent(at=when.at_ms, visit=ref[1], host=ref[0])
            return work.append("visit.cancelled", {"core": core, "note": Note(note)})

    def hand_back(self, ref: VisitRef, at: datetime | None = None) -> int:
        """Everything that is held for a visitor is handed back; returns how many things."""
        self._access.require(Operation.REGISTER)
        when = self._visits.moment(at)
        with self._store.begin(self._access.actor) as work:
            held = items_of(work.cursor, visit_subject(*ref))
            for item in held:
                core = ItemEvent(at=when.at_ms, item=item.id, visit=ref[1], host=ref[0])
                work.append("item.handed_back", {"core": core})
            return len(held)

    def items(self, ref: VisitRef) -> tuple[HeldItem, ...]:
        """What is held for a visitor."""
        self._access.require(Operation.LOOK)
        with self._store.reading() as cursor:
            return tuple(
                HeldItem(line.id, line.what, self._visits.local(line.at))
                for line in items_of(cursor, visit_subject(*ref))
            )

    def today(self) -> date:
        """The day at the gate."""
        return self._visits.moment(None).at.date()

    # How it is done

    def _do(
        self, form: VisitorForm, at: datetime | None, outcome: VisitState, note: str = ""
    ) -> Registered:
        self._access.require(Operation.REGISTER)
        when = self._visits.moment(at)
        checked = check_form(form, self._charter, when)
        with self._store.begin(self._access.actor) as work:
            announced = self._line(work.cursor, form.visit) if form.visit else None
            if announced is not None:
                _check_announced(announced, when)
            hits = self._watching.screen(
                work.cursor,
                checked.person.name,
                birth=checked.birth,
                document=checked.document,
                plate=checked.plate,
            )
            if outcome is not VisitState.REFUSED:
                _check_hits(hits, form.seen)
            ref = form.visit or (AgencyId(form.host), VisitId(self.draw(8).hex()))
            days = _days_of(announced, when)
            group = announced.group_id if announced else ""
            sections = {
                "core": registered_core(form, ref, days, when, group),
                **checked.sections,
            }
            if announced is not None and announced.group_name:
                sections["person"] = _with_group(checked.person, announced.group_name)
            work.append("visit.registered", sections)
            for what in checked.items:
                self._hold(work, ref, what, when)
            card = self._hand_out(work, ref, form, when) if outcome is VisitState.ADMITTED else None
            record, number = self._happen(work, ref, outcome, when, card, note, hits)
            visit = self._known(work.cursor, self._line(work.cursor, ref))
        self._count(when, number)
        code = self._passes.code_of(card) if card else ""
        return Registered(record=record, visit=visit, card=card, code=code)

    def _happen(
        self,
        work: UnitOfWork,
        ref: VisitRef,
        state: VisitState,
        when: Moment,
        card: CardView | None = None,
        note: str = "",
        hits: tuple[WatchHit, ...] = (),
    ) -> tuple[RecordRef, int | None]:
        """The record, and the running number of the gate that it took; counted after the commit."""
        moves = state in (VisitState.ADMITTED, VisitState.ENDED)
        credential: CardRef | None = None
        if card is not None and card.serial is not None:
            credential = (card.issuer, card.serial)
        number = self._decider.next_number(work.cursor, when) if moves else None
        core = VisitEvent(
            at=when.at_ms,
            visit=ref[1],
            host=ref[0],
            number=number,
            credential=credential,
            matched=[hit.key for hit in hits] if state is VisitState.REFUSED else [],
        )
        sections: dict[str, Section] = {"core": core}
        if note:
            sections["note"] = Note(note)
        return work.append(f"visit.{state}", sections), number

    def _count(self, when: Moment, number: int | None) -> None:
        if number is not None:
            self._decider.counted(when.at, number)

    def _hand_out(
        self, work: UnitOfWork, ref: VisitRef, form: VisitorForm, when: Moment
    ) -> CardView:
        """The pass that is out already and good today, else a new one."""
        today = day_number(when.valid_at.date())
        for line in passes_of(work.cursor, visit_subject(*ref)):
            good = line.first_day <= today <= line.last_day
            if line.state == CardState.ACTIVE and good and not form.untrusted_card:
                return pass_view(line, self._zone)
        order = PassOrder(
            untrusted_visit=f"{ref[0]}:{ref[1]}",
            zones=form.zones,
            escort=form.escort,
            first_day=when.valid_at.date(),
            last_day=when.valid_at.date(),
            untrusted_number=plain_line(form.untrusted_card),
        )
        return self._passes.issue_in(work, order, when).card

    def _hold(self, work: UnitOfWork, ref: VisitRef, what: str, when: Moment) -> None:
        core = ItemEvent(at=when.at_ms, item=self.draw(8).hex(), visit=ref[1], host=ref[0])
        work.append("item.held", {"core": core, "note": Note(what)})

    def _end(self, ref: VisitRef, state: VisitState, at: datetime | None) -> RecordRef:
        self._access.require(Operation.REGISTER)
        when = self._visits.moment(at)
        with self._store.begin(self._access.actor) as work:
            line = self._line(work.cursor, ref)
            if line.last_direction != "in":
                raise Refused("visitor_not_inside", line.name)
            record, number = self._happen(work, ref, state, when)
        self._count(when, number)
        return record

    def _expected(self, cursor: Any, before: list[VisitLine], name: str) -> list[VisitLine]:
        today = day_number(self.today())
        found = [
            line
            for line in before
            if VisitState(line.state).waits and line.first_day <= today <= line.last_day
        ]
        if name:
            found += visits_by_name(cursor, fold(name), today, _MOST_EXPECTED)
        return list({line.subject: line for line in found}.values())

    def _line(self, cursor: Any, ref: VisitRef) -> VisitLine:
        lines = [line for line in visits_by_id(cursor, ref[1]) if line.host == ref[0]]
        if not lines:
            raise Refused("no_such_visit", f"{ref[0]}:{ref[1]}"[:60])
        return lines[0]

    def _known(self, cursor: Any, line: VisitLine) -> KnownVisit:
        cards = tuple(
            pass_view(each, self._zone).number
            for each in passes_of(cursor, line.subject)
            if each.state == CardState.ACTIVE
        )
        return known_visit(line, self._zone, cards)

    def _zones_of_gate(self) -> tuple[int, ...]:
        known = {zone.id for zone in self._charter.zones}
        return tuple(sorted(known & self._decider.zones)) or tuple(sorted(known))


def _check_announced(line: VisitLine, when: Moment) -> None:
    if line.last_direction == "in":
        raise Refused("visitor_inside", line.name)
    if VisitState(line.state) is VisitState.CANCELLED or (
        day_of(line.last_day) < when.valid_at.date()
    ):
        raise Refused("visit_over", day_of(line.last_day).isoformat())


def _check_hits(hits: tuple[WatchHit, ...], seen: tuple[tuple[str, str, str], ...]) -> None:
    """A number that is listed cannot be somebody else's; of a name the guard may say so."""
    for hit in hits:
        if hit.kind is Watch.BLOCK and hit.certain:
            raise Refused("watch_block", hit.name or hit.entry)
    if unseen := [hit for hit in hits if hit.key not in seen]:
        raise Refused("watch_unseen", unseen[0].name or unseen[0].entry)


def _days_of(line: VisitLine | None, when: Moment) -> tuple[date, date]:
    today = when.valid_at.date()
    return (day_of(line.first_day), day_of(line.last_day)) if line else (today, today)


def _with_group(person: Any, group_name: str) -> Section:
    from msgspec.structs import replace

    changed: Section = replace(person, group_name=group_name)
    return changed


def _reason(untrusted_text: str) -> str:
    text = plain_line(untrusted_text)
    if not text:
        raise Refused("reason_missing")
    if len(text) > LONGEST_NOTE:
        raise Refused("reason_too_long", str(LONGEST_NOTE))
    return text
