"""What a desk reports of its agency's cards: suspended, lost, found, returned, revoked."""

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct

from gate_desk.domain.card_numbers import number_key
from gate_desk.domain.errors import Refused
from gate_desk.domain.ids import AgencyId, RecordRef
from gate_desk.domain.permissions import Operation
from gate_desk.domain.plain_line import plain_line
from gate_desk.domain.records.common import Note, Section
from gate_desk.domain.records.credential import CredentialEvent
from gate_desk.domain.verdict import CardState
from gate_desk.services.access import Access
from gate_desk.services.clock import SystemClock
from gate_desk.store.queries.directory import KnownCard, card_by_number
from gate_desk.store.store import Store

LONGEST_NOTE = 200


class CardAct(StrEnum):
    """An act, by the name of its record."""

    SUSPENDED = "suspended"
    RESUMED = "resumed"
    LOST = "lost"
    FOUND = "found"
    RETURNED = "returned"
    REVOKED = "revoked"


_IN_USE = frozenset({CardState.ACTIVE, CardState.SUSPENDED})
POSSIBLE: Mapping[CardAct, frozenset[CardState]] = {
    CardAct.SUSPENDED: frozenset({CardState.ACTIVE}),
    CardAct.RESUMED: frozenset({CardState.SUSPENDED, CardState.RETURNED}),
    CardAct.LOST: _IN_USE,
    CardAct.FOUND: frozenset({CardState.LOST}),
    CardAct.RETURNED: _IN_USE,
    CardAct.REVOKED: _IN_USE | {CardState.LOST, CardState.RETURNED},
}
"""From which states each act leads on; none leads away from `revoked`."""


class CardReport(Struct, frozen=True, kw_only=True):
    """What was recorded of a card."""

    record: RecordRef
    act: CardAct
    issuer: AgencyId
    serial: int
    number: str
    person: str
    """Its owner's name."""
    state: CardState
    """Where the card stands now."""


class CardActs:
    """Reports about the cards of one agency."""

    def __init__(self, store: Store, agency: AgencyId, clock: SystemClock, access: Access) -> None:
        self._store = store
        self._agency = agency
        self._clock = clock
        self._access = access

    def report(self, act: CardAct, untrusted_card: str, untrusted_note: str = "") -> CardReport:
        """Record an act about the card with this number.

        Raises `not_allowed`, `no_such_card`, `not_your_card`, `note_too_long`, `card_over` (it is
        revoked), `card_state` (it stands so already, or where this act makes no sense).
        """
        self._access.require(Operation.ISSUE)
        note = plain_line(untrusted_note)
        if len(note) > LONGEST_NOTE:
            raise Refused("note_too_long", str(LONGEST_NOTE))
        with self._store.begin(self._access.actor) as work:
            card = self._card(card_by_number(work.cursor, number_key(untrusted_card)), act)
            at = self._clock.now_ms(self._store.journal.head.highest)
            core = CredentialEvent(issuer=card.issuer, serial=card.serial, at=at)
            sections: dict[str, Section] = {"core": core}
            if note:
                sections["note"] = Note(note)
            record = work.append(f"credential.{act}", sections)
            after = card_by_number(work.cursor, number_key(untrusted_card)) or card
        return CardReport(
            record=record,
            act=act,
            issuer=self._agency,
            serial=card.serial,
            number=card.number,
            person=card.name or "",
            state=CardState(after.state),
        )

    def _card(self, known: KnownCard | None, act: CardAct) -> KnownCard:
        if known is None:
            raise Refused("no_such_card")
        if known.issuer != self._agency:
            raise Refused("not_your_card", known.issuer)
        state = CardState(known.state)
        if state is CardState.REVOKED:
            raise Refused("card_over", known.number)
        if state not in POSSIBLE[act]:
            raise Refused("card_state", state)
        return known
