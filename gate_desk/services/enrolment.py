"""Enrolment by tapping: a desk gives the number of a radio card to one of its agency's cards.

A number is given by issuing the card anew with it (`credential.issued`, the later one holds), and
taken away in the same way.
"""

from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from gate_desk.domain.card_numbers import number_key
from gate_desk.domain.errors import Refused
from gate_desk.domain.ids import AgencyId, RecordRef
from gate_desk.domain.keyed_text import unframed
from gate_desk.domain.permissions import Operation
from gate_desk.domain.records.credential import CredentialIssued
from gate_desk.domain.rfid import (
    Candidate,
    Notation,
    NotRfid,
    RadioNumber,
    RfidProfile,
    all_printed,
    candidates,
    is_canonical,
    parse,
)
from gate_desk.domain.rfid_matching import can_mean
from gate_desk.domain.verdict import CardState
from gate_desk.services.access import Access
from gate_desk.services.clock import SystemClock
from gate_desk.services.radio_cards import cards_meant
from gate_desk.store.queries.directory import KnownCard, card_by_number
from gate_desk.store.queries.issued import issued_by, issued_core
from gate_desk.store.store import Store
from gate_desk.store.unit_of_work import UnitOfWork

MOST_NUMBERS = 8
"""Radio numbers of one card: a badge with two chips, a tag for the car, and room."""
_OVER = (CardState.LOST, CardState.RETURNED, CardState.REVOKED)
"""Cards that get no number any more."""


class Tapped(Struct, frozen=True):
    """A card that was tapped, before anything is recorded."""

    number: RadioNumber
    profile: RfidProfile
    notations: dict[Notation, str]
    """The number in every notation that it has bytes enough for."""
    reversed_notations: dict[Notation, str]
    """The same as readers that reverse bytes type it."""
    is_partial: bool
    """Only 24 bits of the number are known: other cards can have the same."""


class Enrolled(Struct, frozen=True):
    """What a card's numbers are now."""

    record: RecordRef
    issuer: AgencyId
    serial: int
    number: str
    """Printed on the card."""
    person: str
    """Name of its owner, empty when the directory has none."""
    rfid: tuple[str, ...]
    """Canonical radio numbers."""


class Enrolment:
    """For the desk of one agency; the officer acts, one call is one record."""

    def __init__(self, store: Store, agency: AgencyId, clock: SystemClock, access: Access) -> None:
        self._store = store
        self._agency = agency
        self._clock = clock
        self._access = access

    def read(self, untrusted_text: str, profile: RfidProfile | None) -> Tapped:
        """What was tapped, in every notation; nothing is recorded.

        Raises `rfid_unreadable` for what is no number, and `rfid_notation` when the text can be
        several numbers: then the reader's notation must be named.
        """
        text = unframed(untrusted_text)
        found = _readings(text, profile)
        if len(found) > 1:
            raise Refused("rfid_notation", ", ".join(each.profile.notation for each in found))
        (only,) = found
        number = only.number.hex
        return Tapped(
            number=only.number,
            profile=only.profile,
            notations=all_printed(number),
            reversed_notations=all_printed(number, mirrored=True),
            is_partial=len(number) <= 6,
        )

    def bind(self, untrusted_card: str, tapped: Tapped) -> Enrolled:
        """Give the tapped number to the card with this printed number.

        Raises `no_such_card`, `not_your_card`, `card_over`, `rfid_taken` (another card can be
        meant by it), `rfid_already`, `rfid_one_end` (a short number with its bytes reversed) or
        `rfid_too_many`.
        """
        if tapped.number.mirrored and tapped.is_partial:
            raise Refused("rfid_one_end", tapped.number.hex)
        with self._begin() as work:
            card = self._card(work.cursor, untrusted_card)
            core = self._core(work.cursor, card)
            self._refuse_taken(work.cursor, card, tapped.number)
            numbers = _with(core.rfid, tapped.number)
            return self._issue(work, card, core, numbers)

    def release(self, untrusted_card: str, tapped: Tapped) -> Enrolled:
        """Take the tapped number from the card again. Raises `rfid_not_bound`."""
        with self._begin() as work:
            card = self._card(work.cursor, untrusted_card)
            core = self._core(work.cursor, card)
            kept = [each for each in core.rfid if not can_mean(tapped.number, each)]
            if len(kept) == len(core.rfid):
                raise Refused("rfid_not_bound", tapped.number.hex)
            return self._issue(work, card, core, kept)

    def _begin(self) -> UnitOfWork:
        self._access.require(Operation.ISSUE)
        return self._store.begin(self._access.actor)

    def _card(
        self, cursor: Any, untrusted_card: str, but: tuple[CardState, ...] = _OVER
    ) -> KnownCard:
        known = card_by_number(cursor, number_key(untrusted_card))
        if known is None:
            raise Refused("no_such_card", untrusted_card[:40])
        if known.issuer != self._agency:
            raise Refused("not_your_card", known.issuer)
        if CardState(known.state) in but or (known.left and but is _OVER):
            raise Refused("card_over", known.number)
        return known

    def _core(self, cursor: Any, card: KnownCard) -> CredentialIssued:
        record = issued_by(cursor, card.issuer, card.serial)
        core = issued_core(cursor, record) if record else None
        if core is None:
            raise Refused("no_such_card", card.number)
        return core

    def _refuse_taken(self, cursor: Any, card: KnownCard, number: RadioNumber) -> None:
        for other in cards_meant(cursor, (number,)).cards:
            known = other.card
            mine = (known.issuer, known.serial) == (card.issuer, card.serial)
            if not mine and not other.held.over:
                raise Refused("rfid_taken", known.number)

    def _issue(
        self, work: UnitOfWork, card: KnownCard, core: CredentialIssued, numbers: list[str]
    ) -> Enrolled:
        record = work.append("credential.issued", {"core": replace(core, rfid=numbers)})
        if issued_by(work.cursor, card.issuer, card.serial) != record:
            # The clock stands before the card was issued: the older record would hold.
            raise Refused("clock_behind", card.number)
        return _enrolled(record, card, numbers)


def _readings(text: str, profile: RfidProfile | None) -> tuple[Candidate, ...]:
    if profile is None:
        found = candidates(text)
        if not found:
            raise Refused("rfid_unreadable", "form")
        return found
    number = parse(text, profile)
    if isinstance(number, NotRfid):
        raise Refused("rfid_unreadable", number.fault)
    return (Candidate(profile, number),)


def _with(held: list[str], number: RadioNumber) -> list[str]:
    """The numbers of a card and a new one, which takes the place of what was an end of it."""
    same = [each for each in held if can_mean(number, each)]
    if any(len(each) >= len(number.hex) for each in same):
        raise Refused("rfid_already", number.hex)
    kept = [each for each in held if each not in same and is_canonical(each)]
    if len(kept) >= MOST_NUMBERS:
        raise Refused("rfid_too_many", str(MOST_NUMBERS))
    return [*kept, number.hex]


def _enrolled(record: RecordRef, card: KnownCard, numbers: list[str]) -> Enrolled:
    return Enrolled(
        record=record,
        issuer=AgencyId(card.issuer),
        serial=card.serial,
        number=card.number,
        person=card.name or "",
        rfid=tuple(numbers),
    )
