"""What the gate looks up about one pass, and the visits that are known."""

from typing import Any

from msgspec import Struct

from gate_desk.domain.subject import visit_subject
from gate_desk.store.sql import visits as sql


class KnownPass(Struct, frozen=True):
    """A pass with its visit and the visitor's last movement, as rows of the store."""

    origin: str
    serial: int
    first_day: int
    last_day: int
    zones: int
    escort: bool
    state: str
    state_at: int | None
    host: str
    visit: str
    purpose: str
    name: str
    organisation: str
    note: str
    last_at: int | None
    last_origin: str | None
    last_index: int | None
    last_direction: str | None

    @property
    def subject(self) -> str:
        """Whom a movement would be about."""
        return visit_subject(self.host, self.visit)


class VisitLine(Struct, frozen=True):
    """A visit as a line of a list."""

    host: str
    id: str
    purpose: str
    name: str
    organisation: str
    note: str
    first_day: int
    last_day: int
    subject: str
    last_at: int | None
    last_direction: str | None


class PassLine(Struct, frozen=True):
    """A pass of a visit."""

    origin: str
    serial: int
    first_day: int
    last_day: int
    zones: int
    escort: bool
    state: str
    state_at: int | None


def pass_by_ref(cursor: Any, origin: str, serial: int) -> KnownPass | None:
    """The pass of a signed code; None when it or its visit is not here."""
    row = cursor.execute(sql.BY_REF, (origin, serial)).fetchone()
    return KnownPass(*row) if row else None


def passes_by_serial(cursor: Any, serial: int) -> list[KnownPass]:
    """The passes of all journals with a serial: nearly always one."""
    return [KnownPass(*row) for row in cursor.execute(sql.BY_SERIAL, (serial,))]


def serial_taken(cursor: Any, origin: str, serial: int) -> bool:
    """Whether a journal has issued a pass with this serial."""
    return cursor.execute(sql.TAKEN, (origin, serial)).fetchone() is not None


def visits_by_id(cursor: Any, visit: str) -> list[VisitLine]:
    """The visits of all hosts with an id: nearly always one."""
    return [VisitLine(*row) for row in cursor.execute(sql.BY_ID, (visit,))]


def list_visits(cursor: Any, since: int, limit: int) -> list[VisitLine]:
    """Visits that do not end before a day (`domain.days.day_number`), by day and name."""
    return [VisitLine(*row) for row in cursor.execute(sql.LIST, (since, limit))]


def passes_of(cursor: Any, subject: str) -> list[PassLine]:
    """The passes of a visit, the first issued first."""
    return [PassLine(*row) for row in cursor.execute(sql.PASSES, (subject,))]
