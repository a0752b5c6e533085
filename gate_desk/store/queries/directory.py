"""What the gate looks up about one card or one person, in one statement each."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, and_, bindparam, case, exists, func, literal_column, select

from gate_desk.domain.ids import PersonRef
from gate_desk.store.sqlite.hot import NONE, ONE, hot
from gate_desk.store.sqlite.schema import FIND_CARDS, FIND_PEOPLE
from gate_desk.store.tables import credential, person, person_left, presence, rfid


@dataclass(frozen=True, slots=True)
class KnownCard:
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


def subject_of_card() -> ColumnElement[str]:
    """The subject (`domain.subject`) of a credential's owner."""
    colon: ColumnElement[str] = literal_column("':'")
    return credential.c.issuer + colon + credential.c.person


_ACTIVE: ColumnElement[str] = literal_column("'active'")
_newer = credential.alias("newer")
# Asked only for a card that is not active: with a million cards every look costs a page.
_replacement = case(
    (
        credential.c.state != _ACTIVE,
        select(_newer.c.number)
        .where(
            _newer.c.issuer == credential.c.issuer,
            _newer.c.person == credential.c.person,
            _newer.c.state == _ACTIVE,
        )
        .order_by(_newer.c.last_day.desc())
        .limit(ONE)
        .offset(NONE)
        .scalar_subquery(),
    )
)
_CARD = (
    select(
        *(credential.c[name] for name in KnownCard.__dataclass_fields__ if name in credential.c),
        person.c.name,
        person.c.title,
        person.c.unit,
        person.c.agency,
        person.c.birth_year,
        person.c.photo,
        exists().where(
            person_left.c.agency == credential.c.issuer,
            person_left.c.person == credential.c.person,
        ),
        presence.c.at,
        presence.c.origin,
        presence.c.idx,
        presence.c.direction,
        presence.c.issuer,
        presence.c.serial,
        _replacement,
    )
    .outerjoin(
        person, and_(person.c.agency == credential.c.issuer, person.c.id == credential.c.person)
    )
    .outerjoin(presence, presence.c.subject == subject_of_card())
)
_BEST = ((credential.c.state == _ACTIVE).desc(), credential.c.last_day.desc())
_BY_SERIAL = hot(
    _CARD.where(and_(credential.c.issuer == bindparam("i"), credential.c.serial == bindparam("s"))),
    "i",
    "s",
)
_BY_NUMBER = hot(
    _CARD.where(credential.c.number_key == bindparam("n")).order_by(*_BEST).limit(ONE).offset(NONE),
    "n",
)
_BY_RFID = hot(
    _CARD.join(
        rfid, and_(rfid.c.issuer == credential.c.issuer, rfid.c.serial == credential.c.serial)
    )
    .where(rfid.c.uid == bindparam("u"))
    .order_by(*_BEST)
    .limit(ONE)
    .offset(NONE),
    "u",
)
_BY_PERSON = hot(
    _CARD.where(credential.c.issuer == bindparam("a"), credential.c.person == bindparam("p"))
    .order_by(*_BEST)
    .limit(ONE)
    .offset(NONE),
    "a",
    "p",
)
_NUMBER = hot(
    select(credential.c.number).where(
        credential.c.issuer == bindparam("i"), credential.c.serial == bindparam("s")
    ),
    "i",
    "s",
)
_PRESENCE = hot(
    select(presence.c.at, presence.c.origin, presence.c.idx, presence.c.direction).where(
        presence.c.subject == bindparam("s")
    ),
    "s",
)
_INSIDE = hot(
    select(func.count()).select_from(presence).where(presence.c.direction == literal_column("'in'"))
)


def card_by_serial(cursor: Any, issuer: str, serial: int) -> KnownCard | None:
    """The card of a signed code."""
    return _known(cursor.execute(_BY_SERIAL, (issuer, serial)).fetchone())


def card_by_number(cursor: Any, key: str) -> KnownCard | None:
    """The card with a printed number (`domain.card_numbers.number_key`)."""
    return _known(cursor.execute(_BY_NUMBER, (key,)).fetchone())


def card_by_rfid(cursor: Any, uid: str) -> KnownCard | None:
    """The card with a radio number; an active one before others."""
    return _known(cursor.execute(_BY_RFID, (uid,)).fetchone())


def card_of_person(cursor: Any, person_ref: PersonRef) -> KnownCard | None:
    """The card to use for a person chosen by hand: an active one before others."""
    return _known(cursor.execute(_BY_PERSON, person_ref).fetchone())


def card_number(cursor: Any, issuer: str | None, serial: int | None) -> str:
    """The printed number of a card, empty when it is not in the directory."""
    row = cursor.execute(_NUMBER, (issuer, serial)).fetchone() if issuer else None
    return row[0] if row else ""


def presence_of(cursor: Any, subject: str) -> tuple[int, str, int, str] | None:
    """Event time, origin, index and direction of a subject's last movement."""
    row: tuple[int, str, int, str] | None = cursor.execute(_PRESENCE, (subject,)).fetchone()
    return row


def count_inside(cursor: Any) -> int:
    """How many are inside."""
    return int(cursor.execute(_INSIDE).fetchone()[0])


def find_people(cursor: Any, words: list[str], limit: int) -> list[PersonRef]:
    """People whose folded name has words beginning with all of `words`."""
    match = " ".join(f'"{word}"*' for word in words)
    return list(cursor.execute(FIND_PEOPLE, (match, limit)))


def find_by_number(cursor: Any, part: str, limit: int) -> list[PersonRef]:
    """People with a card whose number contains `part`, at least 3 characters of it."""
    return list(cursor.execute(FIND_CARDS, (f'"{part}"', limit)))


def _known(row: Any) -> KnownCard | None:
    return KnownCard(*row) if row else None
