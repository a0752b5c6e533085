"""Passes of visitors: signed, issued, taken back, reported missing."""

import os
from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import asdict

from gate_desk.crypto.signing import SigningKey
from gate_desk.domain.authority import may_author
from gate_desk.domain.charter import Charter
from gate_desk.domain.credential_code import (
    PREFIX,
    CredentialKind,
    CredentialPayload,
    Misread,
    credential_key_id,
    pack,
    read_code,
    signed_message,
    write_code,
)
from gate_desk.domain.errors import Refused
from gate_desk.domain.keyed_text import unframed
from gate_desk.domain.pass_state import pass_number
from gate_desk.domain.permissions import Operation
from gate_desk.domain.records.visitor_pass import PassAssigned, PassEvent, PassIssued
from gate_desk.domain.scanned import as_card_number
from gate_desk.domain.verdict import CardState
from gate_desk.services.access import Access
from gate_desk.services.answering import pass_view, visitor_view
from gate_desk.services.answers import CardView, ChangedPass, IssuedPass, VisitView
from gate_desk.services.key_ring import KeyRing
from gate_desk.services.moment import Moment
from gate_desk.services.visits import Visits
from gate_desk.store.queries.directory import card_by_number
from gate_desk.store.queries.visits import (
    KnownPass,
    pass_by_number,
    pass_by_ref,
    passes_by_serial,
    serial_taken,
)
from gate_desk.store.store import Store
from gate_desk.store.unit_of_work import UnitOfWork

_SERIAL_BYTES = 6
_MOST_DIGITS = len(str((1 << 48) - 1))
_NUMBER_PREFIX = pass_number(0)[:-1]
_CHANGES = {CardState.RETURNED: "pass.returned", CardState.LOST: "pass.missing"}


class PassOrder(Struct, frozen=True, kw_only=True):
    """What somebody asks a pass for."""

    untrusted_visit: str
    """The visit's id, or `host:id`."""
    zones: Sequence[int]
    escort: bool = False
    first_day: date | None = None
    last_day: date | None = None
    """Within the visit; None: the visit's own."""
    untrusted_number: str = ""
    """Of a pre-printed card that is handed out; empty: a pass is signed and printed."""


class Passes:
    """The passes of one node, and what it knows of others; from the writing thread."""

    def __init__(
        self,
        store: Store,
        charter: Charter,
        visits: Visits,
        ring: KeyRing,
        key: SigningKey,
        access: Access,
    ) -> None:
        self._store = store
        self._charter = charter
        self._visits = visits
        self._ring = ring
        self._key = key
        self._access = access
        self._zone = ZoneInfo(charter.timezone)
        self.draw: Callable[[int], bytes] = os.urandom
        """Random bytes for serials; a demo draws its own."""

    def issue(self, order: PassOrder, at: datetime | None = None) -> IssuedPass:
        """Sign and record a pass for a visit; one at a time is out.

        Raises `no_such_visit`, `ambiguous_visit`, `visit_over`, `outside_visit`, `zones_missing`,
        `unknown_zone`, `pass_still_out`, or `not_its_author` at a desk that is not the host's.
        """
        self._access.require(Operation.ISSUE)
        when = self._visits.moment(at)
        with self._store.begin(self._access.actor) as work:
            return self.issue_in(work, order, when)

    def issue_in(self, work: UnitOfWork, order: PassOrder, when: Moment) -> IssuedPass:
        """The same inside somebody's unit of work, who has asked for permission.

        `order.untrusted_number` hands out a pre-printed card instead: `card_still_out`,
        `number_malformed`, `number_taken` (a staff card has it).
        """
        visit = self._visits.find(work.cursor, order.untrusted_visit, when)
        first_day, last_day = self._days(visit, order, when)
        core = PassIssued(
            at=when.at_ms,
            serial=self._new_serial(work.cursor),
            visit=visit.visitor.visit,
            host=visit.visitor.host,
            first_day=first_day.isoformat(),
            last_day=last_day.isoformat(),
            zones=self._zones(order.zones),
            escort=order.escort,
        )
        if order.untrusted_number:
            number = self._printed(work.cursor, order.untrusted_number)
            core = PassAssigned(**asdict(core), number=number)
        type_ = "pass.assigned" if isinstance(core, PassAssigned) else "pass.issued"
        if not may_author(type_, self._visits.author, core):
            raise Refused("not_its_author", visit.visitor.host)
        record = work.append(type_, {"core": core})
        known = pass_by_ref(work.cursor, record[0], core.serial)
        assert known is not None
        card = pass_view(known, self._zone)
        return IssuedPass(record=record, visit=visit, card=card, code=self.code_of(card))

    def _printed(self, cursor: Any, untrusted_number: str) -> str:
        printed = as_card_number(untrusted_number)
        if printed is None:
            raise Refused("number_malformed", untrusted_number[:24])
        if card_by_number(cursor, printed.key) is not None:
            raise Refused("number_taken", printed.text)
        out = pass_by_number(cursor, printed.key)
        if out is not None and out.state == CardState.ACTIVE:
            raise Refused("card_still_out", printed.text)
        return printed.text.upper()

    def again(self, untrusted_pass: str) -> IssuedPass:
        """A pass of this node as it was issued, to print it again.

        Raises `no_such_pass`, `ambiguous_pass`, `not_its_pass`, and `pass_not_valid` for one that
        was handed back or is missing.
        """
        self._access.require(Operation.REGISTER)
        with self._store.reading() as cursor:
            known = self._find(cursor, untrusted_pass)
            visit = self._visits.find(
                cursor, f"{known.host}:{known.visit}", self._visits.moment(None)
            )
        card = pass_view(known, self._zone)
        if known.origin != self._store.journal.origin:
            raise Refused("not_its_pass", card.number)
        if card.state is not CardState.ACTIVE:
            raise Refused("pass_not_valid", card.number)
        return IssuedPass(record=None, visit=visit, card=card, code=self.code_of(card))

    def take_back(self, untrusted_pass: str, at: datetime | None = None) -> ChangedPass:
        """The pass was handed back: by its number, or by its scanned code.

        Raises `no_such_pass`, `ambiguous_pass`, `already_returned`, or `not_its_author`.
        """
        return self._change(untrusted_pass, CardState.RETURNED, at)

    def report_missing(self, untrusted_pass: str, at: datetime | None = None) -> ChangedPass:
        """The pass was lost: whoever shows it has it taken away.

        Raises `no_such_pass`, `ambiguous_pass`, `already_missing`, or `not_its_author`.
        """
        return self._change(untrusted_pass, CardState.LOST, at)

    def _change(self, untrusted_pass: str, state: CardState, at: datetime | None) -> ChangedPass:
        self._access.require(Operation.REGISTER)
        when = self._visits.moment(at)
        with self._store.begin(self._access.actor) as work:
            known = self._find(work.cursor, untrusted_pass)
            if known.state == state:
                returned = state is CardState.RETURNED
                raise Refused(
                    "already_returned" if returned else "already_missing",
                    known.printed or pass_number(known.serial),
                )
            core = PassEvent(
                at=when.at_ms, origin=known.origin, serial=known.serial, host=known.host
            )
            if not may_author(_CHANGES[state], self._visits.author, core):
                raise Refused("not_its_author", pass_number(known.serial))
            record = work.append(_CHANGES[state], {"core": core})
            changed = pass_by_ref(work.cursor, known.origin, known.serial)
        visitor = visitor_view(changed)
        assert changed is not None
        assert visitor is not None
        return ChangedPass(record=record, card=pass_view(changed, self._zone), visitor=visitor)

    def _find(self, cursor: Any, untrusted_pass: str) -> KnownPass:
        text = unframed(untrusted_pass).strip()
        if text.startswith(PREFIX) and len(text) > _MOST_DIGITS:
            found = self._of_code(cursor, text)
        else:
            found = self._of_number(cursor, text)
        printed = as_card_number(text) if not found else None
        if printed is not None and (out := pass_by_number(cursor, printed.key)):
            found = [out]
        if not found:
            raise Refused("no_such_pass", text[:40])
        if len(found) > 1:
            raise Refused("ambiguous_pass", pass_number(found[0].serial))
        return found[0]

    def _of_number(self, cursor: Any, untrusted_text: str) -> list[KnownPass]:
        digits = untrusted_text.upper().removeprefix(_NUMBER_PREFIX)
        whole = digits.isascii() and digits.isdigit() and len(digits) <= _MOST_DIGITS
        return passes_by_serial(cursor, int(digits)) if whole else []

    def _of_code(self, cursor: Any, untrusted_text: str) -> list[KnownPass]:
        try:
            code = read_code(untrusted_text)
        except Misread as error:
            raise Refused("pass_misread", str(error.missing_digits)) from error
        issuer = self._ring.issuer(code)
        if issuer is None or code.payload.kind is not CredentialKind.VISITOR:
            return []
        known = pass_by_ref(cursor, issuer, code.payload.serial)
        return [known] if known else []

    def _days(self, visit: VisitView, order: PassOrder, when: Moment) -> tuple[date, date]:
        today = when.valid_at.date()
        first_day, last_day = order.first_day or visit.first_day, order.last_day or visit.last_day
        if visit.over:
            raise Refused("visit_over", visit.last_day.isoformat())
        if not visit.first_day <= first_day <= last_day <= visit.last_day:
            raise Refused("outside_visit", f"{visit.first_day} - {visit.last_day}")
        if last_day < today:
            raise Refused("days_past", last_day.isoformat())
        for card in visit.passes:
            if card.state is CardState.ACTIVE and card.last_day >= today:
                raise Refused("pass_still_out", card.number)
        return first_day, last_day

    def _zones(self, zones: Sequence[int]) -> list[int]:
        if not zones:
            raise Refused("zones_missing")
        known = {zone.id for zone in self._charter.zones}
        for zone in zones:
            if zone not in known:
                raise Refused("unknown_zone", str(zone))
        return sorted(set(zones))

    def _new_serial(self, cursor: Any) -> int:
        """Random, so that a node whose store was restored does not issue one a second time."""
        while True:
            serial = int.from_bytes(self.draw(_SERIAL_BYTES))
            if not serial_taken(cursor, self._store.journal.origin, serial):
                return serial

    def code_of(self, card: CardView) -> str:
        """What is printed as a code; empty for a pre-printed card.

        Without the name: who comes and goes every day scans 116 digits fewer each time.
        """
        assert card.serial is not None
        if card.printed:
            return ""
        payload = pack(
            CredentialPayload(
                CredentialKind.VISITOR,
                credential_key_id(self._key.public),
                card.serial,
                card.first_day,
                card.last_day,
                frozenset(card.zones),
                "",
            )
        )
        return write_code(payload, self._key.sign(signed_message(self._charter.site, payload)))
