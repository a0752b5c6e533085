"""Named moments in the future, on one timer; the clock is given, so that tests need not wait."""

from collections.abc import Callable
from datetime import UTC, datetime
from time import monotonic_ns

from PySide6.QtCore import QDateTime, QObject, QTimer, Signal, Slot


def milliseconds() -> int:
    """A clock that never goes back."""
    return monotonic_ns() // 1_000_000


def local_now() -> datetime:
    """The wall clock, aware, in local time."""
    return datetime.fromtimestamp(QDateTime.currentMSecsSinceEpoch() / 1000, UTC).astimezone()


class Deadlines(QObject):
    """What is due when.

    Signals:
        passed: the name of a deadline, once.
    """

    passed = Signal(object)

    def __init__(self, clock: Callable[[], int], parent: QObject) -> None:
        super().__init__(parent)
        self._clock = clock
        self._due: dict[str, int] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.catch_up)

    def now(self) -> int:
        """Milliseconds of the clock in use."""
        return self._clock()

    def set(self, name: str, in_ms: int) -> None:
        """Let a name pass in so many milliseconds, instead of when it would have."""
        self._due[name] = self._clock() + in_ms
        self._schedule()

    def clear(self, *names: str) -> None:
        """Forget deadlines."""
        for name in names:
            self._due.pop(name, None)
        self._schedule()

    def __contains__(self, name: str) -> bool:
        return name in self._due

    @Slot()
    def catch_up(self) -> None:
        """Let everything pass whose time has come, in the order of time."""
        now = self._clock()
        for name in sorted(self._due, key=self._due.__getitem__):
            if self._due.get(name, now + 1) <= now:
                del self._due[name]
                self.passed.emit(name)
        self._schedule()

    def _schedule(self) -> None:
        if self._due:
            self._timer.start(max(0, min(self._due.values()) - self._clock()))
        else:
            self._timer.stop()
