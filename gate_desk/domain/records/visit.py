"""`visit.expected`: who is announced, by whom, for which days."""

from gate_desk.domain.records.common import At, Section


class VisitExpected(Section, frozen=True, omit_defaults=True, gc=False):
    """Core of `visit.expected`, version 1."""

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


class VisitorDetails(Section, frozen=True, omit_defaults=True, gc=False):
    """Section `person`: what the gate shows of a visitor."""

    name: str
    organisation: str = ""
