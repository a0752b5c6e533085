"""What the gate page shows at one moment, and which keys then mean something."""

from enum import StrEnum

from msgspec import Struct

from gate_desk.domain.errors import GateDeskError
from gate_desk.domain.verdict import Direction, NextStep, Resolution, Verdict
from gate_desk.services.answers import CarPassed, ScanAnswer

PINNED = 3
"""How many waiting cards are shown; the others are counted (ui.md, principle 3)."""


class Mode(StrEnum):
    """Which face the page shows."""

    IDLE = "idle"
    CARD = "card"
    LOST = "lost"


class Action(StrEnum):
    """Something a key does to the card or to the last movement."""

    RECORD = "record"
    CONFIRM = "confirm"
    REFUSE = "refuse"
    KEEP_CARD = "keep_card"
    TURN = "turn"
    ANNUL = "annul"
    REVIEW = "review"
    SEARCH = "search"
    FORGOTTEN = "forgotten"
    CAR_IN = "car_in"
    CAR_OUT = "car_out"
    CLOSE = "close"


class LastVerdict(Struct, frozen=True, kw_only=True):
    """The strip of the idle page: the newest scan and what became of it."""

    answer: ScanAnswer
    resolution: Resolution | None = None
    annulled: bool = False


class GateView(Struct, frozen=True, kw_only=True):
    """Everything the page paints, as one value."""

    mode: Mode = Mode.IDLE
    card: ScanAnswer | None = None
    """The outlined card, which keys act on."""
    open: bool = False
    """The card is a check or a refusal that waits for the guard."""
    shown: int = 0
    """Grows with every new card, so that a second green is seen to be new."""
    blank: bool = False
    """The 120 ms between two verdicts, when the band is empty."""
    busy: int = 0
    """Scans that are being handled, when there is something to wait for."""
    pending: tuple[ScanAnswer, ...] = ()
    """At most `PINNED` waiting cards, the newest first."""
    more: int = 0
    """Waiting cards beyond the pinned ones."""
    exit_strip: ScanAnswer | None = None
    car: CarPassed | None = None
    """A leader's car that has just passed; shown where the exit strip is."""
    last: LastVerdict | None = None
    private: bool = False
    """Nobody works at the screen: names and pictures are hidden."""
    lost: GateDeskError | None = None

    @property
    def waiting(self) -> int:
        """All waiting cards."""
        return len(self.pending) + self.more

    @property
    def newest_is_car(self) -> bool:
        """Whether undoing is about the car."""
        return self.car is not None and (self.last is None or self.car.at > self.last.answer.at)


def actions(view: GateView) -> tuple[Action, ...]:
    """What can be done now; a primary one comes first."""
    card = view.card
    if view.mode is Mode.LOST:
        return ()
    if card is None:
        return (Action.SEARCH, Action.FORGOTTEN, Action.CAR_IN, Action.CAR_OUT, *_of_strip(view))
    if card.record is None:
        return (Action.RECORD, Action.CLOSE)
    if card.verdict is Verdict.RESCAN:
        return (Action.SEARCH, Action.FORGOTTEN)
    if view.open:
        return _of_open(card)
    if card.movement is None:
        return (Action.CLOSE,)
    # A check that was confirmed can be undone, but not decided anew.
    turns = card.verdict is Verdict.ADMIT
    return (Action.TURN, Action.ANNUL) if turns else (Action.ANNUL, Action.CLOSE)


def primary(view: GateView) -> Action | None:
    """The one thing to do now; after an admit there is none (ui.md, principle 4)."""
    if view.card is None or not (view.open or view.card.record is None):
        return None
    return actions(view)[0]


def _of_strip(view: GateView) -> tuple[Action, ...]:
    if view.last is None:
        return ()
    undoable = view.last.answer.movement is not None and not view.last.annulled
    return (Action.REVIEW, Action.ANNUL) if undoable else (Action.REVIEW,)


def _of_open(card: ScanAnswer) -> tuple[Action, ...]:
    keeps = card.next_step is NextStep.KEEP_CARD
    if card.next_step is NextStep.SCAN_CODE:
        # The number is that of several people: nobody goes in by it, nobody is held by it.
        entering = card.direction is Direction.IN
        return (Action.SEARCH, Action.REFUSE) if entering else (Action.CONFIRM, Action.REFUSE)
    if card.verdict is Verdict.REFUSE:
        decisive = (Action.KEEP_CARD, Action.REFUSE) if keeps else (Action.REFUSE,)
        # Without a known card there is nothing to decide anew: it is scanned again.
        return (*decisive, Action.TURN) if card.card else decisive
    if keeps and card.direction is Direction.OUT:
        # An exit is never blocked: the card stays here, the person goes.
        return (Action.KEEP_CARD, Action.CONFIRM, Action.TURN)
    return (Action.CONFIRM, Action.REFUSE, Action.TURN)
