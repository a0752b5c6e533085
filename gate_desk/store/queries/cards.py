"""The cards of an agency, and lists of everything that is here."""

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from gate_desk.store.sql import cards, extract


class ListedCard(Struct, frozen=True):
    """One card; owner's fields are None where the person is not here."""

    issuer: str
    number: str
    name: str | None
    title: str | None
    unit: str | None
    first_day: int
    last_day: int
    zones: int
    state: str
    state_at: int | None


class ListedMovement(Struct, frozen=True):
    """One movement at any gate; `origin` is the gate's journal."""

    at: int
    origin: str
    direction: str
    issuer: str | None
    number: str | None
    name: str | None
    unit: str | None
    undone: bool


def last_issued(cursor: Any, issuer: str) -> tuple[int, str] | None:
    """The highest serial of an agency, and the number printed on that card."""
    row: tuple[int, str] | None = cursor.execute(cards.LAST, (issuer,)).fetchone()
    return row


def counts_by_state(cursor: Any, issuer: str, today: int) -> dict[str, int]:
    """How many of an agency's cards whose last day is not over stand in each state."""
    return dict(cursor.execute(cards.STATES, (issuer, today)).fetchall())


def ending_within(cursor: Any, issuer: str, first: int, last: int) -> int:
    """How many active cards of an agency have their last day between two days, inclusive."""
    return int(cursor.execute(cards.ENDING, (issuer, first, last)).fetchone()[0])


def listed_cards(cursor: Any) -> Iterator[ListedCard]:
    """All cards, by agency and serial; read as they are asked for."""
    return (ListedCard(*row) for row in cursor.execute(cards.LISTED))


def listed_movements(cursor: Any) -> Iterator[ListedMovement]:
    """All movements, the oldest first; read as they are asked for."""
    return (ListedMovement(*row) for row in cursor.execute(extract.MOVED))


def list_sizes(cursor: Any) -> tuple[int, int]:
    """How many cards and how many movements there are."""
    return (
        int(cursor.execute(cards.COUNT).fetchone()[0]),
        int(cursor.execute(extract.COUNT).fetchone()[0]),
    )
