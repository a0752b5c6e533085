"""Small rules of the gate page: lanes, repeats, how long a card stays."""

from dataclasses import replace

from gate_desk.domain.verdict import Direction, Verdict
from gate_desk.services.answers import ScanAnswer
from gate_desk.ui.models.gate_view import LastVerdict

SHRINK_MS = 8_000
"""After so long an admit becomes a strip."""
PRIVATE_MS = 60_000
"""After so long names leave a page that nobody works at."""


def is_exit(answer: ScanAnswer) -> bool:
    """Somebody has gone out and nobody needs to do anything."""
    return answer.verdict is Verdict.ADMIT and answer.direction is Direction.OUT


def on_another_lane(card: ScanAnswer, answer: ScanAnswer, several_readers: bool) -> bool:
    """Whether two scans were made on different lanes.

    Keyboard wedges cannot be told apart: where a gate has several readers, the direction tells.
    """
    opposite = several_readers and card.direction is not answer.direction
    return card.reader != answer.reader or opposite


def first_answer(repeated: ScanAnswer, last: LastVerdict | None) -> ScanAnswer:
    """A repeat carries the record of the scan it repeats, which may be settled by now."""
    if last and last.answer.record == repeated.record and not last.annulled:
        return replace(last.answer, repeat=True)
    return repeated


def shown_ms(answer: ScanAnswer) -> int:
    """How long a card stays that nobody has to decide."""
    passing = answer.movement is not None or answer.verdict is Verdict.ADMIT
    return SHRINK_MS if passing else PRIVATE_MS
