"""`credential.*`: the life of a card, told by its issuer (and `kept`, by a post)."""

from gate_desk.domain.records.common import At, Hour, Section


class CredentialIssued(Section, frozen=True, omit_defaults=True, gc=False):
    """Core of `credential.issued`, version 1."""

    issuer: str
    serial: int
    number: str
    """The number printed on the card, such as `UBND-00417`."""
    person: str
    first_day: str
    last_day: str
    """Days as ISO 8601, inclusive, in the charter's time zone."""
    zones: list[int]
    hours: tuple[Hour, Hour] | None = None
    escort: bool = False
    rfid: list[str] = []
    """Canonical hexadecimal of the card's radio numbers."""


class CredentialRenewed(Section, frozen=True, omit_defaults=True, gc=False):
    """Core of `credential.renewed`, version 1."""

    issuer: str
    serial: int
    at: At
    first_day: str
    last_day: str
    zones: list[int]


class CredentialEvent(Section, frozen=True, omit_defaults=True, gc=False):
    """Core of `credential.suspended`, `.resumed`, `.lost`, `.found`, `.returned`, `.revoked`."""

    issuer: str
    serial: int
    at: At


class CredentialKept(Section, frozen=True, omit_defaults=True, gc=False):
    """Core of `credential.kept`, version 1: a post took the card; a forged one has no issuer.

    The issuer of a pass is the journal that it is from.
    """

    at: At
    scan: tuple[str, int]
    issuer: str | None = None
    serial: int | None = None
