"""What the gate looks up about one card or one person: one statement each."""

from sqlalchemy import (
    ColumnElement,
    and_,
    bindparam,
    case,
    exists,
    func,
    literal_column,
    or_,
    select,
)

from gate_desk.domain import subject
from gate_desk.store.sqlite.compiled import NONE, ONE, compiled
from gate_desk.store.tables import credential, person, person_left, presence, rfid


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

_OF_CARD = (
    "issuer",
    "serial",
    "number",
    "person",
    "first_day",
    "last_day",
    "zones",
    "hours",
    "escort",
    "state",
    "state_at",
)
_CARD = (
    select(
        *(credential.c[name] for name in _OF_CARD),
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

BY_SERIAL = compiled(
    _CARD.where(and_(credential.c.issuer == bindparam("i"), credential.c.serial == bindparam("s"))),
    "i",
    "s",
)

BY_NUMBER = compiled(
    _CARD.where(credential.c.number_key == bindparam("n")).order_by(*_BEST).limit(ONE).offset(NONE),
    "n",
)

BY_RFID = compiled(
    _CARD.add_columns(rfid.c.number)
    .join(
        rfid,
        and_(
            rfid.c.issuer == credential.c.issuer,
            rfid.c.serial == credential.c.serial,
            rfid.c.origin == credential.c.origin,
            rfid.c.idx == credential.c.idx,
        ),
    )
    .where(or_(rfid.c.part == bindparam("t"), rfid.c.part == bindparam("h")))
    .order_by(*_BEST)
    .limit(bindparam("n"))
    .offset(NONE),
    "t",
    "h",
    "n",
)

BY_PERSON = compiled(
    _CARD.where(credential.c.issuer == bindparam("a"), credential.c.person == bindparam("p"))
    .order_by(*_BEST)
    .limit(ONE)
    .offset(NONE),
    "a",
    "p",
)

NUMBER = compiled(
    select(credential.c.number).where(
        credential.c.issuer == bindparam("i"), credential.c.serial == bindparam("s")
    ),
    "i",
    "s",
)

PRESENCE = compiled(
    select(presence.c.at, presence.c.origin, presence.c.idx, presence.c.direction).where(
        presence.c.subject == bindparam("s")
    ),
    "s",
)


def is_staff() -> ColumnElement[bool]:
    """Whose presence it is: staff's, not a visitor's or an unknown pass's (`domain.subject`)."""
    return and_(
        *(
            ~presence.c.subject.like(literal_column(f"'{prefix}%'"))
            for prefix in (subject.VISIT_PREFIX, subject.JOURNAL_PREFIX)
        )
    )


STAFF_INSIDE = compiled(
    select(func.count())
    .select_from(presence)
    .where(presence.c.direction == literal_column("'in'"), is_staff())
)
