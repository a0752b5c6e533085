"""Keeps what stands around the page up to date with the station."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from gate_desk.ui.models.attention import LOW_DISK_BYTES
from gate_desk.ui.windows.status_text import site_time

if TYPE_CHECKING:
    from gate_desk.domain.errors import GateDeskError
    from gate_desk.services.answers import Overview
    from gate_desk.ui.jobs import Jobs
    from gate_desk.ui.windows.main_window import MainWindow


class Upkeep(QObject):
    """Asks for the overview after every change and every minute, one question at a time."""

    def __init__(self, jobs: Jobs, window: MainWindow) -> None:
        super().__init__(window)
        self._jobs, self._window = jobs, window
        self._asking = self._ask_again = False
        self._failure: str | None = None
        jobs.changed.connect(self._changed)
        window.header.clock.minute_passed.connect(self.refresh)

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
        self._window.header.show_gate(overview.gate_name, overview.site_name)
        self._window.status.show_overview(overview)
        at = site_time(overview)
        offset = at.utcoffset() if at is not None else None
        if offset is not None:
            self._window.header.clock.use_offset(int(offset.total_seconds()))
        self._show_or_clear("disk_low", overview.free_disk_bytes < LOW_DISK_BYTES)
        self._show_or_clear("clock_suspect", not overview.clock_ok)
        self._answered()

    @Slot(object)
    def _failed(self, error: GateDeskError) -> None:
        self._forget_failure()
        self._failure = error.code
        self._window.show_fault(error.code)
        self._answered()

    def _forget_failure(self) -> None:
        if self._failure is not None:
            self._window.clear_fault(self._failure)
            self._failure = None

    def _show_or_clear(self, code: str, wrong: bool) -> None:
        if wrong and code not in self._window.fault_bar.codes:
            self._window.show_fault(code)
        elif not wrong:
            self._window.clear_fault(code)

    def _answered(self) -> None:
        self._asking = False
        if self._ask_again:
            self._ask_again = False
            self.refresh()
