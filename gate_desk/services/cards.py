"""What an agency's desk sees of people and their cards."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from msgspec import Struct

from gate_desk.domain.card_numbers import number_key
from gate_desk.domain.charter import Charter
from gate_desk.domain.days import day_number, day_of, moment
from gate_desk.domain.errors import Refused
from gate_desk.domain.ids import AgencyId, PersonId, PersonRef
from gate_desk.domain.permissions import Operation
from gate_desk.domain.verdict import CardState
from gate_desk.services.access import Access
from gate_desk.services.answering import known_card_view, person_view
from gate_desk.services.answers import CardView, PersonView
from gate_desk.services.card_acts import POSSIBLE, CardAct
from gate_desk.services.clock import SystemClock
from gate_desk.services.identifying import Identified
from gate_desk.store.queries import cards as store
from gate_desk.store.queries.directory import (
    KnownCard,
    card_by_number,
    card_by_serial,
    card_of_person,
)
from gate_desk.store.queries.histories import cards_of
from gate_desk.store.store import Store

ENDING_DAYS = 30
Recognise = Callable[[Any, str], Identified]
"""What a scanned text is, by a cursor (`identifying.identify` with this node's keys)."""
IN_USE = frozenset({CardState.ACTIVE, CardState.SUSPENDED})


class OwnedCard(Struct, frozen=True):
    """One card of a person, and what this desk may report of it now."""

    card: CardView
    acts: tuple[CardAct, ...]


class Holder(Struct, frozen=True, kw_only=True):
    """A person with all cards, the newest first."""

    person: PersonView
    cards: tuple[OwnedCard, ...]
    may_issue: bool
    """Whether this desk may give the person a card: its own people, one card at a time."""


class CardFigures(Struct, frozen=True, kw_only=True):
    """How many of this agency's cards are in use, and which need a look."""

    active: int
    suspended: int
    lost: int
    ending: int
    """Active ones whose last day is within `ENDING_DAYS` days."""


class Cards:
    """For the desk of one agency; callable from any thread."""

    def __init__(
        self,
        store: Store,
        charter: Charter,
        agency: AgencyId,
        clock: SystemClock,
        access: Access,
        recognise: Recognise,
    ) -> None:
        self._store = store
        self._agency = agency
        self._clock = clock
        self._access = access
        self._recognise = recognise
        self._zone = ZoneInfo(charter.timezone)

    def holder(self, person: PersonRef) -> Holder:
        """A person with their cards; raises `no_such_person`, `not_allowed`."""
        self._access.require(Operation.LOOK)
        with self._store.reading() as cursor:
            best = card_of_person(cursor, person)
            view = person_view(best)
            if best is None or view is None:
                raise Refused("no_such_person", "/".join(person))
            known = cards_of_person(cursor, person)
        mine = view.agency == self._agency
        return Holder(
            person=view,
            cards=tuple(self._owned(each, mine=mine) for each in known),
            may_issue=mine and not best.left and in_use(known, self._today()) is None,
        )

    def _owned(self, card: KnownCard, *, mine: bool) -> OwnedCard:
        state = CardState(card.state)
        acts = tuple(act for act in CardAct if state in POSSIBLE[act]) if mine else ()
        return OwnedCard(known_card_view(card, self._zone), acts)

    def person(self, untrusted_text: str) -> PersonRef:
        """Whom an id of this agency, or the number of a card, means; raises `no_such_person`."""
        self._access.require(Operation.LOOK)
        with self._store.reading() as cursor:
            known = card_by_number(cursor, number_key(untrusted_text))
            if known is None:
                known = card_of_person(cursor, (self._agency, PersonId(untrusted_text.lower())))
        if known is None:
            raise Refused("no_such_person", untrusted_text[:40])
        return AgencyId(known.issuer), PersonId(known.person)

    def scanned(self, untrusted_text: str) -> PersonRef:
        """Whose card a reader has read; nothing is recorded. Raises `no_such_card`."""
        self._access.require(Operation.LOOK)
        with self._store.reading() as cursor:
            known = self._recognise(cursor, untrusted_text).known
        if known is None:
            raise Refused("no_such_card")
        return AgencyId(known.issuer), PersonId(known.person)

    def today(self) -> date:
        """The day it is at the site."""
        return day_of(self._today())

    def figures(self) -> CardFigures:
        """How this agency's cards stand; raises `not_allowed`."""
        self._access.require(Operation.LOOK)
        today = self._today()
        with self._store.reading() as cursor:
            states = store.counts_by_state(cursor, self._agency, today)
            ending = store.ending_within(cursor, self._agency, today, today + ENDING_DAYS)
        return CardFigures(
            active=states.get(CardState.ACTIVE, 0),
            suspended=states.get(CardState.SUSPENDED, 0),
            lost=states.get(CardState.LOST, 0),
            ending=ending,
        )

    def _today(self) -> int:
        now = self._clock.now_ms(self._store.journal.head.highest)
        return day_number(moment(now, self._zone).date())


def in_use(cards: Sequence[KnownCard], today: int) -> KnownCard | None:
    """A card that opens the gate, or would if its suspension ended; None when there is none."""
    for card in cards:
        if CardState(card.state) in IN_USE and card.last_day >= today:
            return card
    return None


def cards_of_person(cursor: Any, person: PersonRef) -> list[KnownCard]:
    """All cards of a person, the newest first."""
    agency = person[0]
    found = [card_by_serial(cursor, agency, each.serial) for each in cards_of(cursor, person)]
    return [card for card in found if card is not None]
