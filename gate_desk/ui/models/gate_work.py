"""What the gate page asks the services for, and where the answers go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from gate_desk.config.node_toml import Settings
from gate_desk.domain.errors import GateDeskError
from gate_desk.domain.ids import PersonRef, RecordRef
from gate_desk.domain.reading import Reading
from gate_desk.domain.verdict import Direction, Resolution
from gate_desk.services.answers import CarPassed, FoundPerson, Overview, ScanAnswer, SiteNames
from gate_desk.ui.models.band_text import NOTHING_KNOWN, Band, band_of
from gate_desk.ui.models.gate_state import GateState
from gate_desk.ui.models.latest import Latest

if TYPE_CHECKING:
    from gate_desk.services.station import Station
    from gate_desk.ui.jobs import Jobs

FOUND_MOST = 20
_BY_HAND = "hand"
"""The reader's name in a record that no reader made."""

Waiting = tuple[int, tuple[ScanAnswer, ...]]
Search = tuple[str, tuple[FoundPerson, ...]]


class GateWork(QObject):
    """One method per thing that a guard or a reader does.

    Signals:
        sounded: the `Band` of a scan's answer, for the speaker.
        failed: the `GateDeskError` of something that was not done.
        found: what a search found: the text and the people.
        learned: names or figures around the verdict have come.
    """

    sounded = Signal(object)
    failed = Signal(object)
    found = Signal(object)
    learned = Signal()

    def __init__(self, jobs: Jobs, state: GateState, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs, self._state, self._settings = jobs, state, settings
        self.names: SiteNames = NOTHING_KNOWN
        self.overview: Overview | None = None
        self._shown_when_asked = 0
        self._names = Latest(jobs, _names, self)
        self._overview = Latest(jobs, _overview, self)
        self._names.came.connect(self._names_came)
        self._overview.came.connect(self._overview_came)
        self._waiting = Latest(jobs, self._read_waiting, self)
        self._waiting.came.connect(self._waiting_came)
        jobs.changed.connect(self._records_changed)

    @Slot()
    def refresh(self) -> None:
        """Read everything around the verdict again."""
        self._names.ask()
        self._overview.ask()
        self._waiting.ask()

    @Slot()
    def refresh_figures(self) -> None:
        """Ages grow without any record."""
        self._overview.ask()

    # Scans and decisions

    def scan(self, reading: Reading) -> None:
        """Let the gate decide, before everything else that waits."""

        def decide(station: Station) -> ScanAnswer:
            return station.gate.scan(reading)

        self._state.scan_received()
        self._jobs.change(decide, self._scanned, self._scan_failed, urgent=True)

    def record_by_hand(self, looked: ScanAnswer) -> None:
        """Badge forgotten or broken: record the person that is shown."""
        assert looked.person is not None
        person, lane, reader = looked.person.ref, looked.direction, looked.reader or _BY_HAND

        def record(station: Station) -> ScanAnswer:
            return station.gate.by_hand(person, reader, lane)

        self._jobs.change(record, self._recorded_by_hand, self._action_failed, urgent=True)

    def confirm(self, scan: RecordRef) -> None:
        """The guard clears a check."""

        def confirm(station: Station) -> ScanAnswer:
            return station.gate.confirm(scan)

        self._jobs.change(confirm, self._acted, self._action_failed, urgent=True)

    def turn(self, scan: RecordRef) -> None:
        """The other direction."""

        def turn(station: Station) -> ScanAnswer:
            return station.gate.turn(scan)

        self._jobs.change(turn, self._acted, self._action_failed, urgent=True)

    def refuse(self, scan: RecordRef) -> None:
        """The guard refuses."""

        def refuse(station: Station) -> tuple[RecordRef, Resolution]:
            station.gate.refuse(scan)
            return scan, Resolution.REFUSED

        self._jobs.change(refuse, self._resolved, self._action_failed, urgent=True)

    def keep_card(self, scan: RecordRef) -> None:
        """The card stays at the gate."""

        def keep(station: Station) -> tuple[RecordRef, Resolution]:
            station.gate.keep_card(scan)
            return scan, Resolution.CARD_KEPT

        self._jobs.change(keep, self._resolved, self._action_failed, urgent=True)

    def let_leader_pass(self, direction: Direction) -> None:
        """A leader's car does not stop."""

        def note(station: Station) -> CarPassed:
            return station.gate.let_leader_pass(direction)

        self._jobs.change(note, self._car_passed, self._action_failed, urgent=True)

    def annul(self, movement: RecordRef, reason: str) -> None:
        """Undo a movement."""

        def annul(station: Station) -> RecordRef:
            station.gate.annul(movement, reason)
            return movement

        self._jobs.change(annul, self._annulled, self._action_failed)

    # Looking

    @Slot(object)
    def search(self, untrusted_text: str) -> None:
        """Find people by name or card number."""

        def find(station: Station) -> Search:
            return untrusted_text, station.lookups.find_people(untrusted_text, FOUND_MOST)

        self._jobs.query(find, self._found, self._action_failed)

    def look(self, person: PersonRef) -> None:
        """Show somebody without recording."""

        lanes = {reader.lane for reader in self._settings.reader}
        only = lanes.pop() if len(lanes) == 1 else ""
        lane = Direction(only) if only else None

        def look(station: Station) -> ScanAnswer:
            return station.lookups.look(person, lane)

        self._shown_when_asked = self._state.view.shown
        self._jobs.query(look, self._looked, self._action_failed)

    def review(self, scan: RecordRef) -> None:
        """Show a recorded scan again."""

        def review(station: Station) -> ScanAnswer:
            return station.lookups.answer(scan)

        self._shown_when_asked = self._state.view.shown
        self._jobs.query(review, self._looked, self._action_failed)

    # Answers

    @Slot(object)
    def _scanned(self, answer: ScanAnswer) -> None:
        self._state.scan_answered(answer)
        self.sounded.emit(band_of(answer))

    @Slot(object)
    def _scan_failed(self, error: GateDeskError) -> None:
        self._state.scan_failed(error)
        self.sounded.emit(Band.LOST)
        self.failed.emit(error)

    @Slot(object)
    def _recorded_by_hand(self, answer: ScanAnswer) -> None:
        self._state.acted(answer)
        self.sounded.emit(band_of(answer))

    def take_over(self, answer: ScanAnswer, *, beside: bool) -> None:
        """Somebody was recorded by hand on another page; see `GateState.brought`."""
        self._state.brought(answer, beside=beside)
        self.sounded.emit(band_of(answer))

    @Slot(object)
    def _acted(self, answer: ScanAnswer) -> None:
        self._state.acted(answer)

    @Slot(object)
    def _resolved(self, done: tuple[RecordRef, Resolution]) -> None:
        self._state.resolved(*done)

    @Slot(object)
    def _car_passed(self, car: CarPassed) -> None:
        self._state.car_passed(car)
        self.sounded.emit(Band.ADMIT if car.direction is Direction.IN else Band.EXIT)

    @Slot(object)
    def _annulled(self, movement: RecordRef) -> None:
        self._state.annulled(movement)

    @Slot(object)
    def _action_failed(self, error: GateDeskError) -> None:
        self._state.action_failed()
        self.failed.emit(error)

    @Slot(object)
    def _found(self, found: Search) -> None:
        self.found.emit(found)

    @Slot(object)
    def _looked(self, answer: ScanAnswer) -> None:
        # A scan that came meanwhile keeps the card.
        if self._state.view.shown == self._shown_when_asked:
            self._state.looked(answer)

    @Slot(object)
    def _names_came(self, names: SiteNames) -> None:
        self.names = names
        self.learned.emit()

    @Slot(object)
    def _overview_came(self, overview: Overview) -> None:
        self.overview = overview
        self.learned.emit()

    def _read_waiting(self, station: Station) -> Waiting:
        # Read before the query: a change made meanwhile makes its answer too old.
        edition = self._state.edition
        return edition, station.lookups.pending()

    @Slot(object)
    def _waiting_came(self, waiting: Waiting) -> None:
        if not self._state.load_waiting(*waiting):
            self._waiting.ask()

    @Slot(object)
    def _records_changed(self, _kinds: object) -> None:
        self._overview.ask()
        self._waiting.ask()


def _names(station: Station) -> SiteNames:
    return station.lookups.names()


def _overview(station: Station) -> Overview:
    return station.lookups.overview()
