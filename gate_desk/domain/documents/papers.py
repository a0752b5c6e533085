"""What a scanned identity document says, whatever document it is: how a form is filled."""

import re
from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from gate_desk.domain.documents.citizen_card import read_citizen_card
from gate_desk.domain.documents.mrz import Mrz, read_mrz, repairs
from gate_desk.domain.documents.personal_id import read_personal_id
from gate_desk.domain.keyed_text import unframed
from gate_desk.domain.visit import DocumentKind

TYPED, CHECK_DIGIT = "typed", "check_digit"
"""Warnings of our own: the reader types, so only digits are believed; a check digit is wrong."""
_VIETNAM = "VNM"
_PASSPORT_TYPES = ("P", "V")


class Papers(Struct, frozen=True, kw_only=True):
    """What can be filled in; empty where the document does not say it or cannot be believed."""

    kind: DocumentKind
    number: str
    country: str = ""
    """Issuing state, three letters; empty: Vietnam."""
    name: str = ""
    birth: str = ""
    """A day as ISO 8601, or a year."""
    sex: str = ""
    address: str = ""
    warnings: tuple[str, ...] = ()
    """Codes of the document readers: hints for the guard, no reason to refuse."""
    offered: tuple[str, ...] = ()
    """Numbers that could be meant where a check digit is wrong."""


def read_papers(untrusted_text: str, today: date, *, typed: bool = False) -> Papers | None:
    """Read an identity card's code, a personal number or a machine-readable zone.

    `typed`: the reader is a keyboard to us, and an input method may have rewritten what is no
    digit: of a citizen's card only the number and the dates count then (domain.md, Scanners).
    None for every other text; never raises.
    """
    text = unframed(untrusted_text)
    if "|" in text:
        return _of_card(text, typed)
    if re.fullmatch("[0-9]{12}", text):
        return _of_number(text)
    return _of_zone(text, today)


def _of_card(text: str, typed: bool) -> Papers | None:
    card = read_citizen_card(text)
    if not card.valid:
        return None
    warnings: Sequence[str] = card.warnings
    if typed:
        garbled = {"bad_sex", "sex_mismatch", "bad_old_id"}
        warnings = [TYPED, *(code for code in warnings if code not in garbled)]
    return Papers(
        kind=DocumentKind.IDENTITY_CARD,
        number=card.id,
        name="" if typed else card.name,
        birth=card.dob.isoformat() if card.dob else "",
        sex="" if typed else card.sex,
        address="" if typed else card.address,
        warnings=tuple(warnings),
    )


def _of_number(text: str) -> Papers:
    read = read_personal_id(text)
    return Papers(
        kind=DocumentKind.IDENTITY_CARD,
        number=text,
        birth=str(read.birth_year or ""),
        sex=read.sex or "",
        warnings=read.warnings,
    )


def _of_zone(text: str, today: date) -> Papers | None:
    zone = read_mrz(text)
    if zone.error is not None:
        return None
    passport = zone.type.startswith(_PASSPORT_TYPES)
    number = zone.pin or zone.number
    return Papers(
        kind=DocumentKind.PASSPORT if passport else DocumentKind.IDENTITY_CARD,
        number=number,
        country="" if zone.state == _VIETNAM else zone.state[:3],
        name=_name(zone),
        birth=_birth(zone, today),
        sex={"M": "Nam", "F": "Nữ"}.get(zone.sex, ""),
        warnings=() if zone.valid else (CHECK_DIGIT,),
        offered=tuple(
            dict.fromkeys(
                repair.mrz.number for repair in repairs(zone) if repair.mrz.number != number
            )
        ),
    )


def _name(zone: Mrz) -> str:
    """Family name first, as it is written here; a zone has capitals without accents."""
    return " ".join(filter(None, (zone.surname, zone.given))).title()


def _birth(zone: Mrz, today: date) -> str:
    """The day of birth; a zone has two digits of the year: nobody is over a hundred or unborn."""
    if zone.pin:
        about = read_personal_id(zone.pin)
        century = (about.birth_year or 2000) // 100
    else:
        century = 20 if zone.dob[:2] <= f"{today.year % 100:02}" else 19
    try:
        return date(century * 100 + int(zone.dob[:2]), *_month_day(zone.dob)).isoformat()
    except ValueError:
        return ""


def _month_day(dob: str) -> tuple[int, int]:
    return int(dob[2:4]), int(dob[4:6])
