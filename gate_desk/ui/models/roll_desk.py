"""The evacuation roll, as its page works with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal, Slot

from gate_desk.domain.errors import GateDeskError
from gate_desk.domain.reading import Reading
from gate_desk.services.answers import SiteNames
from gate_desk.services.roll import Roll, RollLine
from gate_desk.ui.models.band_text import NOTHING_KNOWN
from gate_desk.ui.models.latest import Latest

if TYPE_CHECKING:
    from collections.abc import Callable

    from gate_desk.services.station import Station
    from gate_desk.ui.jobs import Jobs


class RollView(Struct, frozen=True, kw_only=True):
    """Everything the page shows; the roll stays as it was read last when the store is lost."""

    names: SiteNames = NOTHING_KNOWN
    roll: Roll | None = None
    found: RollLine | None = None
    """Who was marked last."""
    ended: Roll | None = None
    """How the evacuation stood that was ended last."""
    printed: str = ""
    """Where the list went: a printer or a file."""
    error: GateDeskError | None = None

    @property
    def under_way(self) -> bool:
        """Whether people are being marked."""
        return self.roll is not None and self.roll.begun_at is not None


class RollDesk(QObject):
    """One method per thing that a guard does.

    Signals:
        changed: the new `RollView`.
    """

    changed = Signal(object)

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self.view = RollView()
        self._latest = Latest(jobs, _read, self)
        self._latest.came.connect(self._came)

    @Slot()
    def refresh(self) -> None:
        """Read the roll again."""
        self._latest.ask()

    def begin(self) -> None:
        """An evacuation begins."""
        self._act(lambda station: (station.roll.begin(), None))

    def scan(self, reading: Reading) -> None:
        """Somebody stands outside with a card, a pass or a document."""

        def scan(station: Station) -> tuple[Roll, RollLine | None]:
            roll, subject = station.roll.scan(reading)
            return roll, roll.line(subject)

        self._act(scan)

    def mark(self, line: RollLine) -> None:
        """Found without a card; once more takes it back."""
        subject, safe = line.row.subject, line.safe_at is None

        def mark(station: Station) -> tuple[Roll, RollLine | None]:
            roll = station.roll.mark(subject, safe=safe)
            return roll, roll.line(subject) if safe else None

        self._act(mark)

    def end(self) -> None:
        """The evacuation is over."""

        def end(station: Station) -> tuple[Roll, Roll]:
            ended = station.roll.end()
            return station.roll.read(), ended

        self._jobs.change(end, self._ended, self._failed, urgent=True)

    def tell_printed(self, place: str) -> None:
        """The list is on paper or in a file."""
        self._show(printed=place, error=None)

    def fail(self, error: GateDeskError) -> None:
        """Something outside could not be done."""
        self._show(error=error)

    def _act(self, act: Callable[[Station], tuple[Roll, RollLine | None]]) -> None:
        self._jobs.change(act, self._acted, self._failed, urgent=True)

    @Slot(object)
    def _acted(self, done: tuple[Roll, RollLine | None]) -> None:
        roll, found = done
        self._show(roll=roll, found=found, ended=None, printed="", error=None)

    @Slot(object)
    def _ended(self, done: tuple[Roll, Roll]) -> None:
        roll, ended = done
        self._show(roll=roll, found=None, ended=ended, printed="", error=None)

    @Slot(object)
    def _came(self, read: tuple[Roll, SiteNames]) -> None:
        roll, names = read
        self._show(roll=roll, names=names)

    @Slot(object)
    def _failed(self, error: GateDeskError) -> None:
        self._show(error=error, found=None)

    def _show(self, **values: object) -> None:
        self.view = replace(self.view, **values)
        self.changed.emit(self.view)


def _read(station: Station) -> tuple[Roll, SiteNames]:
    return station.roll.read(), station.lookups.names()
