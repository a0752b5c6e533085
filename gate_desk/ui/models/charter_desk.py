"""The regulation that this node works by, read for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QObject, Signal, Slot

from gate_desk.domain.charter import Charter
from gate_desk.domain.errors import GateDeskError
from gate_desk.services.charters import CharterState

if TYPE_CHECKING:
    from gate_desk.services.station import Station
    from gate_desk.ui.jobs import Jobs


class CharterView(Struct, frozen=True, kw_only=True):
    """What the section shows; all None until it has been read."""

    state: CharterState | None = None
    charter: Charter | None = None
    in_use: int = 0
    """The version that this window was opened with."""
    error: GateDeskError | None = None


class CharterDesk(QObject):
    """Reads it when it is looked at.

    Signals:
        changed: the new `CharterView`.
    """

    changed = Signal(object)

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self.view = CharterView()

    def load(self) -> None:
        """Read it anew."""

        def read(station: Station) -> CharterView:
            charters = station.charters
            return CharterView(
                state=charters.state(),
                charter=charters.roster.charter,
                in_use=station.charter.version,
            )

        self._jobs.query(read, self._came, self._refused)

    @Slot(object)
    def _came(self, view: CharterView) -> None:
        self.view = view
        self.changed.emit(view)

    @Slot(object)
    def _refused(self, error: GateDeskError) -> None:
        self._came(CharterView(error=error))
