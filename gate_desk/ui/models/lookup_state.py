"""What the lookup page shows at one moment, and the rules by which that changes."""

from collections.abc import Callable

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal, Slot

from gate_desk.domain.ids import PersonRef
from gate_desk.domain.verdict import Direction
from gate_desk.services.answers import FoundPerson, ScanAnswer
from gate_desk.services.history_answers import PersonHistory
from gate_desk.ui.models.deadlines import Deadlines, milliseconds
from gate_desk.ui.models.gate_rules import PRIVATE_MS
from gate_desk.ui.models.gate_state import GUARD_MS
from gate_desk.ui.models.lookup_work import Looked, Search


class LookupView(Struct, frozen=True, kw_only=True):
    """Everything the page paints, as one value."""

    people: tuple[FoundPerson, ...] | None = None
    """None: nothing has been looked for."""
    looked: Looked | None = None
    history: PersonHistory | None = None
    """The past of the person that is looked at, while it is asked for."""
    private: bool = False
    """Nobody works at the screen: names are hidden."""

    @property
    def card(self) -> ScanAnswer | None:
        """The person that is looked at."""
        return self.looked.answer if self.looked else None

    @property
    def person(self) -> PersonRef | None:
        """Who that is."""
        return self.card.person.ref if self.card and self.card.person else None


class LookupState(QObject):
    """Without a single widget.

    Signals:
        changed: the new `LookupView`.
        left_alone: nobody has touched anything for a minute; everything was forgotten.
    """

    changed = Signal(object)
    left_alone = Signal()

    def __init__(self, clock: Callable[[], int] = milliseconds, parent: QObject | None = None):
        super().__init__(parent)
        self._view = LookupView()
        self._recording = self._looking = False
        self._since = clock() - GUARD_MS
        self._deadlines = Deadlines(clock, self)
        self._deadlines.passed.connect(self._passed)

    @property
    def view(self) -> LookupView:
        """What is shown now."""
        return self._view

    def catch_up(self) -> None:
        """Apply everything that is due by the clock."""
        self._deadlines.catch_up()

    def touched(self) -> None:
        """Somebody works at the screen."""
        self._deadlines.set("alone", PRIVATE_MS)
        self._update(private=False)

    def found(self, search: Search) -> None:
        """The newest search was answered."""
        self._update(people=search.people, looked=None, history=None)

    def typed(self) -> None:
        """Something else is typed: nothing may be done to somebody found by the text before."""
        self.close()

    def emptied(self) -> None:
        """Nothing is looked for any more."""
        self._update(people=None, looked=None, history=None)

    def begin_looking(self) -> bool:
        """Somebody else is about to be shown; False while a record is under way."""
        self._looking = not self._recording
        return self._looking

    def looked(self, looked: Looked) -> None:
        """Somebody was chosen, or is looked at in the other direction."""
        same = looked.answer.person == (self.view.card.person if self.view.card else None)
        self._since = self._deadlines.now()
        self._looking = False
        self._update(looked=looked, history=self._view.history if same else None)

    def remembered(self, history: PersonHistory) -> None:
        """The past of somebody has come; shown if that one is still looked at."""
        if history.person.ref == self._view.person:
            self._update(history=history)

    def close_history(self) -> None:
        """Put the past away."""
        self._update(history=None)

    def close(self) -> None:
        """Put the card away; the list stays."""
        self._looking = False
        self._update(looked=None, history=None)

    def begin_recording(self) -> ScanAnswer | None:
        """Whom to record now; None: nobody, too early, somebody else is about to be shown."""
        early = self._deadlines.now() - self._since < GUARD_MS
        if self._view.card is None or early or self._recording or self._looking:
            return None
        self._recording = True
        return self._view.card

    def failed(self) -> None:
        """What was asked for was not done; the card stays, to try again."""
        self._recording = self._looking = False

    def turned(self) -> Direction | None:
        """The other direction than is looked at."""
        return self._view.card.direction.opposite if self._view.card else None

    def forget(self) -> None:
        """Nobody's data stay."""
        self._recording = self._looking = False
        self._deadlines.clear("alone")
        self._update(people=None, looked=None, history=None)

    @Slot(object)
    def _passed(self, _name: str) -> None:
        self.forget()
        self._update(private=True)
        self.left_alone.emit()

    def _update(self, **values: object) -> None:
        view = replace(self._view, **values)
        if view != self._view:
            self._view = view
            self.changed.emit(view)
