"""A compound of six nodes with real stores, keys and batches, and carriers that may fail.

Homes are made once and copied, files are opened in this process instead of a worker: three hundred
stories fit into a normal test run.
"""

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import islice
from pathlib import Path
from tempfile import mkdtemp

from gate_desk.app.demo.shares import SHARES
from gate_desk.config.node_toml import Settings
from gate_desk.crypto.keys import load_keys
from gate_desk.crypto.sealing import new_identity, recipient_of
from gate_desk.domain.charter import Charter
from gate_desk.domain.ids import NodeName, Origin
from gate_desk.domain.permissions import Role
from gate_desk.domain.records.credential import CredentialEvent, CredentialIssued
from gate_desk.domain.records.movement import MovementRecorded
from gate_desk.domain.records.person import PersonCore, PersonDetails
from gate_desk.domain.records.registry import Sections
from gate_desk.domain.verdict import Direction
from gate_desk.journal.charter import check_chain
from gate_desk.journal.note import parse_note
from gate_desk.services.drafting import next_draft
from gate_desk.services.exporting import OUTBOX
from gate_desk.services.imported import Imported
from gate_desk.services.lane import Lane
from gate_desk.services.nodes import adopt, init_node
from gate_desk.services.receiving import Receiving
from gate_desk.services.station import Station, open_station
from gate_desk.store.outbox import open_outgoing
from gate_desk.sync.carriers.carrier import CarrierFile, Listing
from gate_desk.sync.checking import Checked, Inspection, Trust
from gate_desk.sync.entries import Picture
from gate_desk.sync.manifest import Manifest
from gate_desk.sync.worker_process import Sent
from tests.helpers.charters import AGENCIES, SITE, charter_text, node_key, sign_charter
from tests.helpers.journals import BEGIN

NODES = ("post-1", "post-2", *(f"desk-{agency}" for agency in AGENCIES))
KEEPER = f"desk-{AGENCIES[-1]}"


class LocalOpener:
    """Opens files in this process."""

    def __init__(self, identity: str) -> None:
        self._identity = identity
        self._file: Inspection | None = None

    def open(self, path: Path) -> Manifest:
        """See `services.importing.Opener`."""
        self._file = None
        self._file = Inspection(path, self._identity)
        return self._file.manifest

    def verify(self, keys: tuple[bytes, ...]) -> None:
        """See `services.importing.Opener`."""
        assert self._file is not None
        self._file.verify(keys)

    def check(self, trust: Trust) -> Checked:
        """See `services.importing.Opener`."""
        assert self._file is not None
        return self._file.check(trust)

    def slices(self, limit: int) -> Iterator[list[Sent]]:
        """See `services.importing.Opener`."""
        assert self._file is not None
        entries = self._file.entries()
        while part := list(islice(entries, limit)):
            yield [each.data if isinstance(each, Picture) else each for each in part]


@dataclass
class Pocket:
    """A carrier in memory."""

    files: dict[tuple[str, str], bytes] = field(default_factory=dict)

    def list(self, recipient: str) -> Listing:
        """See `sync.carriers.carrier.Carrier`; in the order of arrival."""
        found = [(name, data) for (to, name), data in self.files.items() if to == recipient]
        return Listing(tuple(CarrierFile(name, len(data)) for name, data in found), ())

    def fetch(self, recipient: str, name: str, target: Path, limit: int) -> None:
        """See `sync.carriers.carrier.Carrier`."""
        target.write_bytes(self.files[recipient, name][:limit])

    def deliver(self, recipient: str, name: str, source: Path) -> None:
        """See `sync.carriers.carrier.Carrier`."""
        self.files[recipient, name] = source.read_bytes()

    def remove(self, recipient: str, name: str) -> None:
        """See `sync.carriers.carrier.Carrier`."""
        self.files.pop((recipient, name), None)

    def close(self) -> None:
        """See `sync.carriers.carrier.Carrier`."""


@dataclass
class Node:
    """One machine of the compound."""

    name: NodeName
    home: Path
    station: Station = field(init=False)
    _written: int = 0

    def __post_init__(self) -> None:
        self.start()

    def start(self) -> None:
        """Open its station."""
        self.station = open_station(self.home, Role.CONSOLE, simulated=True)

    def stop(self) -> None:
        """An orderly end."""
        self.station.close()

    @property
    def origin(self) -> Origin:
        """Its journal."""
        return self.station.store.journal.origin

    @property
    def size(self) -> int:
        """How many records it has written."""
        return self.station.store.journal.head.size

    def write(self, count: int = 1, number: int | None = None) -> None:
        """Append records as such a node writes them; `number` makes two machines differ."""
        with self.station.store.begin("op-test") as work:
            for _ in range(count):
                self._written = self._written + 1 if number is None else number
                for type_, sections in _records(self.name, self._written):
                    work.append(type_, sections)

    def cut(self) -> None:
        """Sign the journal as it stands."""
        self.station.cutter.cut()

    @property
    def lane(self) -> Lane:
        """Where its store is written."""
        return Lane(self.station.store)

    def build(self, to: str) -> None:
        """Build what another lacks."""
        self.station.exchange.build(self.lane, NodeName(to))

    def outbox(self, to: str) -> list[Path]:
        """The files that wait for a node, in the order of the books."""
        with self.station.store.reading() as cursor:
            files = [file.file for file in open_outgoing(cursor) if file.recipient == to]
        return [self.home / OUTBOX / to / file for file in files]

    def send(self, to: str) -> list[tuple[str, bytes]]:
        """Build, and put on a carrier."""
        self.build(to)
        carrier = Pocket()
        self.station.exchange.deliver(carrier, self.lane, NodeName(to))
        return [(name, data) for (_, name), data in carrier.files.items()]

    def take_in(self, files: Sequence[tuple[str, bytes]]) -> list[Imported]:
        """Import files that came on a carrier."""
        importer = self.station.exchange.importer
        carrier = Pocket({(self.name, name): data for name, data in files})
        identity = load_keys(self.home / "keys").age_identity
        receiving = Receiving(self.station.store, importer, self.name)
        opener = LocalOpener(identity)
        return receiving.from_carrier(carrier, opener, self.lane, lambda *_: None)


@dataclass
class Compound:
    """The six nodes, and what lies on the way between them."""

    folder: Path
    nodes: dict[str, Node]

    def send(self, sender: str, to: str) -> list[Imported]:
        """One whole delivery without mishap."""
        return self.nodes[to].take_in(self.load(sender, to))

    def load(self, sender: str, to: str) -> list[tuple[str, bytes]]:
        """Build and put on a carrier."""
        return self.nodes[sender].send(to)

    def exchange(self, rounds: int = 3) -> None:
        """Everybody with everybody, as often as receipts need."""
        for _ in range(rounds):
            for sender in self.nodes:
                for to in self.nodes:
                    if sender != to:
                        self.send(sender, to)

    def stop(self) -> None:
        """Close every station."""
        for node in self.nodes.values():
            node.stop()


def open_compound(folder: Path, names: Sequence[str] = NODES) -> Compound:
    """Fresh homes of these nodes under a folder."""
    nodes = {}
    for name in names:
        shutil.copytree(_template() / name, folder / name)
        nodes[name] = Node(NodeName(name), folder / name)
    return Compound(folder, nodes)


def charter() -> Charter:
    """The compound's charter."""
    return check_chain([_note()])


def first_note() -> bytes:
    """Version 1 of the compound's charter, as it was signed."""
    return _note()


def next_note(
    after: bytes, *, name: str = "Trụ sở khối 2", signers: Sequence[str] = AGENCIES
) -> bytes:
    """The version after another one, with another name, signed by these agencies."""
    text = next_draft(parse_note(after).text).replace("Trụ sở khối 2", name)
    return sign_charter(text, [(agency, 1) for agency in signers])


@cache
def _identities() -> dict[str, str]:
    return {name: new_identity() for name in NODES}


@cache
def _note() -> bytes:
    text = charter_text(
        recipients={name: recipient_of(identity) for name, identity in _identities().items()},
        shares="\n".join(
            f'[[share]]\nrecord = "{record}"\n'
            + "\n".join(f"{section} = {list(who)}" for section, who in rule.items())
            for record, rule in SHARES.items()
        ).replace("'", '"'),
    )
    return sign_charter(text, [(agency, 1) for agency in AGENCIES])


@cache
def _template() -> Path:
    folder = Path(mkdtemp(prefix="compound-"))
    for name in NODES:
        settings = Settings(node=name, site=SITE, demo=True)
        home = folder / name
        identity = _identities()[name]
        init_node(home, settings, seed=node_key(name).seed, age_identity=identity)
        adopt(home, settings, load_keys(home / "keys"), [_note()])
    return folder


def _records(node: str, number: int) -> Iterator[tuple[str, Sections]]:
    """Records of the kinds that this node writes, shared with different others."""
    agency = AGENCIES[number % len(AGENCIES)]
    if node.startswith("post"):
        core = MovementRecorded(
            at=BEGIN + number,
            direction=Direction.IN if number % 2 else Direction.OUT,
            scan=0,
            person=f"{number % 5:016x}",
            credential=(agency, number % 5),
        )
        yield "movement.recorded", {"core": core}
        return
    own = node.removeprefix("desk-")
    person = f"{number % 7:016x}"
    enrolled = PersonDetails(name=f"Nguyễn Văn {number}", title="", unit="", birth_year=1980)
    yield "person.enrolled", {"core": PersonCore(person=person, agency=own), "person": enrolled}
    serial = number % 7
    if number % 3:
        issued = CredentialIssued(
            issuer=own,
            serial=serial,
            number=f"{serial:04}",
            person=person,
            first_day="2026-01-01",
            last_day="2027-12-31",
            zones=[1],
            escort=False,
            rfid=[],
        )
        yield "credential.issued", {"core": issued}
    else:
        event = CredentialEvent(issuer=own, serial=serial, at=BEGIN + number)
        yield "credential.suspended", {"core": event}
