"""`visit.*`: who is announced, registered, let in and gone; by whom, for which days."""

from gate_desk.domain.records.common import At, Section


class VisitExpected(Section, frozen=True, omit_defaults=True, gc=False):
    """Core of `visit.expected` and of `visit.changed`, version 1."""

    at: At
    visit: str
    """Random; with the host it names the visit (`domain.subject`)."""
    host: str
    """The agency that receives the visitor."""
    purpose: str
    """A code of `domain.visit.Purpose`; a newer program may know more of them."""
    first_day: str
    last_day: str
    """Days as ISO 8601, inclusive, in the charter's time zone."""
    until: At | None = None
    """When the visitor is expected to leave."""
    people: int = 1
    """Who comes together, the visitor included."""
    zones: list[int] = []
    escort: bool = False
    group: str = ""
    """The visit of the delegation's head; all its members name it."""
    hour: str = ""
    """When the visitor is expected, HH:MM local; empty: some time of the day."""


class VisitRegistered(VisitExpected, frozen=True, omit_defaults=True, gc=False):
    """Core of `visit.registered`, version 1: at a gate, everything that is known now."""

    scanned: bool = False
    """The document's data were read from its code, not typed."""
    matched: list[tuple[str, str, str]] = []
    """Watch list entries that this visitor resembles, which the guard has seen: agency, entry,
    by what (`domain.watching.MatchedBy`)."""


class VisitEvent(Section, frozen=True, omit_defaults=True, gc=False):
    """Core of `visit.cancelled`, `.awaiting`, `.admitted`, `.ended`, `.refused`, `.unseen`."""

    at: At
    visit: str
    host: str
    number: int | None = None
    """Running number of the day at this gate, where somebody passed it without a scan."""
    movement: int | None = None
    """`ended`: the exit in the same journal that ended the visit."""
    credential: tuple[str, int] | None = None
    """`admitted`: origin and serial of the pass that was handed out."""
    matched: list[tuple[str, str, str]] = []
    """`refused`: the watch list entries that were the cause."""


class VisitorDetails(Section, frozen=True, omit_defaults=True, gc=False):
    """Section `person`: what the gate shows of a visitor, and the host learns."""

    name: str
    organisation: str = ""
    birth: str = ""
    """A day as ISO 8601, or a year."""
    phone: str = ""
    meets: str = ""
    """Whom the visitor comes to see, as it was chosen or typed."""
    person: tuple[str, str] | None = None
    """Agency and id of that somebody, when chosen from the directory."""
    companions: list[str] = []
    group_name: str = ""


class DocumentDetails(Section, frozen=True, omit_defaults=True, gc=False):
    """Section `document`: by which paper the visitor was identified."""

    kind: str
    """A code of `domain.visit.DocumentKind`."""
    number: str
    country: str = ""
    """Issuing state, three letters (ICAO 9303-3); empty: Vietnam."""


class VisitVehicle(Section, frozen=True, omit_defaults=True, gc=False):
    """Section `vehicle`: with which vehicle the visitor came, as the plate was typed."""

    plate: str
