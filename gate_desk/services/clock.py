"""The clocks: wall time and monotonic time, and whether the wall clock can be trusted."""

import secrets
import time
from dataclasses import dataclass, field
from datetime import datetime

from gate_desk.domain.days import milliseconds
from gate_desk.journal.record import Clock as ClockField

TOLERANCE_MS = 2_000
"""A clock that steps back no further is being disciplined, not set."""


def wall_ms() -> int:
    """The wall clock, UTC milliseconds: the one place that reads it."""
    return time.time_ns() // 1_000_000


@dataclass(slots=True)
class SystemClock:
    """The machine's clocks since this process began."""

    boot_id: str = field(default_factory=lambda: secrets.token_hex(4))

    def now_ms(self, highest: int) -> int:
        """Wall clock, UTC milliseconds; `highest` is what the journal has seen."""
        return wall_ms()

    def read(self, highest: int) -> tuple[int, ClockField]:
        """See `store.unit_of_work.TimeSource`."""
        now = self.now_ms(highest)
        suspect = now < highest - TOLERANCE_MS
        return now, ClockField(self.boot_id, self._steady_ms(), "suspect" if suspect else "ok")

    def _steady_ms(self) -> int:
        return time.monotonic_ns() // 1_000_000


@dataclass(slots=True)
class DemoClock(SystemClock):
    """A clock that a demo moves: it stands at `at`, never before the highest time seen."""

    boot_id: str = "demo"
    at: int = 0

    def move(self, moment: datetime) -> None:
        """Stand at a moment."""
        self.at = milliseconds(moment)

    def now_ms(self, highest: int) -> int:
        """The moment, or the highest time seen."""
        return max(self.at, highest)

    def _steady_ms(self) -> int:
        return self.at
