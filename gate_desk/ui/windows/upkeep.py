"""Asks the station what stands around the page, and says what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from gate_desk.ui.models.attention import LOW_DISK_BYTES

if TYPE_CHECKING:
    from gate_desk.domain.errors import GateDeskError
    from gate_desk.services.answers import Overview
    from gate_desk.ui.jobs import Jobs


class Upkeep(QObject):
    """Asks after every change and when told to, one question at a time.

    Signals:
        came: the `Overview`.
        found: the code of something that is wrong.
        gone: the code of something that is right again.
    """

    came = Signal(object)
    found = Signal(str)
    gone = Signal(str)

    def __init__(self, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._asking = self._ask_again = False
        self._failure: str | None = None
        self._wrong: set[str] = set()
        jobs.changed.connect(self._changed)

    @Slot()
    def refresh(self) -> None:
        """Ask; while an answer is on its way, ask once more after it."""
        if self._asking:
            self._ask_again = True
            return
        self._asking = True
        self._jobs.query(lambda station: station.lookups.overview(), self._came, self._failed)

    @Slot(object)
    def _changed(self, _changed: object) -> None:
        self.refresh()

    @Slot(object)
    def _came(self, overview: Overview) -> None:
        self._forget_failure()
        self.came.emit(overview)
        self._tell("disk_low", wrong=overview.free_disk_bytes < LOW_DISK_BYTES)
        self._tell("clock_suspect", wrong=not overview.clock_ok)
        self._answered()

    @Slot(object)
    def _failed(self, error: GateDeskError) -> None:
        self._forget_failure()
        self._failure = error.code
        self.found.emit(error.code)
        self._answered()

    def _forget_failure(self) -> None:
        if self._failure is not None:
            self.gone.emit(self._failure)
            self._failure = None

    def _tell(self, code: str, *, wrong: bool) -> None:
        if wrong != (code in self._wrong):
            self._wrong ^= {code}
            (self.found if wrong else self.gone).emit(code)

    def _answered(self) -> None:
        self._asking = False
        if self._ask_again:
            self._ask_again = False
            self.refresh()
