"""The one door from widgets to services: a lane of changes, a pool of queries, answers as facts."""

from __future__ import annotations

import itertools
import logging
import math
import threading
import time
from collections.abc import Callable
from queue import PriorityQueue, SimpleQueue
from typing import TYPE_CHECKING, Any, TypeVar, cast

from msgspec import Struct
from PySide6.QtCore import QObject, Qt, Signal, SignalInstance, Slot

from gate_desk.domain.errors import GateDeskError, Refused
from gate_desk.ui.receiver import Receiver

if TYPE_CHECKING:
    from gate_desk.services.station import Station

T = TypeVar("T")

READERS = 2
STOP_WITHIN_S = 10.0
"""How long `stop` waits for what is being done; the threads end by themselves even after that."""

_URGENT, _ORDINARY, _LAST = range(3)
_END, _OPEN_AGAIN = 0, -1
_log = logging.getLogger(__name__)


class Opened(Struct, frozen=True):
    """The station is open; `reason` is the code why it cannot record, None when it can."""

    reason: str | None


class Changed(Struct, frozen=True):
    """A change was done; `result` is what its service answered."""

    result: object


class _Job(Struct, frozen=True):
    op: Callable[[Station], object]
    done: Receiver
    failed: Receiver
    is_change: bool


class _Turn:
    """Something that another thread does on the writing thread, and waits for."""

    def __init__(self, act: Callable[[], object]) -> None:
        self._act = act
        self._done = threading.Event()
        self._result: object = None
        self._error: BaseException | None = None

    def run(self) -> None:
        try:
            self._result = self._act()
        except BaseException as error:
            self._error = error
        self._done.set()

    def refuse(self, error: BaseException) -> None:
        self._error = error
        self._done.set()

    def result(self) -> object:
        self._done.wait()
        if self._error is not None:
            raise self._error
        return self._result


class _Outcome(Struct, frozen=True):
    job: int
    result: object
    error: GateDeskError | None


class Jobs(QObject):
    """Runs operations on the station away from the UI thread and answers on it.

    Changes run one after the other on the thread that opened the station: urgent ones first, each
    kind in the order asked. Queries run beside them on two threads. `done` and `failed` are bound
    methods, held weakly; other callables are held until they are answered. Both may be asked before
    `start`: they wait for the station, and fail with its error when it does not open.

    Signals:
        opened: `Opened`.
        failed_to_open: `GateDeskError`; every job then fails with it until `open_again` succeeds.
        changed: `Changed`, after the asker's `done`.
        waiting: how many changes are not answered yet.
        broken: `GateDeskError` that is a bug (code "bug", in the log) or that nobody was told of.
    """

    opened = Signal(object)
    failed_to_open = Signal(object)
    changed = Signal(object)
    waiting = Signal(object)
    broken = Signal(object)
    _station_opened = Signal(object)
    _finished = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._numbers = itertools.count(_END + 1)
        self._jobs: dict[int, _Job] = {}
        """Only the UI thread adds and removes, so that no widget a job holds dies elsewhere."""
        self._changes: PriorityQueue[tuple[int, int]] = PriorityQueue()
        self._queries: SimpleQueue[int] = SimpleQueue()
        self._turns: dict[int, _Turn] = {}
        self._urgent_at = -math.inf
        self._not_answered = 0
        self._station: Station | GateDeskError | None = None
        self._station_known = threading.Event()
        self._stopping = threading.Event()
        self._writer: threading.Thread | None = None
        self._readers: tuple[threading.Thread, ...] = ()
        self._station_opened.connect(self._on_station, Qt.ConnectionType.QueuedConnection)
        self._finished.connect(self._on_finished, Qt.ConnectionType.QueuedConnection)

    @property
    def idle(self) -> bool:
        """Everything that was asked for has been answered."""
        return not self._jobs

    def start(self, open_station: Callable[[], Station]) -> None:
        """Open the station on the writing thread and begin to work."""
        self._writer = threading.Thread(
            target=self._write, args=(open_station,), name="gate-desk-writer"
        )
        self._readers = tuple(
            threading.Thread(target=self._read, name=f"gate-desk-reader-{number}")
            for number in range(1, READERS + 1)
        )
        for thread in (self._writer, *self._readers):
            thread.start()

    def open_again(self) -> None:
        """Try to open the station once more; nothing happens when it is open."""
        self._changes.put((_URGENT, _OPEN_AGAIN))

    def stop(self) -> None:
        """Finish the changes asked for, drop the queries, close the station; answer nobody."""
        self._stopping.set()
        deadline = time.monotonic() + STOP_WITHIN_S
        for _ in self._readers:
            self._queries.put(_END)
        self._join(self._readers, deadline)
        self._changes.put((_LAST, _END))
        if self._writer is not None:
            self._join((self._writer,), deadline)

    def change(
        self,
        op: Callable[[Station], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[GateDeskError], None] | None = None,
        *,
        urgent: bool = False,
    ) -> None:
        """Do something that writes; scans are urgent. Raises RuntimeError after `stop`."""
        if self._stopping.is_set():
            raise RuntimeError("a change was asked for after the end")
        if urgent:
            self._urgent_at = time.monotonic()
        number = self._note(_Job(op, Receiver(done), Receiver(failed), is_change=True))
        self._changes.put((_URGENT if urgent else _ORDINARY, number))
        self._count(+1)

    def query(
        self,
        op: Callable[[Station], T],
        done: Callable[[T], None],
        failed: Callable[[GateDeskError], None] | None = None,
    ) -> None:
        """Read something; after `stop` nobody is answered."""
        if not self._stopping.is_set():
            job = _Job(op, Receiver(done), Receiver(failed), is_change=False)
            self._queries.put(self._note(job))

    def wait_for_station(self) -> Station:
        """The open station, for long work on a thread of its own; raises why there is none."""
        self._station_known.wait()
        if isinstance(self._station, GateDeskError):
            raise self._station
        assert self._station is not None
        return self._station

    def take_turn(self, act: Callable[[], T]) -> T:
        """From another thread: write something after all scans that wait, and wait for it.

        Raises what `act` raises, or Refused `cancelled` after `stop`.
        """
        turn, number = _Turn(act), next(self._numbers)
        self._turns[number] = turn
        if self._stopping.is_set():
            raise Refused("cancelled")
        self._changes.put((_ORDINARY, number))
        return cast(T, turn.result())

    def tell_changed(self, result: object) -> None:
        """On the UI thread: something was written by turns, and pages may want to know."""
        self.changed.emit(Changed(result))

    @property
    def urgent_s(self) -> float:
        """Seconds since the last urgent change was asked for."""
        return time.monotonic() - self._urgent_at

    def _note(self, job: _Job) -> int:
        number = next(self._numbers)
        self._jobs[number] = job
        return number

    def _count(self, more: int) -> None:
        self._not_answered += more
        self.waiting.emit(self._not_answered)

    def _write(self, open_station: Callable[[], Station]) -> None:
        self._open(open_station)
        while (number := self._changes.get()[1]) != _END:
            if number != _OPEN_AGAIN:
                self._run(number)
            elif isinstance(self._station, GateDeskError):
                self._open(open_station)
        for turn in list(self._turns.values()):
            turn.refuse(Refused("cancelled"))
        if self._station is not None and not isinstance(self._station, GateDeskError):
            _attempt(self._station.close)

    def _open(self, open_station: Callable[[], Station]) -> None:
        station, error = _attempt(open_station)
        self._station = station if error is None else error
        self._station_known.set()
        self._report(self._station_opened, error or Opened(station.reason))

    def _read(self) -> None:
        self._station_known.wait()
        while (number := self._queries.get()) != _END:
            if not self._stopping.is_set():
                self._run(number)

    def _run(self, number: int) -> None:
        if (turn := self._turns.pop(number, None)) is not None:
            turn.run()
            return
        station, op = self._station, self._jobs[number].op
        if isinstance(station, GateDeskError):
            outcome = _Outcome(number, None, station)
        else:
            outcome = _Outcome(number, *_attempt(op, station))
        del op
        self._report(self._finished, outcome)

    def _report(self, signal: SignalInstance, fact: object) -> None:
        if not self._stopping.is_set():  # later the receiver may be gone, and changes must go on
            signal.emit(fact)

    @Slot(object)
    def _on_station(self, outcome: Opened | GateDeskError) -> None:
        (self.opened if isinstance(outcome, Opened) else self.failed_to_open).emit(outcome)

    @Slot(object)
    def _on_finished(self, outcome: _Outcome) -> None:
        job = self._jobs.pop(outcome.job)
        if self._stopping.is_set():
            return
        if job.is_change:
            self._count(-1)
        if outcome.error is not None:
            self._fail(job, outcome.error)
            return
        try:
            job.done.tell(outcome.result)
        finally:
            if job.is_change:
                self.changed.emit(Changed(outcome.result))

    def _fail(self, job: _Job, error: GateDeskError) -> None:
        was_told = job.failed.tell(error)
        if error.code == "bug" or not was_told:
            self.broken.emit(error)

    def _join(self, threads: tuple[threading.Thread, ...], deadline: float) -> None:
        for thread in threads:
            thread.join(max(0.0, deadline - time.monotonic()))
            if thread.is_alive():
                _log.error("%s is still busy after %s s", thread.name, STOP_WITHIN_S)


def _attempt(op: Callable[..., Any], *values: object) -> tuple[Any, GateDeskError | None]:
    """The result, or the error; what is no `GateDeskError` is a bug of ours and is logged."""
    try:
        return op(*values), None
    except GateDeskError as error:
        return None, error
    except Exception as error:
        _log.exception("a job broke")
        return None, GateDeskError("bug", type(error).__name__)
