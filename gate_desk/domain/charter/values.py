"""What a charter says: agencies, units, nodes, zones, shares, retention, articles.

Refused
`- CharterError
   |- charter_damaged      the text or its note is not what protocol.md says
   |- charter_unsigned     too few of the agencies that must sign did
   |- charter_gap          a version is missing
   |- charter_fork         two texts of one version
   |- charter_site         another site
   `- charter_threshold    the threshold is not more than half of the agencies
"""

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum

from msgspec import Struct

from gate_desk.domain.errors import Refused
from gate_desk.domain.ids import AgencyId, NodeName, SiteId


class CharterError(Refused):
    """A charter that is not adopted; `detail` names the place in the text or the version."""


class Words(Struct, frozen=True):
    """One text for people in both languages."""

    vi: str
    en: str

    def in_language(self, language: str) -> str:
        """The English text for `en`, the Vietnamese text for anything else."""
        return self.en if language == "en" else self.vi


class Agency(Struct, frozen=True):
    """One of the bodies that signed; it alone answers for its cards."""

    id: AgencyId
    name: Words
    short: Words
    key: bytes
    """Public Ed25519 key, 32 bytes; the private one is kept offline."""
    valid_from: date
    valid_to: date | None = None
    """Last day, inclusive; None: still here."""
    successor: AgencyId | None = None
    """Which agency answers after `valid_to`."""

    def valid_on(self, day: date) -> bool:
        """Whether it exists on this day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


class Unit(Struct, frozen=True):
    """A body in the compound that did not sign; a sponsor issues its cards."""

    name: Words
    sponsor: AgencyId


class NodeKind(StrEnum):
    """What one installation is for."""

    POST = "post"
    DESK = "desk"
    CENTRE = "centre"


class CharterNode(Struct, frozen=True):
    """One installation, with the public keys of its first epoch."""

    id: NodeName
    kind: NodeKind
    agency: AgencyId
    name: Words
    key: bytes
    """Public Ed25519 key, 32 bytes."""
    age: str
    """age recipient, `age1...`."""


class Zone(Struct, frozen=True):
    """A part of the compound, 1 to 16."""

    id: int
    name: Words


class Share(Struct, frozen=True):
    """Who receives which sections of one record type; sections not named stay withheld."""

    record: str
    sections: Mapping[str, tuple[str, ...]]


class Retention(Struct, frozen=True):
    """Days until sections are erased; 0 means never."""

    movement: int = 0
    visit: int = 0
    incident: int = 0


class Article(Struct, frozen=True):
    """One article of the regulation, as people read it."""

    number: int
    title: Words
    text: Words


class Charter(Struct, frozen=True, kw_only=True):
    """One version of the regulation; passed as an argument, never a global."""

    version: int
    previous: str
    """SHA-256 of the previous version's note text, 64 hexadecimal digits; empty in version 1."""
    site: SiteId
    timezone: str
    """An IANA name that `zoneinfo` knows."""
    valid_from: date
    threshold: int
    """How many agencies must sign the next version."""
    stale_after_working_days: int
    name: Words
    agencies: tuple[Agency, ...]
    nodes: tuple[CharterNode, ...]
    zones: tuple[Zone, ...]
    units: tuple[Unit, ...] = ()
    shares: tuple[Share, ...] = ()
    articles: tuple[Article, ...] = ()
    retention: Retention = Retention()
    keeper: NodeName | None = None
    """The node that receives every section, so that somebody can relay everything."""
    chair_order: tuple[AgencyId, ...] = ()
    chair_first_year: int | None = None
    """The year in which the first of `chair_order` takes the chair."""
    holidays: tuple[date, ...] = ()
    """Ascending."""

    def agency(self, agency: str) -> Agency:
        """The agency of this id; raises Refused `unknown_agency`."""
        for known in self.agencies:
            if known.id == agency:
                return known
        raise Refused("unknown_agency", agency)

    def node(self, name: str) -> CharterNode:
        """The node of this name; raises Refused `unknown_node`."""
        for known in self.nodes:
            if known.id == name:
                return known
        raise Refused("unknown_node", name)

    def node_public_key(self, name: str) -> bytes:
        """The key of a node's first epoch, 32 bytes; raises Refused `unknown_node`."""
        return self.node(name).key

    def desks_of(self, agency: str) -> tuple[CharterNode, ...]:
        """The desks of one agency, in the charter's order."""
        return tuple(
            node for node in self.nodes if node.kind is NodeKind.DESK and node.agency == agency
        )

    @property
    def guard_agencies(self) -> tuple[AgencyId, ...]:
        """The agencies of all posts, each once."""
        posts = (node.agency for node in self.nodes if node.kind is NodeKind.POST)
        return tuple(dict.fromkeys(posts))

    def agencies_on(self, day: date) -> tuple[Agency, ...]:
        """The agencies that exist on this day."""
        return tuple(agency for agency in self.agencies if agency.valid_on(day))

    def zone_name(self, zone: int) -> Words:
        """The name of a zone; the bare number for one that the charter does not name."""
        names = {known.id: known.name for known in self.zones}
        return names.get(zone, Words(str(zone), str(zone)))

    def is_working_day(self, day: date) -> bool:
        """Monday to Friday, without the charter's holidays."""
        return day.weekday() < 5 and day not in self.holidays

    def working_days(self, after: date, until: date) -> int:
        """How many working days lie after the first day, up to and including the second."""
        if until <= after:
            return 0
        weeks, rest = divmod((until - after).days, 7)
        tail = (until - timedelta(days=back) for back in range(rest))
        weekdays = weeks * 5 + sum(day.weekday() < 5 for day in tail)
        return weekdays - sum(day.weekday() < 5 for day in self.holidays if after < day <= until)
