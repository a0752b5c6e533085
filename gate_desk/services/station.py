"""One node, opened: its services, wired, with everything checked that a start must check."""

from __future__ import annotations

from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from gate_desk.config.home_lock import HomeLock, InUse
from gate_desk.config.node_toml import Settings, SettingsDamaged, load_settings
from gate_desk.crypto.keys import NodeKeys, load_keys
from gate_desk.domain.authority import node_author
from gate_desk.domain.charter import NodeKind
from gate_desk.domain.errors import Refused, Unavailable
from gate_desk.domain.ids import AgencyId, NodeName
from gate_desk.domain.permissions import Role
from gate_desk.services.access import Access
from gate_desk.services.ages import read_ages
from gate_desk.services.care import JournalCare
from gate_desk.services.charters import Charters
from gate_desk.services.clock import DemoClock, SystemClock
from gate_desk.services.cutting import Cutter
from gate_desk.services.deciding import Decider
from gate_desk.services.enrolment import Enrolment
from gate_desk.services.gate import Gate
from gate_desk.services.histories import Histories
from gate_desk.services.identifying import identify
from gate_desk.services.key_ring import KeyRing
from gate_desk.services.lookups import Lookups
from gate_desk.services.machine import Machine
from gate_desk.services.nodes import origin_of, require_own
from gate_desk.services.passes import Passes
from gate_desk.services.visits import Visits
from gate_desk.services.watching import Watching
from gate_desk.store.opening import open_store
from gate_desk.store.store import Store

if TYPE_CHECKING:
    from gate_desk.journal.node_notes import NodeNote
    from gate_desk.services.backup import Backup
    from gate_desk.services.calling import Calling
    from gate_desk.services.card_acts import CardActs
    from gate_desk.services.card_issue import CardIssue
    from gate_desk.services.cards import Cards
    from gate_desk.services.exchange import Exchange
    from gate_desk.services.extract import Extract
    from gate_desk.services.findings import Findings
    from gate_desk.services.registration import Registration
    from gate_desk.services.roll import RollCall
    from gate_desk.services.visitors import Visitors


class Station:
    """The services of one node. `close` makes a cut and gives everything back."""

    def __init__(
        self,
        home: Path,
        settings: Settings,
        charters: Charters,
        keys: NodeKeys,
        store: Store,
        clock: SystemClock,
        role: Role,
        lock: HomeLock | None,
    ) -> None:
        self._home, self._keys, self._clock = home, keys, clock
        own, charter = store.journal, charters.roster.charter
        self.kind = charter.node(settings.node).kind
        self._access = access = Access(_role_at(self.kind, settings, role))
        with store.reading() as cursor:
            ages = read_ages(cursor, charters.roster, settings.node)
        self.reason: str | None = None
        """Why nothing can be recorded, as a code; None: everything can."""
        self.settings = settings
        self.charter = charter
        """As it was on opening: a newer one is for the next opening."""
        self.charters = charters
        self.store = store
        self.cutter = Cutter(store, home, keys.signing, clock)
        self._decider = decider = Decider(charter, settings.gate, ages, own.origin_id)
        self._ring = ring = KeyRing(charters.roster)
        author = node_author(charter, charter.node(settings.node))
        self.watching = Watching(store, charter, clock, access, author)
        self._gate = Gate(store, decider, ring, clock, access, keys.store_key, self.watching)
        self.lookups = Lookups(
            store, charter, decider, self._gate, clock, access, home, settings.node
        )
        self.visits = Visits(store, charter, clock, access, settings.node)
        self.passes = Passes(store, charter, self.visits, ring, keys.signing, access)
        self.histories = Histories(store, access, charter, clock, decider.zone)
        self.care = JournalCare(store, charters, keys.signing.public, access)
        self.machine = Machine(home, access)
        agency = charter.node(settings.node).agency
        self._enrolment = Enrolment(store, agency, clock, access)
        self._lock = lock

    @property
    def gate(self) -> Gate:
        """The gate; raises `not_a_post` at a desk."""
        if self.kind is not NodeKind.POST:
            raise Refused("not_a_post", self.settings.node)
        return self._gate

    @cached_property
    def registration(self) -> Registration:
        """The visitors' book; made when it is needed. Raises `not_a_post` at a desk."""
        from gate_desk.services.registration import Registration

        if self.kind is not NodeKind.POST:
            raise Refused("not_a_post", self.settings.node)
        return Registration(
            self.store,
            self.charter,
            self.visits,
            self.passes,
            self.watching,
            self._decider,
            self._access,
        )

    @property
    def visitors(self) -> Visitors:
        """Who is expected, inside, and whose pass is still out."""
        from gate_desk.services.visitors import Visitors

        return Visitors(self.store, self.charter, self._clock, self._access)

    @property
    def roll(self) -> RollCall:
        """The evacuation roll; raises `not_a_post` at a desk."""
        from gate_desk.services.roll import RollCall

        if self.kind is not NodeKind.POST:
            raise Refused("not_a_post", self.settings.node)
        key, zone = self._keys.store_key, self._decider.zone
        return RollCall(self.store, self._ring, key, self._clock, self._access, zone)

    @property
    def enrolment(self) -> Enrolment:
        """Numbers for the agency's cards; raises `not_a_desk` at a gate: a post issues nothing."""
        self._agency_of_a_desk()
        return self._enrolment

    @property
    def cards(self) -> Cards:
        """The agency's people and cards; raises `not_a_desk` at a gate."""
        from gate_desk.services.cards import Cards

        agency = self._agency_of_a_desk()
        recognise = partial(identify, ring=self._ring, store_key=self._keys.store_key)
        return Cards(self.store, self.charter, agency, self._clock, self._access, recognise)

    @property
    def card_acts(self) -> CardActs:
        """Reports about the agency's cards; raises `not_a_desk` at a gate."""
        from gate_desk.services.card_acts import CardActs

        return CardActs(self.store, self._agency_of_a_desk(), self._clock, self._access)

    @property
    def card_issue(self) -> CardIssue:
        """New cards for the agency's people; raises `not_a_desk` at a gate."""
        from gate_desk.services.card_issue import CardIssue

        agency, key = self._agency_of_a_desk(), self._keys.signing
        return CardIssue(self.store, self.charter, agency, key, self._clock, self._access)

    @property
    def extract(self) -> Extract:
        """Lists of what is here, as a workbook."""
        from gate_desk.services.extract import Extract

        return Extract(self.store, self.charter, self._access)

    def _agency_of_a_desk(self) -> AgencyId:
        if self.kind is not NodeKind.DESK:
            raise Refused("not_a_desk", self.settings.node)
        return self.charter.node(self.settings.node).agency

    @property
    def calling(self) -> Calling:
        """Telephone calls because of a silence."""
        from gate_desk.services.calling import Calling

        own = NodeName(self.settings.node)
        return Calling(self.store, self.charter, self._clock, self._access, own)

    @property
    def findings(self) -> Findings:
        """Verdicts judged again by what has come since."""
        from gate_desk.services.findings import Findings

        return Findings(self.store, self.charter, self._clock, self._access)

    @cached_property
    def exchange(self) -> Exchange:
        """Batches from and to others: made when it is needed, because most starts do not."""
        from gate_desk.services.exchange import Exchange

        return Exchange(
            self.store,
            self._home,
            self.charters,
            self._renew,
            self._keys,
            self._clock,
            self.cutter,
            self._access,
            NodeName(self.settings.node),
        )

    @property
    def backup(self) -> Backup:
        """Copies of everything, for the node's agency."""
        from gate_desk.services.backup import Backup

        return Backup(self._home, self._keys, self.settings.backup.recipient, self._access)

    def own_node_note(self) -> NodeNote:
        """What the agency has to sign for this machine; raises `first_epoch`."""
        from gate_desk.services.restoring import own_node_note

        return own_node_note(self.store, self.settings, self._keys)

    def _renew(self) -> None:
        """After an import: how old everybody's data are now, and whose keys count."""
        with self.store.reading() as cursor:
            self._decider.ages = read_ages(cursor, self.charters.roster, self.settings.node)
        self._ring.learn(self.charters.roster)

    def close(self) -> None:
        """An orderly stop: a cut when there are new records, then every connection closed."""
        try:
            if self.store.writable:
                self.cutter.cut()
        finally:
            self.store.close()
            if self._lock is not None:
                self._lock.release()


def _role_at(kind: NodeKind, settings: Settings, role: Role) -> Role:
    """At a desk nobody stands at a gate: its window is the office's, where node.toml says so."""
    office = kind is NodeKind.DESK and (settings.console or settings.demo)
    return Role.OFFICE if office and role is Role.UNATTENDED else role


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
    lock = take_lock(home) if write else None
    origin = origin_of(settings)

    def opened(*, writing: bool) -> Station:
        store = open_store(home, keys.store_key, origin, clock, write=writing)
        try:
            charters = Charters(store, home, clock)
            require_own(charters.roster, settings, keys)
            return Station(home, settings, charters, keys, store, clock, role, lock)
        except BaseException:
            store.close()
            raise

    try:
        station = opened(writing=write)
        reason = _why_not(station) if write else None
        if reason is not None:
            station.store.close()
            station = opened(writing=False)
            station.store.read_only_reason = station.reason = reason
        elif write:
            station.care.project_as_charter_says()
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


def take_lock(home: Path) -> HomeLock:
    """The right to write in a home; raises `in_use`, `store_read_only`."""
    try:
        return HomeLock(home)
    except InUse as error:
        raise Unavailable("in_use", home.name) from error
    except OSError as error:
        raise Unavailable("store_read_only", error.strerror or "") from error


def _why_not(station: Station) -> str | None:
    """Why nothing may be recorded: the store went back, or another machine has taken our place."""
    settings = station.settings
    if station.charters.roster.present(settings.node).epoch > settings.epoch:
        return "replaced"
    return station.cutter.rolled_back()
