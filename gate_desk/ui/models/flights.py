"""Scans whose answers are still on their way."""

from gate_desk.ui.models.deadlines import Deadlines

SLOW_MS = 300
"""A single scan is counted as being handled when it takes longer."""
_NAME = "slow"


class Flights:
    """Counts them, and says when that is worth showing."""

    def __init__(self, deadlines: Deadlines) -> None:
        self._deadlines = deadlines
        self._number = 0
        self._slow = False

    def begun(self) -> None:
        """One more."""
        self._number += 1
        if _NAME not in self._deadlines:
            self._deadlines.set(_NAME, SLOW_MS)

    def landed(self) -> None:
        """One less."""
        self._number -= 1
        self._slow = self._slow and self._number > 0
        if not self._number:
            self._deadlines.clear(_NAME)

    def passed(self, name: str) -> None:
        """A deadline has passed, perhaps ours."""
        if name == _NAME:
            self._slow = self._number > 0

    @property
    def busy(self) -> int:
        """How many are being handled; 0 while a single one is quick."""
        return self._number if self._slow or self._number > 1 else 0
