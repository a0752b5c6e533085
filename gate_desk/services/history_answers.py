"""What services answer about the past of a person or card: no more than the question needs."""

from datetime import date, datetime

from msgspec import Struct

from gate_desk.domain.ids import PersonId, RecordRef
from gate_desk.domain.verdict import Direction, Reason, Resolution, ScanKind, Verdict
from gate_desk.services.answers import CardView, PersonView


class PastScan(Struct, frozen=True, kw_only=True):
    """One scan at any gate; neither a name nor who decided."""

    record: RecordRef
    at: datetime
    gate: str
    """Node name of the gate."""
    verdict: Verdict
    direction: Direction
    reason: Reason | None
    kind: ScanKind
    card_number: str
    """Empty for a card that the directory does not have."""
    resolution: Resolution | None = None
    annulled: bool = False


class CardEvent(Struct, frozen=True, kw_only=True):
    """Something that its issuer did with a card."""

    at: datetime
    kind: str
    """`issued`, `renewed`, `suspended`, `resumed`, `lost`, `found`, `returned` or `revoked`."""
    card_number: str


class ForgottenCount(Struct, frozen=True, kw_only=True):
    """How often somebody was recorded by hand in one month of the site's calendar."""

    month: date
    """Its first day."""
    times: int
    days: int
    """On how many different days."""


class PersonHistory(Struct, frozen=True, kw_only=True):
    """A person's past with all their cards; lists are newest first."""

    person: PersonView
    scans: tuple[PastScan, ...]
    events: tuple[CardEvent, ...]


class CardHistory(Struct, frozen=True, kw_only=True):
    """A card's past; lists are newest first."""

    card: CardView
    person: PersonView | None
    scans: tuple[PastScan, ...]
    events: tuple[CardEvent, ...]


class ForgottenRow(Struct, frozen=True, kw_only=True):
    """One person of the card officer's monthly list."""

    person: PersonId
    name: str
    unit: str
    count: ForgottenCount
