"""The exchange of one node: files built, carried, taken in, and how far everybody is."""

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from gate_desk.crypto.keys import NodeKeys
from gate_desk.domain.errors import Refused
from gate_desk.domain.ids import NodeName, Origin
from gate_desk.domain.permissions import Operation
from gate_desk.journal.roster import Roster
from gate_desk.services.access import Access
from gate_desk.services.clock import SystemClock
from gate_desk.services.cutting import Cutter
from gate_desk.services.exchange_status import ExchangeStatus, StatusReader
from gate_desk.services.exporting import OUTBOX, Built, Exporter
from gate_desk.services.importing import ENDED, Imported, Importer
from gate_desk.services.lane import Lane
from gate_desk.store.inbox import known_incoming
from gate_desk.store.outbox import Outgoing, open_outgoing, outgoing_carried, outgoing_done
from gate_desk.store.store import Store
from gate_desk.sync.carriers.carrier import Carrier
from gate_desk.sync.limits import MAX_FILE, MAX_FILES
from gate_desk.sync.worker_process import WorkerProcess


class Delivered(Struct, frozen=True, kw_only=True):
    """One file that lies on a carrier now."""

    file: str
    to: NodeName
    origin: Origin
    first: int
    count: int
    bytes: int


class Collected(Struct, frozen=True, kw_only=True):
    """What was copied from a carrier, and what was left there."""

    files: tuple[Path, ...]
    left: tuple[Imported, ...]
    """Files that were not copied, with a code each."""


Told = Callable[[int, int], None]
"""Told of every step of long work: how many files are done, of how many; it raises to cancel."""


def _nobody(_done: int, _total: int) -> None:
    pass


class Exchange:
    """Acting calls come from the writing thread, except `collect` and `deliver`."""

    def __init__(
        self,
        store: Store,
        home: Path,
        roster: Callable[[], Roster],
        adopt: Callable[[tuple[str, ...]], None],
        renew: Callable[[], None],
        keys: NodeKeys,
        clock: SystemClock,
        cutter: Cutter,
        access: Access,
        own_node: NodeName,
    ) -> None:
        self._store = store
        self._home = home
        self._roster = roster
        self._renew = renew
        self._keys = keys
        self._clock = clock
        self._cutter = cutter
        self._access = access
        self._own = own_node
        self.importer = Importer(store, home, roster, adopt, keys, clock, own_node)

    def build(self, to: NodeName | None = None) -> list[Built]:
        """Build everything that one node, or every other, has no custody of yet.

        Raises `not_allowed`, `unknown_node`, `own_node`, `disk_full`, `disk_error`.
        """
        self._access.require(Operation.EXCHANGE)
        exporter = Exporter(
            self._store,
            self._home,
            self._roster(),
            self._keys,
            self._clock,
            self._cutter,
            self._own,
        )
        recipients = exporter.recipients() if to is None else (to,)
        built = [file for recipient in recipients for file in exporter.build(recipient)]
        exporter.clear()
        return built

    def deliver(
        self, carrier: Carrier, to: NodeName | None = None, told: Told = _nobody
    ) -> list[Delivered]:
        """Put everything in the outbox on a carrier; raises `CarrierFailed`."""
        self._access.require(Operation.EXCHANGE)
        with self._store.reading() as cursor:
            files = [file for file in open_outgoing(cursor) if to in (None, file.recipient)]
        delivered = []
        for number, file in enumerate(files):
            told(number, len(files))
            path = self._home / OUTBOX / file.recipient / file.file
            carrier.deliver(file.recipient, file.file, path)
            delivered.append(_delivered(file))
        told(len(files), len(files))
        return delivered

    def carried(self, delivered: list[Delivered]) -> None:
        """Note that files lie on a carrier; a file of notes alone has done its work."""
        now = self._clock.now_ms(self._store.journal.head.highest)
        with self._store.writing() as cursor:
            notes_only = {file.file for file in open_outgoing(cursor) if _is_news(file)}
            for file in delivered:
                outgoing_carried(cursor, file.file, now)
                if file.file in notes_only:
                    outgoing_done(cursor, file.file, now)

    def collect(self, carrier: Carrier, told: Told = _nobody) -> Collected:
        """Copy what a carrier has for this node into the inbox; raises `CarrierFailed`.

        At most 200 files whose outcome is not known yet: what comes later is left for next time.
        """
        self._access.require(Operation.EXCHANGE)
        listing = carrier.list(self._own)
        copied, left = list[Path](), [Imported(file=odd.name, code=odd.code) for odd in listing.odd]
        for number, file in enumerate(listing.files):
            told(number, len(listing.files))
            with self._store.reading() as cursor:
                known = known_incoming(cursor, file.name)
            if known is not None and known.code not in ENDED:
                left.append(Imported(file=file.name, code=known.code, detail=known.detail))
                continue
            if len(copied) >= MAX_FILES:
                break
            if file.size > MAX_FILE:
                left.append(Imported(file=file.name, code="too_large", detail="file"))
                continue
            target = self.importer.shelves.inbox / file.name
            carrier.fetch(self._own, file.name, target, MAX_FILE)
            copied.append(target)
        return Collected(files=tuple(copied), left=tuple(left))

    def take_in(
        self,
        files: tuple[Path, ...],
        lane: Lane,
        told: Callable[[Imported], None] = lambda _: None,
    ) -> list[Imported]:
        """Take in files of the inbox, those of an interrupted import too."""
        self._access.require(Operation.EXCHANGE)
        arrived = [*files, *(path for path in self.importer.shelves.arrived() if path not in files)]
        with WorkerProcess(self._keys.age_identity) as worker:
            try:
                return self.importer.run(arrived, worker, lane, told)
            finally:
                self._renew()

    def tidy(self, carrier: Carrier, outcomes: list[Imported]) -> None:
        """Delete from a carrier what was taken in, or is kept here until it can be."""
        for outcome in outcomes:
            if outcome.ended or outcome.code == "gap":
                carrier.remove(self._own, outcome.file)

    def status(self) -> ExchangeStatus:
        """How far the exchange is with every other node; raises `not_allowed`."""
        self._access.require(Operation.LOOK)
        own = self._store.journal
        now = self._clock.now_ms(own.head.highest)
        with self._store.reading() as cursor:
            reader = StatusReader(cursor, self._roster(), own, self.importer.shelves, now)
            return reader.read(self._own)

    def show(self, path: Path) -> "Shown":
        """What a batch file says of itself, if it is addressed to this node."""
        self._access.require(Operation.EXCHANGE)
        if not path.is_file():
            raise Refused("no_such_file", path.name)
        with WorkerProcess(self._keys.age_identity) as worker:
            manifest = worker.open(path.resolve())
        return Shown(
            origin=manifest.origin,
            sender=manifest.sender,
            to=manifest.to,
            first=manifest.first,
            count=manifest.count,
            raw_size=manifest.raw_size,
            charter=manifest.charter,
            created_at=manifest.created_at,
            notes=len(manifest.notes),
        )


class Shown(Struct, frozen=True, kw_only=True):
    """A batch as it says of itself; not checked against any key."""

    origin: Origin
    sender: NodeName
    to: NodeName
    first: int
    count: int
    raw_size: int
    charter: int
    created_at: int
    """UTC milliseconds."""
    notes: int


def _is_news(file: Outgoing) -> bool:
    return file.first == file.size and bool(file.told)


def _delivered(file: Outgoing) -> Delivered:
    return Delivered(
        file=file.file,
        to=NodeName(file.recipient),
        origin=Origin(file.origin),
        first=file.first,
        count=file.size - file.first,
        bytes=file.bytes,
    )
