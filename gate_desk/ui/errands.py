"""Long work on a thread of its own, which writes piece by piece between the scans."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct
from PySide6.QtCore import QObject, Qt, Signal, Slot

from gate_desk.domain.errors import GateDeskError, Refused
from gate_desk.services.lane import Lane

if TYPE_CHECKING:
    from gate_desk.services.station import Station
    from gate_desk.ui.jobs import Jobs

T = TypeVar("T")

SHORT_SLICE, LONG_SLICE = 30, 1_000
BUSY_S = 2.0
"""So long after a scan pieces are short: the next one comes soon (architecture.md, Threads). A
long one takes about 40 ms: the first scan after a quiet time waits no longer than that.
"""
_log = logging.getLogger(__name__)


class Step(Struct, frozen=True):
    """How far an errand is: what it is at (a word of the errand's own), done, of how many."""

    what: str
    done: int
    total: int


class Ended(Struct, frozen=True):
    """An errand is over: its result, or why there is none."""

    result: object
    error: GateDeskError | None


class Errand(Lane):
    """Handed to the work: where it writes, and how it tells how far it is."""

    def __init__(self, station: Station, jobs: Jobs, tell: Callable[[Step], None]) -> None:
        super().__init__(station.store)
        self.station = station
        self._jobs = jobs
        self._tell = tell
        self.cancelled = threading.Event()

    def run(self, act: Callable[[], T]) -> T:
        """See `Lane`: on the writing thread, after the scans that wait."""
        return self._jobs.take_turn(act)

    def slice_size(self) -> int:
        """See `Lane`."""
        return SHORT_SLICE if self._jobs.urgent_s < BUSY_S else LONG_SLICE

    def tell(self, what: str, done: int, total: int) -> None:
        """Tell how far it is; raises Refused `cancelled` when somebody wants it to stop."""
        if self.cancelled.is_set():
            raise Refused("cancelled")
        self._tell(Step(what, done, total))


class Errands(QObject):
    """One errand at a time; another that is asked for meanwhile is refused.

    Signals:
        step: a `Step` of the errand under way.
        ended: `Ended`.
    """

    step = Signal(object)
    ended = Signal(object)
    _told = Signal()
    _finished = Signal(object)

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._thread: threading.Thread | None = None
        self._errand: Errand | None = None
        self._wanted_to_stop = threading.Event()
        self._latest: Step | None = None
        """The newest step that the UI thread has not heard of: thousands come as one."""
        self._told.connect(self._on_told, Qt.ConnectionType.QueuedConnection)
        self._finished.connect(self._on_finished, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether an errand is under way."""
        return self._thread is not None

    def begin(self, work: Callable[[Errand], object]) -> bool:
        """Start an errand; False while another one is under way."""
        if self.busy:
            return False
        self._wanted_to_stop.clear()
        self._thread = threading.Thread(target=self._do, args=(work,), name="gate-desk-errand")
        self._thread.start()
        return True

    def cancel(self) -> None:
        """Ask the errand to stop at its next step."""
        self._wanted_to_stop.set()
        if self._errand is not None:
            self._errand.cancelled.set()

    def stop(self) -> None:
        """Stop what is under way and wait for it; nobody is told."""
        self.cancel()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _do(self, work: Callable[[Errand], object]) -> None:
        try:
            errand = Errand(self._jobs.wait_for_station(), self._jobs, self._tell)
            self._errand = errand
            if self._wanted_to_stop.is_set():
                errand.cancelled.set()
            outcome = Ended(work(errand), None)
        except GateDeskError as error:
            outcome = Ended(None, error)
        except Exception as error:
            _log.exception("an errand broke")
            outcome = Ended(None, GateDeskError("bug", type(error).__name__))
        self._finished.emit(outcome)

    def _tell(self, step: Step) -> None:
        silent, self._latest = self._latest is None, step
        if silent:
            self._told.emit()

    @Slot()
    def _on_told(self) -> None:
        step, self._latest = self._latest, None
        if step is not None and self.busy:
            self.step.emit(step)

    @Slot(object)
    def _on_finished(self, outcome: Ended) -> None:
        if self._thread is None:  # stopped meanwhile
            return
        self._thread.join()
        self._thread, self._errand = None, None
        self.ended.emit(outcome)
        if outcome.error is None:
            self._jobs.tell_changed(outcome.result)
