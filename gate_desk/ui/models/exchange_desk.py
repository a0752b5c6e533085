"""The exchange of this node while somebody looks at it, or while it goes on by itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from gate_desk.domain.errors import GateDeskError

if TYPE_CHECKING:
    from gate_desk.devices.drives import Drive
    from gate_desk.domain.ids import NodeName, RecordRef
    from gate_desk.services.care import Verified
    from gate_desk.services.exchange_status import ExchangeStatus
    from gate_desk.services.findings import Contradiction, Finding
    from gate_desk.services.rounds import Round
    from gate_desk.services.station import Station
    from gate_desk.ui.errands import Ended, Errand, Errands, Step
    from gate_desk.ui.jobs import Jobs

STICK_FOLDER = "gate-desk"
"""Where batches lie on a stick."""
VERIFY = "verify"
"""What an errand is at that reads the journals again."""
_MINUTE_MS = 60_000


class NodeLabel(Struct, frozen=True):
    """How the charter calls a node and its agency, in both languages."""

    node: tuple[str, str]
    agency: tuple[str, str]


class Stick(Struct, frozen=True):
    """A stick that is plugged in, and what an exchange with it would do."""

    root: str
    untrusted_name: str
    give: int
    take: int


class ExchangeView(Struct, frozen=True, kw_only=True):
    """What the page shows."""

    status: ExchangeStatus | None = None
    names: Mapping[str, NodeLabel] = {}
    timezone: str = "UTC"
    has_carriers: bool = False
    """node.toml names folders or servers."""
    busy: bool = False
    step: Step | None = None
    last: Round | None = None
    """What the newest round did."""
    by_itself: bool = False
    """Nobody had asked for the newest round."""
    error: GateDeskError | None = None
    sticks: tuple[Stick, ...] = ()
    findings: tuple[Finding, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    verified: tuple[Verified, ...] | None = None
    """What reading every journal again has found."""
    """Entries that would be refused by what has come since."""


class _Read(Struct, frozen=True):
    status: ExchangeStatus
    names: Mapping[str, NodeLabel]
    timezone: str
    findings: tuple[Finding, ...]
    contradictions: tuple[Contradiction, ...]
    sticks: tuple[Stick, ...]


class ExchangeDesk(QObject):
    """Rounds run as errands; the page only looks.

    Signals:
        changed: the new `ExchangeView`.
        alarmed: codes of what everybody has to see, on every page.
    """

    changed = Signal(object)
    alarmed = Signal(object)

    def __init__(
        self,
        jobs: Jobs,
        errands: Errands,
        urls: Sequence[str],
        interval_minutes: int,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._jobs, self._errands, self._urls = jobs, errands, tuple(urls)
        self._drives: tuple[Drive, ...] = ()
        self._view = ExchangeView(has_carriers=bool(urls))
        self._alarms: tuple[str, ...] = ()
        self._timer = QTimer(self, interval=max(1, interval_minutes) * _MINUTE_MS)
        self._timer.timeout.connect(self._by_itself)
        if urls and interval_minutes:
            self._timer.start()
        errands.step.connect(self._stepped)
        errands.ended.connect(self._ended)

    @property
    def view(self) -> ExchangeView:
        """What there is to show."""
        return self._view

    @Slot()
    def refresh(self) -> None:
        """Read how far everybody is."""
        drives = self._drives

        def read(station: Station) -> _Read:
            charter = station.charters.roster.charter
            names = {
                str(node.id): NodeLabel(
                    (node.name.vi, node.name.en),
                    (charter.agency(node.agency).short.vi, charter.agency(node.agency).short.en),
                )
                for node in charter.nodes
            }
            status = station.exchange.status()
            give = sum(node.waiting for node in status.nodes)
            own = station.settings.node
            sticks = tuple(
                Stick(drive.root, drive.untrusted_name, give, _files_for(drive.root, own))
                for drive in drives
            )
            found = station.findings
            return _Read(
                status,
                names,
                charter.timezone,
                found.late_entries(),
                found.contradictions(),
                sticks,
            )

        self._jobs.query(read, self._came, self._refused)

    def exchange(self) -> None:
        """A round with the carriers of node.toml."""
        self._round(self._urls, by_itself=False)

    def exchange_with(self, folder: str, *, is_stick: bool = False) -> None:
        """A round with one folder; on a stick in a folder of our own."""
        if is_stick:
            folder = str(Path(folder) / STICK_FOLDER)
        self._round((folder,), by_itself=False, makes=folder if is_stick else "")

    def verify(self) -> None:
        """Read every journal held here again, with every check."""

        def work(errand: Errand) -> tuple[Verified, ...]:
            state = errand.station.exchange.status()
            own = errand.station.store.journal.head.size
            total = own + sum(node.received for node in state.nodes)
            before = last = 0

            def told(records: int) -> None:
                """So many of the journal that is being read; the next one begins anew."""
                nonlocal before, last
                before += last if records < last else 0
                last = records
                errand.tell(VERIFY, before + records, total)

            return errand.station.care.verify(told)

        if self._errands.begin(work):
            self._update(busy=True, step=None, error=None, last=None, verified=None)

    def called(self, node: NodeName, untrusted_note: str) -> None:
        """Somebody has telephoned a node."""

        def record(station: Station) -> RecordRef:
            return station.calling.called(node, untrusted_note)

        self._jobs.change(record, self._noted, self._refused)

    @Slot(object)
    def _noted(self, _record: object) -> None:
        self.refresh()

    def cancel(self) -> None:
        """Stop at the next file; what is done stays done."""
        self._errands.cancel()

    @Slot(object)
    def show_drives(self, drives: tuple[Drive, ...]) -> None:
        """Sticks came or went."""
        self._drives = drives
        self.refresh()

    @Slot()
    def _by_itself(self) -> None:
        self._round(self._urls, by_itself=True)

    def _round(self, urls: Sequence[str], *, by_itself: bool, makes: str = "") -> None:
        def work(errand: Errand) -> Round:
            from gate_desk.services.rounds import exchange_round
            from gate_desk.services.whole_file import make_folder

            if makes:
                make_folder(Path(makes))
            station = errand.station
            return exchange_round(
                station.exchange, station.settings.carrier, urls, errand, errand.tell
            )

        if self._errands.begin(work):
            self._update(
                busy=True, step=None, error=None, last=None, verified=None, by_itself=by_itself
            )

    @Slot(object)
    def _stepped(self, step: Step) -> None:
        if self._view.busy:
            self._update(step=step)

    @Slot(object)
    def _ended(self, outcome: Ended) -> None:
        done = outcome.result if outcome.error is None else None
        if isinstance(done, tuple):
            self._update(busy=False, step=None, verified=done)
        else:
            self._update(busy=False, step=None, last=done, error=outcome.error)
        self.refresh()

    @Slot(object)
    def _came(self, read: _Read) -> None:
        self._update(
            status=read.status,
            names=read.names,
            timezone=read.timezone,
            sticks=read.sticks,
            findings=read.findings,
            contradictions=read.contradictions,
        )
        alarms = alarms_of(read.status)
        if alarms != self._alarms:
            self._alarms = alarms
            self.alarmed.emit(alarms)

    @Slot(object)
    def _refused(self, error: GateDeskError) -> None:
        self._update(error=error)

    def _update(self, **changes: object) -> None:
        view = replace(self._view, **changes)
        if view != self._view:
            self._view = view
            self.changed.emit(view)


def alarms_of(status: ExchangeStatus) -> tuple[str, ...]:
    """What has to be seen on every page: two histories, two texts of the charter."""
    found = (("fork", bool(status.forks)), ("charter_fork", bool(status.charter_forks)))
    return tuple(code for code, here in found if here)


def _files_for(root: str, node: str) -> int:
    """Batches on a stick for this node; 0 where it cannot be read."""
    try:
        return sum(1 for _ in (Path(root) / STICK_FOLDER / node).glob("*.gdb"))
    except OSError:
        return 0
