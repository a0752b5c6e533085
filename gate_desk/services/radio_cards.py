"""The cards that a radio reading can mean, by the directory."""

from collections.abc import Iterable
from typing import Any

from msgspec import Struct

from gate_desk.domain.ids import AgencyId, PersonId
from gate_desk.domain.rfid import RadioNumber
from gate_desk.domain.rfid_matching import HeldNumber, is_ambiguous, meant, reading_keys
from gate_desk.domain.verdict import CardState
from gate_desk.store.queries.directory import KnownCard, cards_by_rfid

MOST = 32
"""Cards that are looked at for one reading. A million numbers have one or two with the same end:
with so many of them nobody can say whose the reading is.
"""
_OVER = (CardState.RETURNED, CardState.REVOKED)


class RadioCard(Struct, frozen=True):
    """A card that has a number which a reading can mean."""

    held: HeldNumber
    card: KnownCard


class MeantCards(Struct, frozen=True):
    """What the directory makes of one reading."""

    cards: tuple[RadioCard, ...]
    """Active ones first."""
    ambiguous: bool
    """They belong to several people, or there may be more of them."""

    @property
    def best(self) -> KnownCard | None:
        """The one to decide by, unless they are ambiguous."""
        return self.cards[0].card if self.cards else None


def cards_meant(cursor: Any, readings: Iterable[RadioNumber]) -> MeantCards:
    """The cards that one reading can mean, by each way to read it."""
    ways = tuple(readings)
    found: dict[tuple[str, str, int], RadioCard] = {}
    crowded = False
    for keys in dict.fromkeys(map(reading_keys, ways)):
        rows = cards_by_rfid(cursor, keys, MOST)
        crowded |= len(rows) == MOST
        for number, card in rows:
            found[number, card.issuer, card.serial] = RadioCard(_held(number, card), card)
    numbers = meant(ways, [each.held for each in found.values()])
    cards = tuple(each for each in found.values() if each.held in numbers)
    return MeantCards(cards, crowded or is_ambiguous(numbers))


def _held(number: str, card: KnownCard) -> HeldNumber:
    owner = AgencyId(card.issuer), PersonId(card.person)
    return HeldNumber(number, owner, over=card.left or CardState(card.state) in _OVER)
