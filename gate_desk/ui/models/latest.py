"""A query whose newest answer is wanted, however often it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from gate_desk.domain.errors import GateDeskError

if TYPE_CHECKING:
    from gate_desk.services.station import Station
    from gate_desk.ui.jobs import Jobs


class Latest(QObject):
    """One question at a time; asked meanwhile, it is put once more after the answer.

    Signals:
        came: the answer.
    """

    came = Signal(object)

    def __init__(self, jobs: Jobs, op: Callable[[Station], object], parent: QObject) -> None:
        super().__init__(parent)
        self._jobs, self._op = jobs, op
        self._asking = self._again = False

    @Slot()
    def ask(self) -> None:
        """Put the question."""
        if self._asking:
            self._again = True
            return
        self._asking = True
        self._jobs.query(self._op, self._came, self._failed)

    @Slot(object)
    def _came(self, answer: object) -> None:
        self._asking = False
        self.came.emit(answer)
        self._repeat()

    @Slot(object)
    def _failed(self, _error: GateDeskError) -> None:
        # The window names the fault; what is shown stays until the next change.
        self._asking = False
        self._repeat()

    def _repeat(self) -> None:
        if self._again:
            self._again = False
            self.ask()
