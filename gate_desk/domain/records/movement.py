"""`movement.recorded` and `movement.annulled`: who passed the gate, and its undoing."""

from gate_desk.domain.records.common import At, Section
from gate_desk.domain.verdict import Direction


class MovementRecorded(Section, frozen=True, omit_defaults=True, gc=False):
    """Core of `movement.recorded`, version 1."""

    at: At
    """Event time, UTC milliseconds."""
    direction: Direction
    scan: int
    """Index of the scan in the same journal."""
    person: str | None = None
    credential: tuple[str, int] | None = None
    """Issuer and serial of a card, or origin and serial of a pass."""
    closes: tuple[str, int] | None = None
    """The entry whose missing exit is inferred from this one (`exit_inferred`)."""
    visit: str | None = None
    host: str | None = None
    """Who receives the visitor: names the visit together with its id."""


class MovementAnnulled(Section, frozen=True, omit_defaults=True, gc=False):
    """Core of `movement.annulled`, version 1; the reason is the `note` section."""

    at: At
    movement: tuple[str, int]
    turned: bool = False
    """Undone because the scan was decided anew in the other direction."""
