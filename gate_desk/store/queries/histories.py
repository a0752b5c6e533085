"""The history of a person or card over all gates, and who was recorded by hand."""

from typing import Any

from msgspec import Struct

from gate_desk.domain.ids import CardRef, PersonRef
from gate_desk.domain.subject import subject_of
from gate_desk.store.sql import histories as sql


class HistoryLine(Struct, frozen=True):
    """One scan of a subject at any gate, with what became of it."""

    origin: str
    idx: int
    at: int
    verdict: str
    direction: str
    first_reason: str | None
    kind: str
    card_number: str | None
    resolution: str | None
    annulled: int


class HeldCard(Struct, frozen=True):
    """One of the cards of a person; days as the store keeps them."""

    serial: int
    number: str
    first_day: int
    last_day: int
    state: str
    issued_at: int


class ForgottenLine(Struct, frozen=True):
    """One scan by hand; name and unit are None when the directory has lost its owner."""

    person: str
    name: str | None
    unit: str | None
    at: int


def of_person(cursor: Any, person: PersonRef, count: int) -> list[HistoryLine]:
    """The newest scans of a person with any card, the newest first."""
    agency, person_id = person
    subject = f"{agency}:{person_id}"
    return [HistoryLine(*row) for row in cursor.execute(sql.OF_SUBJECT, (subject, subject, count))]


def of_card(cursor: Any, card: CardRef, owner: str, count: int) -> list[HistoryLine]:
    """The newest scans of one card; `owner` is the person's id."""
    values = (subject_of(owner, card), subject_of(None, card), *card)
    return [HistoryLine(*row) for row in cursor.execute(sql.OF_CARD, (*values, *values, count))]


def cards_of(cursor: Any, person: PersonRef) -> list[HeldCard]:
    """All cards that the person's agency has issued to them, the newest first."""
    return [HeldCard(*row) for row in cursor.execute(sql.CARDS, person)]


def card_events(cursor: Any, card: CardRef) -> list[tuple[int, str]]:
    """Time and kind of what happened to a card after it was issued, the newest first."""
    rows: list[tuple[int, str]] = cursor.execute(sql.EVENTS, card).fetchall()
    return rows


def forgotten(cursor: Any, agency: str, since: int, until: int) -> list[ForgottenLine]:
    """Scans by hand of an agency's people from `since` to before `until`, by name."""
    return [ForgottenLine(*row) for row in cursor.execute(sql.FORGOTTEN, (agency, since, until))]


def forgotten_by(cursor: Any, person: PersonRef, since: int, until: int) -> list[int]:
    """Times of the scans by hand of one person, the oldest first."""
    agency, person_id = person
    rows = cursor.execute(sql.FORGOTTEN_BY, (agency, since, until, person_id))
    return [row[0] for row in rows]
