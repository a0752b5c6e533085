"""A new card for somebody of the desk's own agency."""

import re
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from msgspec import Struct

from gate_desk.crypto.signing import SigningKey
from gate_desk.domain.card_numbers import number_key
from gate_desk.domain.charter import Charter
from gate_desk.domain.credential_code import (
    CredentialKind,
    CredentialPayload,
    credential_key_id,
    pack,
    signed_message,
    write_code,
)
from gate_desk.domain.days import LAST_DAY_NUMBER, day_number, moment
from gate_desk.domain.errors import Refused
from gate_desk.domain.ids import AgencyId, PersonRef, RecordRef
from gate_desk.domain.permissions import Operation
from gate_desk.domain.plain_line import plain_line
from gate_desk.domain.records.common import Note, Section
from gate_desk.domain.records.credential import CredentialIssued
from gate_desk.services.access import Access
from gate_desk.services.card_acts import LONGEST_NOTE
from gate_desk.services.cards import cards_of_person, in_use
from gate_desk.services.clock import SystemClock
from gate_desk.store.queries.cards import last_issued
from gate_desk.store.queries.directory import (
    KnownCard,
    card_by_number,
    card_of_person,
)
from gate_desk.store.store import Store

LONGEST_NUMBER = 24
MOST_DAYS = 5 * 366
"""Five years: longer than any term of office that a card is given for."""
_DIGITS = 5


class CardOrder(Struct, frozen=True, kw_only=True):
    """What a card is to be."""

    person: PersonRef
    first_day: date
    last_day: date
    zones: tuple[int, ...]
    untrusted_number: str = ""
    """Printed on it; empty: the next one of the agency."""
    untrusted_note: str = ""


class NewCard(Struct, frozen=True, kw_only=True):
    """A card that was issued."""

    record: RecordRef
    issuer: AgencyId
    serial: int
    number: str
    person: str
    """Its owner's name."""
    code: str
    """The digits of its QR code, signed by this desk."""


class CardIssue:
    """For the desk of one agency; from the writing thread."""

    def __init__(
        self,
        store: Store,
        charter: Charter,
        agency: AgencyId,
        key: SigningKey,
        clock: SystemClock,
        access: Access,
    ) -> None:
        self._store = store
        self._charter = charter
        self._agency = agency
        self._key = key
        self._clock = clock
        self._access = access
        self._zone = ZoneInfo(charter.timezone)

    def issue(self, order: CardOrder) -> NewCard:
        """Record a new card; every gate knows it after the next exchange.

        Raises `not_allowed`, `no_such_person`, `not_your_person`, `person_left`, `has_card`,
        `bad_day`, `days_reversed`, `days_past`, `card_too_long`, `zones_missing`, `unknown_zone`,
        `number_taken`, `number_malformed`, `note_too_long`.
        """
        self._access.require(Operation.ISSUE)
        note = plain_line(order.untrusted_note)
        if len(note) > LONGEST_NOTE:
            raise Refused("note_too_long", str(LONGEST_NOTE))
        today = day_number(
            moment(self._clock.now_ms(self._store.journal.head.highest), self._zone).date()
        )
        self._check_days(order, today)
        self._check_zones(order)
        with self._store.begin(self._access.actor) as work:
            owner = self._owner(work.cursor, order.person, today)
            serial, number = self._number(work.cursor, order.untrusted_number)
            core = CredentialIssued(
                issuer=self._agency,
                serial=serial,
                number=number,
                person=order.person[1],
                first_day=order.first_day.isoformat(),
                last_day=order.last_day.isoformat(),
                zones=sorted(order.zones),
            )
            sections: dict[str, Section] = {"core": core}
            if note:
                sections["note"] = Note(note)
            record = work.append("credential.issued", sections)
        return NewCard(
            record=record,
            issuer=self._agency,
            serial=serial,
            number=number,
            person=owner.name or "",
            code=self._code(core),
        )

    def next_number(self) -> str:
        """What the next card's number will be; raises `not_allowed`."""
        self._access.require(Operation.LOOK)
        with self._store.reading() as cursor:
            return self._number(cursor, "")[1]

    def _check_days(self, order: CardOrder, today: int) -> None:
        first, last = day_number(order.first_day), day_number(order.last_day)
        if first < 0 or last > LAST_DAY_NUMBER:
            raise Refused("bad_day")
        if last < first:
            raise Refused("days_reversed")
        if last < today:
            raise Refused("days_past")
        if last - max(first, today) > MOST_DAYS:
            raise Refused("card_too_long", str(MOST_DAYS))

    def _check_zones(self, order: CardOrder) -> None:
        if not order.zones:
            raise Refused("zones_missing")
        known = {zone.id for zone in self._charter.zones}
        if strange := sorted(set(order.zones) - known):
            raise Refused("unknown_zone", ", ".join(map(str, strange)))

    def _owner(self, cursor: Any, person: PersonRef, today: int) -> KnownCard:
        agency, person_id = person
        best = card_of_person(cursor, person)
        if best is None or best.name is None:
            raise Refused("no_such_person", person_id)
        if agency != self._agency:
            raise Refused("not_your_person", agency)
        if best.left:
            raise Refused("person_left", person_id)
        if (has := in_use(cards_of_person(cursor, person), today)) is not None:
            raise Refused("has_card", has.number)
        return best

    def _number(self, cursor: Any, untrusted_number: str) -> tuple[int, str]:
        last = last_issued(cursor, self._agency)
        serial = last[0] + 1 if last else 1
        number = plain_line(untrusted_number)
        if not number:
            return serial, _following(last[1] if last else "", self._agency, serial)
        if len(number) > LONGEST_NUMBER or not number_key(number):
            raise Refused("number_malformed", str(LONGEST_NUMBER))
        if card_by_number(cursor, number_key(number)) is not None:
            raise Refused("number_taken", number)
        return serial, number

    def _code(self, core: CredentialIssued) -> str:
        payload = pack(
            CredentialPayload(
                kind=CredentialKind.STAFF,
                key_id=credential_key_id(self._key.public),
                serial=core.serial,
                first_day=date.fromisoformat(core.first_day),
                last_day=date.fromisoformat(core.last_day),
                zones=frozenset(core.zones),
                name="",  # the code stays small, and the card can be photographed
            )
        )
        return write_code(payload, self._key.sign(signed_message(self._charter.site, payload)))


def _following(last_number: str, agency: AgencyId, serial: int) -> str:
    """Written as the agency writes its numbers: `UBND-00417` is followed by `UBND-00418`."""
    before = re.fullmatch(r"(.*?)(\d+)", last_number)
    if before is None:
        return f"{agency.upper()}-{serial:0{_DIGITS}}"
    head, digits = before.groups()
    return f"{head}{serial:0{len(digits)}}"
