"""What the gate looks up about one card or one person, in one statement each."""

from typing import Any

from msgspec import Struct

from gate_desk.domain.ids import PersonRef
from gate_desk.store.sql import directory as sql


class KnownCard(Struct, frozen=True):
    """A credential with its owner and the owner's last movement, as rows of the store."""

    issuer: str
    serial: int
    number: str
    person: str
    first_day: int
    last_day: int
    zones: int
    hours: str | None
    escort: bool
    state: str
    state_at: int | None
    name: str | None
    title: str | None
    unit: str | None
    agency: str | None
    birth_year: int | None
    photo: str | None
    left: bool
    last_at: int | None
    last_origin: str | None
    last_index: int | None
    last_direction: str | None
    last_issuer: str | None
    last_serial: int | None
    replaced_by: str | None


def card_by_serial(cursor: Any, issuer: str, serial: int) -> KnownCard | None:
    """The card of a signed code."""
    return _known(cursor.execute(sql.BY_SERIAL, (issuer, serial)).fetchone())


def card_by_number(cursor: Any, key: str) -> KnownCard | None:
    """The card with a printed number (`domain.card_numbers.number_key`)."""
    return _known(cursor.execute(sql.BY_NUMBER, (key,)).fetchone())


def cards_by_rfid(cursor: Any, keys: tuple[str, str], limit: int) -> list[tuple[str, KnownCard]]:
    """Radio numbers with one of two ends (`domain.rfid_matching`) and their cards, active ones
    first.
    """
    rows = cursor.execute(sql.BY_RFID, (*keys, limit)).fetchall()
    return [(row[-1], KnownCard(*row[:-1])) for row in rows]


def card_of_person(cursor: Any, person_ref: PersonRef) -> KnownCard | None:
    """The card to use for a person chosen by hand: an active one before others."""
    return _known(cursor.execute(sql.BY_PERSON, person_ref).fetchone())


def card_number(cursor: Any, issuer: str | None, serial: int | None) -> str:
    """The printed number of a card, empty when it is not in the directory."""
    row = cursor.execute(sql.NUMBER, (issuer, serial)).fetchone() if issuer else None
    return row[0] if row else ""


def presence_of(cursor: Any, subject: str) -> tuple[int, str, int, str] | None:
    """Event time, origin, index and direction of a subject's last movement."""
    row: tuple[int, str, int, str] | None = cursor.execute(sql.PRESENCE, (subject,)).fetchone()
    return row


def count_staff_inside(cursor: Any) -> int:
    """How many cards' owners are inside; visitors are counted apart."""
    return int(cursor.execute(sql.STAFF_INSIDE).fetchone()[0])


def _known(row: Any) -> KnownCard | None:
    return KnownCard(*row) if row else None
