"""One node, opened: its services, wired, with everything checked that a start must check."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from gate_desk.config.home_lock import HomeLock, InUse
from gate_desk.config.node_toml import Settings, SettingsDamaged, load_settings
from gate_desk.crypto.keys import NodeKeys, load_keys
from gate_desk.domain.charter import Charter, NodeKind
from gate_desk.domain.errors import Refused, Unavailable
from gate_desk.domain.ids import NodeName
from gate_desk.domain.permissions import Role
from gate_desk.journal.charter import check_chain
from gate_desk.journal.roster import Roster
from gate_desk.services.access import Access
from gate_desk.services.ages import read_ages
from gate_desk.services.care import JournalCare
from gate_desk.services.clock import DemoClock, SystemClock
from gate_desk.services.cutting import Cutter
from gate_desk.services.deciding import Decider
from gate_desk.services.enrolment import Enrolment
from gate_desk.services.gate import Gate
from gate_desk.services.histories import Histories
from gate_desk.services.key_ring import KeyRing
from gate_desk.services.lookups import Lookups
from gate_desk.services.machine import Machine
from gate_desk.services.nodes import origin_of
from gate_desk.services.passes import Passes
from gate_desk.services.visits import Visits
from gate_desk.store.charters import charter_notes
from gate_desk.store.opening import open_store
from gate_desk.store.store import Store

if TYPE_CHECKING:
    from gate_desk.services.exchange import Exchange


class Station:
    """The services of one node. `close` makes a cut and gives everything back."""

    def __init__(
        self,
        home: Path,
        settings: Settings,
        charter: Charter,
        keys: NodeKeys,
        store: Store,
        clock: SystemClock,
        role: Role,
        lock: HomeLock | None,
    ) -> None:
        self._home, self._keys, self._clock = home, keys, clock
        self._access = access = Access(role)
        own = store.journal
        with store.reading() as cursor:
            ages = read_ages(cursor, charter, settings.node)
        self.reason: str | None = None
        """Why nothing can be recorded, as a code; None: everything can."""
        self.settings = settings
        self.charter = charter
        self.store = store
        self.cutter = Cutter(store, home, keys.signing, clock)
        self._decider = decider = Decider(charter, settings.gate, ages, own.origin_id)
        ring = KeyRing(charter)
        self._gate = Gate(store, decider, ring, clock, access, keys.store_key)
        self.lookups = Lookups(
            store, charter, decider, self._gate, clock, access, home, settings.node
        )
        self.visits = Visits(store, charter, clock, access, settings.node)
        self.passes = Passes(store, charter, self.visits, ring, keys.signing, access)
        self.histories = Histories(store, access, charter, clock, decider.zone)
        self.care = JournalCare(store, charter, access)
        self.machine = Machine(home, access)
        agency = charter.node(settings.node).agency
        self._enrolment = Enrolment(store, agency, clock, access)
        self._lock = lock

    @property
    def gate(self) -> Gate:
        """The gate; raises `not_a_post` at a desk."""
        if self.charter.node(self.settings.node).kind is not NodeKind.POST:
            raise Refused("not_a_post", self.settings.node)
        return self._gate

    @property
    def enrolment(self) -> Enrolment:
        """Numbers for the agency's cards; raises `not_a_desk` at a gate: a post issues nothing."""
        if self.charter.node(self.settings.node).kind is not NodeKind.DESK:
            raise Refused("not_a_desk", self.settings.node)
        return self._enrolment

    @cached_property
    def exchange(self) -> Exchange:
        """Batches from and to others: made when it is needed, because most starts do not."""
        from gate_desk.services.exchange import Exchange

        return Exchange(
            self.store,
            self._home,
            self._roster,
            self._adopt,
            self._renew,
            self._keys,
            self._clock,
            self.cutter,
            self._access,
            NodeName(self.settings.node),
        )

    def _renew(self) -> None:
        """After an import: how old everybody's data are now."""
        with self.store.reading() as cursor:
            self._decider.ages = read_ages(cursor, self.charter, self.settings.node)

    def _roster(self) -> Roster:
        return Roster(self.charter)

    def _adopt(self, _notes: tuple[str, ...]) -> None:
        """Charters and node notes out of a batch."""

    def close(self) -> None:
        """An orderly stop: a cut when there are new records, then every connection closed."""
        try:
            if self.store.writable:
                self.cutter.cut()
        finally:
            self.store.close()
            if self._lock is not None:
                self._lock.release()


def open_station(
    home: Path, role: Role = Role.UNATTENDED, *, write: bool = True, simulated: bool = False
) -> Station:
    """Open a node's home.

    `write` takes the home's lock: one writing process per home. A store that was rolled back is
    opened for reading only, with the reason. `simulated` gives a demo's clock, which stands
    where commands move it. Raises `Unavailable` (`in_use`, keys, store) or `Refused`
    (`no_node`, `settings_damaged`, `pending`, charter codes).
    """
    settings = read_settings(home)
    keys = load_keys(home / "keys")
    clock = DemoClock() if simulated and settings.demo else SystemClock()
    lock = _take_lock(home) if write else None
    origin = origin_of(settings)

    def opened(*, writing: bool) -> Station:
        store = open_store(home, keys.store_key, origin, clock, write=writing)
        try:
            charter = _charter(store, settings, keys)
            return Station(home, settings, charter, keys, store, clock, role, lock)
        except BaseException:
            store.close()
            raise

    try:
        station = opened(writing=write)
        reason = station.cutter.rolled_back() if write else None
        if reason is not None:
            station.store.close()
            station = opened(writing=False)
            station.store.read_only_reason = station.reason = reason
    except BaseException:
        if lock is not None:
            lock.release()
        raise
    return station


def read_settings(home: Path) -> Settings:
    """`node.toml` of a home; raises `no_node` where there is none, or `settings_damaged`."""
    if not (home / "node.toml").exists():
        raise Refused("no_node", home.name)
    try:
        return load_settings(home)
    except SettingsDamaged as error:
        raise Refused("settings_damaged", str(error)) from error


def _take_lock(home: Path) -> HomeLock:
    try:
        return HomeLock(home)
    except InUse as error:
        raise Unavailable("in_use", home.name) from error
    except OSError as error:
        raise Unavailable("store_read_only", error.strerror or "") from error


def _charter(store: Store, settings: Settings, keys: NodeKeys) -> Charter:
    with store.reading() as cursor:
        notes = charter_notes(cursor)
    if not notes:
        raise Refused("pending", settings.node)
    charter = check_chain(notes)
    if charter.node_public_key(settings.node) != keys.signing.public:
        raise Refused("not_in_charter", settings.node)
    return charter
