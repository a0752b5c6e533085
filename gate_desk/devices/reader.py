"""What all readers have in common: a name, a lane, a state, and the texts they deliver."""

from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from gate_desk.domain.reading import Reading
from gate_desk.domain.rfid import RfidProfile
from gate_desk.domain.trial import Manner, TrialScan
from gate_desk.domain.verdict import Direction


class ReaderState(StrEnum):
    """How a reader does, as far as the program can know."""

    GOOD = "good"
    LOST = "lost"
    """Unplugged, taken by another program, or not there yet: it comes back by itself."""
    NOISY = "noisy"
    """It delivers much that is no code: wrong baud rate, a broken cable."""


class Reader(QObject):
    """One reader. `start` and `stop` may be called in turn, any number of times.

    Signals:
        captured: a `Reading`; none while the reader is tried out.
        tried: a `TrialScan`, while it is.
        changed: the new `ReaderState`; the first one is `GOOD` and is not told.
    """

    captured = Signal(object)
    tried = Signal(object)
    changed = Signal(object)
    types = False
    """It is a keyboard to the system."""

    def __init__(self, name: str, lane: Direction | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self.lane = lane
        self.rfid: RfidProfile | None = None
        """How it writes the numbers of radio cards; None: not known."""
        self._state = ReaderState.GOOD
        self._on_trial = False

    @property
    def state(self) -> ReaderState:
        """How it does."""
        return self._state

    def start(self) -> None:
        """Begin to deliver."""
        raise NotImplementedError

    def stop(self) -> None:
        """Deliver nothing more, and give the device back."""
        raise NotImplementedError

    def try_out(self, on: bool) -> None:
        """Deliver to a trial, where nothing is recorded, or to the gate again."""
        self._on_trial = on

    def deliver(self, untrusted_text: str, manner: Manner = Manner()) -> None:  # noqa: B008 - frozen
        """Tell what was read, and to a trial how it came."""
        if self._on_trial:
            scan = TrialScan(reader=self.name, untrusted_text=untrusted_text, manner=manner)
            self.tried.emit(scan)
            return
        self.captured.emit(
            Reading(
                untrusted_text=untrusted_text,
                reader=self.name,
                lane=self.lane,
                rfid=self.rfid,
                typed=self.types,
            )
        )

    def enter(self, state: ReaderState) -> None:
        """Tell a new state, once."""
        if state is not self._state:
            self._state = state
            self.changed.emit(state)
