"""What services answer: frozen values for windows and commands (no store, no Qt in here)."""

from datetime import date, datetime
from enum import StrEnum

from msgspec import Struct, field

from gate_desk.domain.credential_code import CredentialKind
from gate_desk.domain.ids import AgencyId, Origin, PersonId, PersonRef, RecordRef, VisitId
from gate_desk.domain.verdict import (
    CardState,
    Direction,
    NextStep,
    Reason,
    Resolution,
    ScanKind,
    Verdict,
)


class PersonView(Struct, frozen=True, kw_only=True):
    """A person as the gate shows one; every text comes from outside and is shown as plain text."""

    id: PersonId
    name: str
    title: str
    unit: str
    """The person's department, or the resident unit."""
    agency: AgencyId
    birth_year: int | None
    photo: str | None
    """SHA-256 of the picture in the blob store, in hexadecimal."""

    @property
    def ref(self) -> PersonRef:
        """Who this is: ids belong to agencies."""
        return self.agency, self.id


class VisitorView(Struct, frozen=True, kw_only=True):
    """A visitor as the gate shows one; every text comes from outside and is shown as plain text."""

    visit: VisitId
    host: AgencyId
    """Who receives the visitor."""
    purpose: str
    """A code of `domain.visit.Purpose`, perhaps of a newer program."""
    name: str
    organisation: str
    note: str
    """What whoever announced the visitor tells the guard."""


class CardView(Struct, frozen=True, kw_only=True):
    """A credential as the gate shows one."""

    issuer: AgencyId | Origin
    """The agency of a card; of a pass the journal that it is from."""
    serial: int | None
    number: str
    first_day: date
    last_day: date
    zones: tuple[int, ...]
    state: CardState
    state_since: datetime | None = None
    replaced_by: str | None = None
    """Number of the newer card of the same person, when there is one."""
    kind: CredentialKind = CredentialKind.STAFF
    escort: bool = False
    """Its bearer does not walk alone; told of passes."""
    printed: bool = False
    """A card that was there before the visit: its number alone, no signed code."""


class VisitView(Struct, frozen=True, kw_only=True):
    """A visit with its passes."""

    visitor: VisitorView
    first_day: date
    last_day: date
    over: bool
    """Its last day has passed."""
    inside_since: datetime | None
    passes: tuple[CardView, ...]
    """The first issued first."""


class ExpectedVisit(Struct, frozen=True, kw_only=True):
    """A visit that was announced."""

    record: RecordRef
    visit: VisitView


class IssuedPass(Struct, frozen=True, kw_only=True):
    """A pass of this node, as it is printed."""

    record: RecordRef | None
    """None: printed again."""
    visit: VisitView
    card: CardView
    code: str
    """The digits of its QR code."""


class ChangedPass(Struct, frozen=True, kw_only=True):
    """A pass that was taken back or reported missing."""

    record: RecordRef
    card: CardView
    visitor: VisitorView


class LastPassage(Struct, frozen=True, kw_only=True):
    """The movement before this one."""

    direction: Direction
    gate: str
    """Node name of the gate."""
    at: datetime
    card_number: str


class ScanAnswer(Struct, frozen=True, kw_only=True):
    """The gate's answer to one scan, recorded when `record` is set."""

    verdict: Verdict
    reasons: tuple[Reason, ...]
    next_step: NextStep
    direction: Direction
    kind: ScanKind
    at: datetime
    """Local event time, aware."""
    record: RecordRef | None
    """None: looked at, not recorded."""
    number_today: int
    """Running number of the day at this node ("lượt 483")."""
    reader: str
    repeat: bool = False
    missing_digits: int = 0
    """For a misread code that came too short: how many digits at least are missing."""
    person: PersonView | None = None
    visitor: VisitorView | None = None
    card: CardView | None = None
    last: LastPassage | None = None
    inside_since: datetime | None = None
    """Since when the card's owner is recorded as inside, perhaps by another card."""
    movement: RecordRef | None = None
    """The movement that was recorded with this scan, if any."""
    data_age_s: dict[AgencyId | Origin, int | None] = field(default_factory=dict)
    """By agency; for a pass from elsewhere also by the journal that issued it."""
    elapsed_us: int = 0

    @property
    def name(self) -> str | None:
        """Whoever was recognised."""
        known = self.person or self.visitor
        return known.name if known else None


class CarPassed(Struct, frozen=True, kw_only=True):
    """A leader's car that was not stopped, recorded; nobody knows who sat in it."""

    record: RecordRef
    direction: Direction
    at: datetime
    """Local event time, aware."""
    number_today: int


class PassageRow(Struct, frozen=True, kw_only=True):
    """One line of the list of movements: a scan and what became of it."""

    record: RecordRef
    at: datetime
    verdict: Verdict
    direction: Direction
    reason: Reason | None
    """The first reason, when the verdict was not a plain admit."""
    kind: str
    """What was scanned, a `ScanKind`; or `LEADER_CAR`."""
    name: str | None
    card_number: str | None
    resolution: Resolution | None = None
    resolved_by: str | None = None
    annulled: bool = False


class FoundPerson(Struct, frozen=True, kw_only=True):
    """One hit of the search, with the card that would be used for it."""

    person: PersonView
    card: CardView | None
    last: LastPassage | None
    near: bool = False
    """The name has one or two letters that were typed otherwise."""


class InsideKind(StrEnum):
    """Who is inside, in the words of contract.md."""

    PEOPLE = "people"
    """Staff: the agencies' own people, and cards whose owners are not known here."""
    VISITS = "visits"
    """Visitors, and passes whose visits are not known here."""


class InsideRow(Struct, frozen=True, kw_only=True):
    """Somebody who is recorded as inside."""

    subject: str
    since: datetime
    gate: str
    """Node name of the gate of entry."""
    name: str
    title: str
    unit: str
    """Of a visitor: the organisation."""
    agency: str
    """Of a visitor: the host."""
    card_number: str
    kind: InsideKind = InsideKind.PEOPLE
    visit: VisitId | None = None


class AgencyAge(Struct, frozen=True, kw_only=True):
    """How old the newest data of an agency is at this node."""

    agency: AgencyId
    short_name: str
    updated_at: datetime | None
    age_s: int | None
    stale: bool


class Overview(Struct, frozen=True, kw_only=True):
    """What the gate window shows around the verdict."""

    at: datetime
    """When this was so, in the site's own time zone."""
    gate_name: str
    site_name: str
    staff_inside: int
    scans_today: int
    records: int
    sealed_at: datetime | None
    """Time of the newest cut of this node's own journal."""
    ages: tuple[AgencyAge, ...]
    clock_ok: bool
    free_disk_bytes: int
    pending_count: int
    waiting_batches: int = 0
    """Files for others that lie on no carrier yet."""


class SiteNames(Struct, frozen=True, kw_only=True):
    """How people call the places and bodies of the charter, in the language in use."""

    site: str
    gate: str
    agencies: dict[AgencyId, tuple[str, str]]
    """Short name, full name."""
    zones: dict[int, str]
    nodes: dict[str, str]
