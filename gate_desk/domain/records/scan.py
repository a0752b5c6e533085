"""`scan.decided`: every scan with the verdict that the guard saw."""

from gate_desk.domain.records.common import At, Section


class ScanDecided(Section, frozen=True, omit_defaults=True, gc=False):
    """Core of `scan.decided`, version 1. Never the text of what was scanned."""

    at: At
    """Event time, UTC milliseconds."""
    kind: str
    reader: str
    direction: str
    verdict: str
    reasons: list[str]
    next_step: str
    number: int
    """Running number of the day at this node; a repeat carries the number it repeats."""
    person: str | None = None
    credential: tuple[str, int] | None = None
    """Issuer and serial of a card, or origin and serial of a pass."""
    ages: dict[str, int | None] = {}
    """Age in seconds of the agencies' data that the verdict relied on; null: none was held.

    For a pass the age of the journal that issued it, unless that is this one.
    """
    repeat_of: int | None = None
    """Index of the first scan that this one repeats."""
    replaces: int | None = None
    """Index of the scan that was decided anew in the other direction."""
    text_length: int = 0
    text_mac: str = ""
    """Keyed hash of a text that named no known card, in hexadecimal."""
    missing_digits: int = 0
    visit: str | None = None
    host: str | None = None
    """Who receives the visitor: names the visit together with its id."""
