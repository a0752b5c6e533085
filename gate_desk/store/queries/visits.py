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
    printed: str
    """The number of a pre-printed card; empty for a signed pass."""
    host: str
    visit: str
    purpose: str
    name: str
    organisation: str
    note: str
    visit_state: str
    photo: str | None
    birth: str
    document: str
    meets: str
    items: int
    """How many things of the visitor are held at the gate."""
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
    recorded_at: int
    birth: str
    phone: str
    meets: str
    document_kind: str
    document: str
    plate: str
    photo: str | None
    people: int
    zones: int
    escort: bool
    until: int | None
    hour: str
    group_id: str
    group_name: str
    state: str
    state_at: int | None
    items: int
    """How many things of the visitor are held at the gate."""
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
    printed: str


class ItemLine(Struct, frozen=True):
    """Something that is held at the gate."""

    id: str
    what: str
    at: int


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


def pass_by_number(cursor: Any, key: str) -> KnownPass | None:
    """The visit to which a pre-printed card was handed out last (`card_numbers.number_key`)."""
    row = cursor.execute(sql.BY_NUMBER, (key,)).fetchone()
    return KnownPass(*row) if row else None


def passes_not_returned(cursor: Any, since: int, limit: int) -> list[KnownPass]:
    """Passes of visits that are over, good on a day or later, which nobody has taken back."""
    return [KnownPass(*row) for row in cursor.execute(sql.NOT_RETURNED, (since, limit))]


def waiting_visits(cursor: Any, today: int, limit: int) -> list[VisitLine]:
    """Who is expected on a day or waits at the gate, by hour and name."""
    return [VisitLine(*row) for row in cursor.execute(sql.WAITING, (today, today, limit))]


def visits_inside(cursor: Any, limit: int) -> list[VisitLine]:
    """Visitors inside, who should leave first."""
    return [VisitLine(*row) for row in cursor.execute(sql.INSIDE, (limit,))]


def visits_by_document(cursor: Any, document: str, limit: int) -> list[VisitLine]:
    """The visits of somebody's papers (`domain.watching.document_key`), the newest first."""
    return [VisitLine(*row) for row in cursor.execute(sql.BY_DOCUMENT, (document, limit))]


def visits_by_name(cursor: Any, fold: str, today: int, limit: int) -> list[VisitLine]:
    """Visits of a day that wait for somebody with a name (`documents.names.fold`)."""
    return [VisitLine(*row) for row in cursor.execute(sql.BY_NAME, (fold, today, today, limit))]


def visits_of_group(cursor: Any, group: str, host: str) -> list[VisitLine]:
    """The members of a delegation, by name."""
    return [VisitLine(*row) for row in cursor.execute(sql.OF_GROUP, (group, host))]


def items_of(cursor: Any, subject: str) -> list[ItemLine]:
    """What a visitor has at the gate."""
    return [ItemLine(*row) for row in cursor.execute(sql.ITEMS, (subject,))]
