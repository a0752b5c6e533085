"""Small rules of the gate page: lanes, repeats, how long a card stays."""

from msgspec.structs import replace

from gate_desk.domain.verdict import Direction, Verdict
from gate_desk.services.answers import ScanAnswer
from gate_desk.ui.models.band_text import band_of
from gate_desk.ui.models.gate_view import LastVerdict

SHRINK_MS = 8_000
"""After so long an admit becomes a strip."""
PRIVATE_MS = 60_000
"""After so long names leave a page that nobody works at."""


def stands_beside(card: ScanAnswer | None, answer: ScanAnswer, several_readers: bool) -> bool:
    """An exit on another lane than the card's asks for nothing: it is a strip, not a card.

    Keyboard wedges cannot be told apart: where a gate has several readers, the direction tells.
    """
    is_exit = answer.verdict is Verdict.ADMIT and answer.direction is Direction.OUT
    if card is None or not is_exit:
        return False
    opposite = several_readers and card.direction is not answer.direction
    return card.reader != answer.reader or opposite


def looks_alike(card: ScanAnswer | None, answer: ScanAnswer) -> bool:
    """Whether the band must be blank for a moment, so that a second green is seen to be new."""
    return card is not None and band_of(card) is band_of(answer)


def first_answer(repeated: ScanAnswer, last: LastVerdict | None) -> ScanAnswer:
    """A repeat carries the record of the scan it repeats, which may be settled by now."""
    if last and last.answer.record == repeated.record and not last.annulled:
        return replace(last.answer, repeat=True)
    return repeated


def shown_ms(answer: ScanAnswer) -> int:
    """How long a card stays that nobody has to decide."""
    passing = answer.movement is not None or answer.verdict is Verdict.ADMIT
    return SHRINK_MS if passing else PRIVATE_MS
