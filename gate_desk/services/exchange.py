"""The exchange of one node: files built and sent, files taken in, and how far everybody is."""

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from gate_desk.crypto.keys import NodeKeys
from gate_desk.domain.errors import Refused
from gate_desk.domain.ids import NodeName, Origin
from gate_desk.domain.permissions import Operation
from gate_desk.services.access import Access
from gate_desk.services.charters import Charters
from gate_desk.services.clock import SystemClock
from gate_desk.services.cutting import Cutter
from gate_desk.services.exchange_status import ExchangeStatus, StatusReader
from gate_desk.services.exporting import Built, Exporter
from gate_desk.services.imported import Imported
from gate_desk.services.importing import Importer
from gate_desk.services.lane import Lane
from gate_desk.services.receiving import Receiving, Told
from gate_desk.services.sending import Delivered, Sending
from gate_desk.store.store import Store
from gate_desk.sync.building import SUFFIX
from gate_desk.sync.carriers.carrier import Carrier
from gate_desk.sync.worker_process import WorkerProcess

Progress = Callable[[int, int], None]
"""How many files are done, of how many; it raises `Refused("cancelled")` to stop."""


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


class Exchange:
    """Long work runs beside the writing thread and writes through the lane it is given."""

    def __init__(
        self,
        store: Store,
        home: Path,
        charters: Charters,
        renew: Callable[[], None],
        keys: NodeKeys,
        clock: SystemClock,
        cutter: Cutter,
        access: Access,
        own_node: NodeName,
    ) -> None:
        self._store = store
        self._home = home
        self._charters = charters
        self._renew = renew
        self._keys = keys
        self._clock = clock
        self._cutter = cutter
        self._access = access
        self._own = own_node
        self.importer = Importer(store, home, charters, keys, clock, own_node)
        self._receiving = Receiving(store, self.importer, own_node)
        self._sending = Sending(store, home, clock)

    def build(
        self, lane: Lane, to: NodeName | None = None, told: Progress = lambda *_: None
    ) -> list[Built]:
        """Build everything that one node, or every other, has no custody of yet.

        Raises `not_allowed`, `unknown_node`, `own_node`, `disk_full`, `disk_error`.
        """
        self._access.require(Operation.EXCHANGE)
        exporter = Exporter(
            self._store,
            self._home,
            self._charters.roster,
            self._keys,
            self._clock,
            self._cutter,
            self._own,
            lane,
        )
        recipients, built = exporter.recipients() if to is None else (to,), list[Built]()
        for number, recipient in enumerate(recipients):
            told(number, len(recipients))
            built += exporter.build(recipient)
        exporter.clear()
        return built

    def deliver(
        self,
        carrier: Carrier,
        lane: Lane,
        to: NodeName | None = None,
        told: Progress = lambda *_: None,
    ) -> list[Delivered]:
        """Put everything in the outbox on a carrier; raises `Unavailable` with its codes."""
        self._access.require(Operation.EXCHANGE)
        return self._sending.deliver(carrier, lane, to, told)

    def receive(self, carrier: Carrier, lane: Lane, told: Told = lambda *_: None) -> list[Imported]:
        """Take in everything that a carrier has for this node, and take it from the carrier.

        Raises `Unavailable` with the carrier's codes, or the store's; nothing is lost by it.
        """
        self._access.require(Operation.EXCHANGE)
        with WorkerProcess(self._keys.age_identity) as worker:
            try:
                return self._receiving.from_carrier(carrier, worker, lane, told)
            finally:
                self._renew()

    def take_in(self, path: Path, lane: Lane, told: Told = lambda *_: None) -> list[Imported]:
        """Take in one file, or all in one folder; they stay there. Raises `no_such_file`."""
        self._access.require(Operation.EXCHANGE)
        if not path.exists():
            raise Refused("no_such_file", path.name)
        paths = sorted(path.glob(f"*{SUFFIX}")) if path.is_dir() else [path]
        with WorkerProcess(self._keys.age_identity) as worker:
            try:
                return self._receiving.from_paths(paths, worker, lane, told)
            finally:
                self._renew()

    def waiting(self) -> int:
        """How many files are in the outbox."""
        return len(self._sending.waiting(None))

    def status(self) -> ExchangeStatus:
        """How far the exchange is with every other node; raises `not_allowed`."""
        self._access.require(Operation.LOOK)
        own = self._store.journal
        now = self._clock.now_ms(own.head.highest)
        with self._store.reading() as cursor:
            reader = StatusReader(cursor, self._charters.roster, own, self.importer.shelves, now)
            return reader.read(self._own)

    def show(self, path: Path) -> Shown:
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
