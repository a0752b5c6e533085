"""What the gate page is doing: one card, scans on their way, cards that wait, strips, times."""

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal, Slot

from gate_desk.domain.errors import GateDeskError
from gate_desk.domain.ids import RecordRef
from gate_desk.domain.verdict import Resolution
from gate_desk.services.answers import CarPassed, ScanAnswer
from gate_desk.ui.models.deadlines import Deadlines, milliseconds
from gate_desk.ui.models.flights import Flights
from gate_desk.ui.models.gate_rules import (
    PRIVATE_MS,
    SHRINK_MS,
    first_answer,
    looks_alike,
    shown_ms,
    stands_beside,
)
from gate_desk.ui.models.gate_view import Action, GateView, LastVerdict, Mode, actions
from gate_desk.ui.models.waiting import Waiting, needs_guard

BLANK_MS = 120
GUARD_MS = 400
"""Keys are ignored for so long after the card changed."""
_GUARDED = frozenset({Action.RECORD, Action.CONFIRM, Action.REFUSE, Action.KEEP_CARD, Action.TURN})


class GateState(QObject):
    """The page's rules (ui.md, principles 1, 3 and 4) without a single widget.

    Signals:
        changed: the new `GateView`.
    """

    changed = Signal(object)

    def __init__(
        self,
        clock: Callable[[], int] = milliseconds,
        parent: QObject | None = None,
        *,
        several_readers: bool = False,
    ) -> None:
        super().__init__(parent)
        self._several_readers = several_readers
        self._view = GateView()
        self._waiting = Waiting()
        self._acting = False
        self._acted_on: RecordRef | None = None
        self._card_since = clock() - GUARD_MS
        self._deadlines = Deadlines(clock, self)
        self._deadlines.passed.connect(self._passed)
        self._flights = Flights(self._deadlines)

    @property
    def view(self) -> GateView:
        """What is shown now."""
        return self._view

    @property
    def edition(self) -> int:
        """Grows when the list of waiting cards changes here; see `load_waiting`."""
        return self._waiting.edition

    # Scans

    def scan_received(self) -> None:
        """A reader delivered something; its answer is on its way."""
        self._flights.begun()
        self._update()

    def scan_answered(self, answer: ScanAnswer) -> None:
        """The gate decided one scan: a card, or an exit beside the card of another lane."""
        self._flights.landed()
        answer = first_answer(answer, self._view.last) if answer.repeat else answer
        self._update(last=LastVerdict(answer=answer), lost=None)
        card, several = self._view.card, self._several_readers
        if stands_beside(card, answer, several):
            self._set_strip(answer)
            return
        if card and "shrink" in self._deadlines and stands_beside(answer, card, several):
            self._set_strip(card)
        self._place(answer)

    def scan_failed(self, error: GateDeskError) -> None:
        """A scan could not be recorded: no verdict may be seen."""
        self._flights.landed()
        self._deadlines.clear("shrink", "blank", "private")
        self._update(mode=Mode.LOST, lost=error, card=None, blank=False, private=False)

    # What the guard does

    def begin(self, action: Action) -> ScanAnswer | None:
        """The answer that an action may be done to now; None: not possible, or too early."""
        if action not in actions(self._view):
            return None
        card, last = self._view.card, self._view.last
        if action in _GUARDED and card is not None:
            if self._acting or self._deadlines.now() - self._card_since < GUARD_MS:
                return None
            self._acting, self._acted_on = True, card.record
        return card or (last.answer if last else None)

    def acted(self, answer: ScanAnswer) -> None:
        """A confirmation, a turn or a record by hand gave a new answer."""
        acted_on, self._acting = self._acted_on, False
        if acted_on is not None:
            self._waiting.remove(acted_on)
        card = self._view.card
        if card is None or card.record == acted_on:
            self._update(last=LastVerdict(answer=answer))
            self._place(answer)
        else:
            # The next scan has taken the card meanwhile and keeps it.
            self._wait_for_guard(answer)
            self._update()

    def brought(self, answer: ScanAnswer, *, beside: bool) -> None:
        """Somebody was recorded by hand on another page; `beside` leaves the card as it is."""
        self._update(last=LastVerdict(answer=answer), lost=None)
        if beside and self._view.card is not None:
            self._wait_for_guard(answer)
            self._update()
        else:
            self._place(answer)

    def resolved(self, record: RecordRef, resolution: Resolution) -> None:
        """A waiting card was refused or kept: it leaves the page."""
        self._acting = False
        answer = self._waiting.remove(record)
        if self._view.card and self._view.card.record == record:
            if answer is not None:
                self._update(last=LastVerdict(answer=answer, resolution=resolution))
            self._go_idle()
        else:
            self._update()

    def car_passed(self, car: CarPassed) -> None:
        """A leader's car was recorded; the card stays as it is."""
        self._deadlines.set("car", SHRINK_MS)
        self._update(car=car)

    def annulled(self, movement: RecordRef) -> None:
        """A movement was undone."""
        if self._view.car and self._view.car.record == movement:
            self._update(car=None)
        last, strip, card = self._view.last, self._view.exit_strip, self._view.card
        if last and last.answer.movement == movement:
            self._update(last=replace(last, annulled=True))
        if strip and strip.movement == movement:
            self._update(exit_strip=None)
        if card and card.movement == movement:
            self._go_idle()

    def action_failed(self) -> None:
        """What was asked for was not done; the card stays as it is."""
        self._acting = False

    def looked(self, answer: ScanAnswer) -> None:
        """Show somebody without recording, or a recorded scan again."""
        self._show(answer)
        if not self._view.open:
            self._deadlines.set("shrink", PRIVATE_MS)

    def select(self, record: RecordRef) -> None:
        """Outline a waiting card."""
        answer = self._waiting.get(record)
        if answer is not None:
            self._show(answer)

    def select_next(self) -> None:
        """Outline the waiting card after the outlined one, round and round."""
        card = self._view.card
        answer = self._waiting.after(card.record if card else None)
        if answer is not None and not (card and card.record == answer.record):
            self._show(answer)

    def close(self) -> None:
        """Put the card away; a waiting one stays in the list."""
        self._go_idle()

    def touched(self) -> None:
        """Somebody works at the screen."""
        if self._view.private:
            self._update(private=False)
        if self._view.mode is Mode.IDLE:
            self._deadlines.set("private", PRIVATE_MS)

    def load_waiting(self, edition: int, answers: tuple[ScanAnswer, ...]) -> bool:
        """Take the stored list over, unless ours has changed since it was asked for."""
        if edition != self._waiting.edition:
            return False
        self._waiting.load(answers)
        self._update()
        return True

    # Time

    def catch_up(self) -> None:
        """Apply everything that is due by the clock."""
        self._deadlines.catch_up()

    @Slot(object)
    def _passed(self, name: str) -> None:
        self._flights.passed(name)
        if name == "shrink":
            self._go_idle()
        else:
            self._update(**_WHEN_PASSED.get(name, {}))

    # The card

    def _place(self, answer: ScanAnswer) -> None:
        self._wait_for_guard(answer)
        self._show(answer)
        if not self._view.open:
            self._deadlines.set("shrink", shown_ms(answer))

    def _wait_for_guard(self, answer: ScanAnswer) -> None:
        if needs_guard(answer) and not answer.repeat:
            self._waiting.add(answer)

    def _show(self, answer: ScanAnswer) -> None:
        self._card_since = self._deadlines.now()
        self._deadlines.clear("shrink", "private", "blank")
        blank = looks_alike(self._view.card, answer)
        if blank:
            self._deadlines.set("blank", BLANK_MS)
        self._update(
            mode=Mode.CARD,
            card=answer,
            shown=self._view.shown + 1,
            blank=blank,
            private=False,
            lost=None,
        )

    def _go_idle(self) -> None:
        self._deadlines.clear("shrink", "blank")
        self._deadlines.set("private", PRIVATE_MS)
        self._update(mode=Mode.IDLE, card=None, blank=False)

    def _set_strip(self, answer: ScanAnswer) -> None:
        self._deadlines.set("strip", SHRINK_MS)
        self._update(exit_strip=answer)

    def _update(self, **values: Any) -> None:
        draft = replace(self._view, **values)
        record = draft.card.record if draft.card else None
        pinned = self._waiting.pinned(record)
        view = replace(
            draft,
            open=record is not None and record in self._waiting,
            busy=self._flights.busy,
            pending=pinned,
            more=len(self._waiting) - len(pinned),
        )
        if view != self._view:
            self._view = view
            self.changed.emit(view)


_WHEN_PASSED: dict[str, dict[str, Any]] = {
    "blank": {"blank": False},
    "strip": {"exit_strip": None},
    "car": {"car": None},
    "private": {"private": True},
}
