"""`watch.*`: whom the gate has to look out for, and every time that it did."""

from gate_desk.domain.records.common import At, Section


class WatchListed(Section, frozen=True, omit_defaults=True, gc=False):
    """Core of `watch.listed`, version 1; the same entry listed again is changed."""

    at: At
    entry: str
    """Random; with the agency it names the entry."""
    agency: str
    """Whose entry it is; only its desks change it."""
    kind: str
    """A code of `domain.verdict.Watch`; only an agency that guards may block."""
    last_day: str
    """The last day on which it counts, ISO 8601."""


class WatchLifted(Section, frozen=True, omit_defaults=True, gc=False):
    """Core of `watch.lifted`, version 1."""

    at: At
    entry: str
    agency: str


class WatchMatched(Section, frozen=True, omit_defaults=True, gc=False):
    """Core of `watch.matched`, version 1: a post was warned, whatever came of it."""

    at: At
    matched: list[tuple[str, str, str]]
    """Agency, entry, by what (`domain.watching.MatchedBy`)."""


class WatchedPerson(Section, frozen=True, omit_defaults=True, gc=False):
    """Section `person`: names under which somebody is known."""

    names: list[str]
    birth: str = ""
    """A day as ISO 8601, or a year."""


class WatchedDocuments(Section, frozen=True, omit_defaults=True, gc=False):
    """Section `document`: numbers of papers, compared by their letters and digits alone."""

    numbers: list[str]


class WatchedVehicles(Section, frozen=True, omit_defaults=True, gc=False):
    """Section `vehicle`: plates, compared in their compact form."""

    plates: list[str]
