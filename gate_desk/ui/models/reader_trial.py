"""A trial of the readers: what they deliver while it is on, recorded nowhere and then forgotten."""

from collections.abc import Callable

from msgspec import Struct
from PySide6.QtCore import QObject, Signal, Slot

from gate_desk.domain.trial import SCANS_FOR_A_PROFILE, Profile, TrialScan, profile_from
from gate_desk.ui.models.deadlines import Deadlines, milliseconds

ENDS_AFTER_MS = 60_000
"""Without a scan: a trial that was forgotten would keep the gate from recording."""
_SILENCE = "silence"


class TrialView(Struct, frozen=True):
    """What the page shows of a trial."""

    on: bool = False
    scan: TrialScan | None = None
    """The newest."""
    count: int = 0
    """Scans of its reader in this trial that count for a profile, at most three."""
    profile: Profile | None = None
    """What fits its reader, once there are enough."""


class ReaderTrial(QObject):
    """Begins and ends by hand, ends by itself; what was scanned goes with it.

    Signals:
        changed: the new `TrialView`.
        switched: whether readings go to the trial from now on.
    """

    changed = Signal(object)
    switched = Signal(bool)

    def __init__(
        self, parent: QObject | None = None, *, clock: Callable[[], int] = milliseconds
    ) -> None:
        super().__init__(parent)
        self._view = TrialView()
        self._scans: list[TrialScan] = []
        self._deadlines = Deadlines(clock, self)
        self._deadlines.passed.connect(self._passed)

    @property
    def view(self) -> TrialView:
        """What there is to show."""
        return self._view

    @Slot()
    def begin(self) -> None:
        """Take the readings from the gate."""
        if not self._view.on:
            self._deadlines.set(_SILENCE, ENDS_AFTER_MS)
            self._show(TrialView(on=True))
            self.switched.emit(True)

    @Slot()
    def end(self) -> None:
        """Give the readings back to the gate and forget what was scanned."""
        if self._view.on:
            self._deadlines.clear(_SILENCE)
            self._scans.clear()
            self._show(TrialView())
            self.switched.emit(False)

    @Slot(object)
    def take(self, scan: TrialScan) -> None:
        """A reader delivered something."""
        if not self._view.on:
            return
        self._deadlines.set(_SILENCE, ENDS_AFTER_MS)
        self._scans = [each for each in self._scans if each.reader == scan.reader]
        self._scans = [*self._scans, scan][-SCANS_FOR_A_PROFILE:]
        profile = profile_from(self._scans)
        self._show(TrialView(True, scan, len(self._scans), profile))

    def catch_up(self) -> None:
        """Let what is due happen, by the clock that was given."""
        self._deadlines.catch_up()

    @Slot(object)
    def _passed(self, _name: object) -> None:
        self.end()

    def _show(self, view: TrialView) -> None:
        self._view = view
        self.changed.emit(view)
