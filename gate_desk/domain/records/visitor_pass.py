"""`pass.issued`, `pass.returned`, `pass.missing`: the life of a visitor's pass.

A pass is signed with a node's key (protocol.md 11, kind 2), so the journal of that key and a serial
name it: never mixed up with an agency's card of the same serial.
"""

from gate_desk.domain.records.common import At, Section


class PassIssued(Section, frozen=True, omit_defaults=True, gc=False):
    """Core of `pass.issued`, version 1; the pass belongs to the journal that holds the record."""

    at: At
    serial: int
    visit: str
    host: str
    """The visit's host: nobody issues passes for the visitors of another agency."""
    first_day: str
    last_day: str
    """Days as ISO 8601, inclusive, in the charter's time zone."""
    zones: list[int]
    escort: bool = False


class PassEvent(Section, frozen=True, omit_defaults=True, gc=False):
    """Core of `pass.returned` and `pass.missing`, version 1."""

    at: At
    origin: str
    """The journal that issued the pass."""
    serial: int
    host: str = ""
    """The visit's host, who receives this record."""


class PassAssigned(PassIssued, frozen=True, omit_defaults=True, gc=False, kw_only=True):
    """Core of `pass.assigned`, version 1: a pre-printed card was handed out for a visit."""

    number: str
    """What is printed on it, such as `K-016`: it proves nothing, so the gate always asks."""
