"""What the lookup page asks the services for: always the newest question, off the UI thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QObject, Signal, Slot

from gate_desk.domain.errors import GateDeskError
from gate_desk.domain.ids import PersonRef
from gate_desk.domain.verdict import Direction
from gate_desk.services.answers import FoundPerson, ScanAnswer
from gate_desk.services.history_answers import ForgottenCount, PersonHistory

if TYPE_CHECKING:
    from collections.abc import Callable

    from gate_desk.services.station import Station
    from gate_desk.ui.jobs import Jobs

FOUND_MOST = 20
_BY_HAND = "hand"
"""The reader's name in a record that no reader made."""


class Search(Struct, frozen=True):
    """What a search found."""

    untrusted_text: str
    people: tuple[FoundPerson, ...]


class Looked(Struct, frozen=True):
    """Somebody as the gate would answer, and how often the card was forgotten this month."""

    answer: ScanAnswer
    forgotten: ForgottenCount


class LookupWork(QObject):
    """Of several questions of one kind only the newest is answered.

    Signals:
        found: `Search`.
        looked: `Looked`.
        remembered: `PersonHistory`.
        recorded: the `ScanAnswer` of a scan by hand.
        failed: the `GateDeskError` of something that was not done.
    """

    found = Signal(object)
    looked = Signal(object)
    remembered = Signal(object)
    recorded = Signal(object)
    failed = Signal(object)

    def __init__(self, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._searches = _Newest(jobs, self)
        self._looks = _Newest(jobs, self)
        self._histories = _Newest(jobs, self)
        for questions, told in (
            (self._searches, self.found),
            (self._looks, self.looked),
            (self._histories, self.remembered),
        ):
            questions.answered.connect(told)
            questions.failed.connect(self.failed)

    def search(self, untrusted_text: str) -> None:
        """Find people by name or card number."""

        def find(station: Station) -> Search:
            people = station.lookups.find_people(untrusted_text, FOUND_MOST)
            return Search(untrusted_text, people)

        self._searches.ask(find)

    def look(self, person: PersonRef, lane: Direction | None) -> None:
        """What a scan by hand would give in a direction (None: as the gate would choose)."""

        def look(station: Station) -> Looked:
            answer = station.lookups.look(person, lane)
            return Looked(answer, station.histories.forgotten_by(person))

        self._looks.ask(look)

    def remember(self, person: PersonRef) -> None:
        """A person's past."""

        def remember(station: Station) -> PersonHistory:
            return station.histories.of_person(person)

        self._histories.ask(remember)

    def forget(self) -> None:
        """Whatever is on its way is not wanted any more."""
        for questions in (self._searches, self._looks, self._histories):
            questions.forget()

    def forget_person(self) -> None:
        """The same for what concerns one person."""
        self._looks.forget()
        self._histories.forget()

    def record(self, looked: ScanAnswer) -> None:
        """The badge was forgotten or is broken: record the person in the direction shown."""
        assert looked.person is not None
        person, lane = looked.person.ref, looked.direction

        def record(station: Station) -> ScanAnswer:
            return station.gate.by_hand(person, _BY_HAND, lane)

        self._jobs.change(record, self._recorded, self._failed, urgent=True)

    @Slot(object)
    def _recorded(self, answer: ScanAnswer) -> None:
        self.recorded.emit(answer)

    @Slot(object)
    def _failed(self, error: GateDeskError) -> None:
        self.failed.emit(error)


class _Newest(QObject):
    """One question at a time; of those asked meanwhile only the last is put afterwards.

    Signals:
        answered: what the newest question was answered.
        failed: the `GateDeskError` of the newest question.
    """

    answered = Signal(object)
    failed = Signal(object)

    def __init__(self, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._asking = self._wanted = False
        self._next: Callable[[Station], object] | None = None

    def ask(self, op: Callable[[Station], object]) -> None:
        """Put a question; older ones stay unanswered."""
        self._wanted = True
        if self._asking:
            self._next = op
        else:
            self._put(op)

    def forget(self) -> None:
        """Answer nothing until the next question."""
        self._wanted, self._next = False, None

    def _put(self, op: Callable[[Station], object]) -> None:
        self._asking, self._next = True, None
        self._jobs.query(op, self._came, self._failed)

    def _is_newest(self) -> bool:
        self._asking = False
        if self._next is not None:
            self._put(self._next)
            return False
        return self._wanted

    @Slot(object)
    def _came(self, answer: object) -> None:
        if self._is_newest():
            self.answered.emit(answer)

    @Slot(object)
    def _failed(self, error: GateDeskError) -> None:
        if self._is_newest():
            self.failed.emit(error)
