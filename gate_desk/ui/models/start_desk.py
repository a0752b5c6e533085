"""How the program starts here, while somebody changes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal, Slot

from gate_desk.domain.errors import GateDeskError
from gate_desk.services.machine import StartUp

if TYPE_CHECKING:
    from gate_desk.services.station import Station
    from gate_desk.ui.jobs import Jobs


class StartDeskView(Struct, frozen=True, kw_only=True):
    """What the page shows of it."""

    start: StartUp | None = None
    """None until it has been read."""
    just_saved: bool = False
    error: GateDeskError | None = None
    """Why it was not read or not saved."""


class StartDesk(QObject):
    """A change is saved at once; the newest one counts.

    Signals:
        changed: the new `StartDeskView`.
    """

    changed = Signal(object)

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._view = StartDeskView()

    @property
    def view(self) -> StartDeskView:
        """What there is to show."""
        return self._view

    def load(self) -> None:
        """Read it anew."""

        def read(station: Station) -> StartUp:
            return station.machine.start_up()

        self._jobs.query(read, self._loaded, self._refused)

    def save(self, start: StartUp) -> None:
        """Start so from now on."""

        def write(station: Station) -> StartUp:
            return station.machine.use_start_up(start)

        self._update(start=start, just_saved=False, error=None)
        self._jobs.change(write, self._saved, self._refused)

    @Slot(object)
    def _loaded(self, start: StartUp) -> None:
        self._update(start=start, just_saved=False, error=None)

    @Slot(object)
    def _saved(self, _start: StartUp) -> None:
        self._update(just_saved=True)

    @Slot(object)
    def _refused(self, error: GateDeskError) -> None:
        self._update(error=error)

    def _update(self, **changes: object) -> None:
        view = replace(self._view, **changes)
        if view != self._view:
            self._view = view
            self.changed.emit(view)
