"""A stand-in for `ui.jobs.Jobs` that answers at once from given values."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any, cast

from PySide6.QtCore import QObject, Signal

from gate_desk.domain.errors import GateDeskError
from gate_desk.ui.jobs import Changed, Jobs

Then = Callable[[Any], None]
Op = Callable[[Any], object]


class Lookups(SimpleNamespace):
    """`station.lookups` of a test: functions as attributes."""


class FakeStation(SimpleNamespace):
    """A station made of given functions: `FakeStation(lookups=Lookups(overview=...))`."""

    state = "ready"
    reason: str | None = None


class FakeJobs(QObject):
    """Runs each operation on the spot; with `hold` set, only when `release()` is called.

    `asked` and `done` hold the operations of `query` and `change`, in order.
    """

    changed = Signal(object)
    opened = Signal(object)
    failed_to_open = Signal(object)
    waiting = Signal(object)
    broken = Signal(object)

    def __init__(self, station: object | None = None) -> None:
        super().__init__()
        self.station = station if station is not None else FakeStation()
        self.asked: list[Op] = []
        self.done: list[Op] = []
        self.hold = False
        self._held: list[Callable[[], None]] = []

    def as_jobs(self) -> Jobs:
        """For constructors that want the real thing."""
        return cast(Jobs, self)

    def query(self, op: Op, done: Then, failed: Then | None = None) -> None:
        """Read something."""
        self.asked.append(op)
        self._answer(op, done, failed, is_change=False)

    def change(
        self,
        op: Op,
        done: Then | None = None,
        failed: Then | None = None,
        *,
        urgent: bool = False,
    ) -> None:
        """Write something; tells `changed` after the answer."""
        self.done.append(op)
        self._answer(op, done, failed, is_change=True)

    def release(self) -> None:
        """Answer what was held back, in order, and what those answers ask for."""
        self.hold = False
        held, self._held = self._held, []
        for run in held:
            run()

    def _answer(self, op: Op, done: Then | None, failed: Then | None, *, is_change: bool) -> None:
        def run() -> None:
            try:
                result = op(self.station)
            except GateDeskError as error:
                (failed or self.broken.emit)(error)
                return
            if done is not None:
                done(result)
            if is_change:
                self.changed.emit(Changed(result))

        if self.hold:
            self._held.append(run)
        else:
            run()
