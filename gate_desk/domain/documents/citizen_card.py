"""The QR code on a citizen's identity card: chip CCCD of 2021 and căn cước card of 2024.

Nothing in it is signed: anybody can print such a code, so it fills a form and proves nothing.
"""

from datetime import date, datetime
from typing import Literal

from msgspec import Struct

from gate_desk.domain.documents.names import normalise
from gate_desk.domain.documents.personal_id import PersonalId, read_personal_id
from gate_desk.domain.keyed_text import unframed
from gate_desk.domain.plain_line import plain_line

LONGEST = 1_000
"""Characters; a real code has 120 to 180."""
_FIELDS, _FIELDS_2024 = 7, 11
_LONGEST_NAME, _LONGEST_ADDRESS = 100, 300

Fault = Literal["too_long", "too_few_fields", "bad_id", "no_name"]


class CitizenCard(Struct, frozen=True, kw_only=True):
    """What a code says; `error` is why it is none, and then everything else is empty."""

    error: Fault | None = None
    warnings: tuple[str, ...] = ()
    id: str = ""
    """The 12-digit personal number."""
    old_id: str | None = None
    """The 9-digit number of the card before, where there was one."""
    name: str = ""
    dob: date | None = None
    sex: str = ""
    address: str = ""
    issued: date | None = None
    extras: tuple[str, ...] = ()
    """Fields 8 to 11, whose meaning is not published: never interpreted, never stored."""
    card: Literal["cccd2021", "can_cuoc_or_later"] | None = None

    @property
    def valid(self) -> bool:
        """The text has the form of such a code."""
        return self.error is None


def read_citizen_card(untrusted_text: str) -> CitizenCard:
    """Read a code's text (Circular 59/2021/TT-BCA; Law on Identification 2023). Never raises.

    Only too few fields, a malformed number or no name make it none; all else is a warning.
    """
    if len(untrusted_text) > LONGEST:
        return CitizenCard(error="too_long")
    fields = [normalise(plain_line(field)) for field in unframed(untrusted_text).split("|")]
    if len(fields) < _FIELDS:
        return CitizenCard(error="too_few_fields")
    number, old, name, born, sex, address, issued, *extras = fields
    about = read_personal_id(number)
    if about.kind != "pin12":
        return CitizenCard(error="bad_id")
    if not name:
        return CitizenCard(error="no_name")
    dob, issued_on = _day(born), _day(issued)
    return CitizenCard(
        warnings=(*about.warnings, *_warnings(about, old, sex, dob, issued_on)),
        id=number,
        old_id=old or None,
        name=name[:_LONGEST_NAME],
        dob=dob,
        sex=sex if sex in ("Nam", "Nữ") else "",
        address=address[:_LONGEST_ADDRESS],
        issued=issued_on,
        extras=tuple(extras),
        card="cccd2021" if len(fields) < _FIELDS_2024 else "can_cuoc_or_later",
    )


def _warnings(
    about: PersonalId, old: str, sex: str, dob: date | None, issued: date | None
) -> list[str]:
    found = []
    if dob is None:
        found.append("bad_dob")
    elif dob.year != about.birth_year:
        found.append("birth_year_mismatch")
    if sex not in ("Nam", "Nữ"):
        found.append("bad_sex")
    elif sex != about.sex:
        found.append("sex_mismatch")
    if issued is None:
        found.append("bad_issued")
    if old and read_personal_id(old).kind != "cmnd9":
        found.append("bad_old_id")
    return found


def _day(untrusted_digits: str) -> date | None:
    """A day written ddMMyyyy."""
    if len(untrusted_digits) != 8 or not (
        untrusted_digits.isascii() and untrusted_digits.isdigit()
    ):
        return None
    try:
        return datetime.strptime(untrusted_digits, "%d%m%Y").date()  # noqa: DTZ007 - a day
    except ValueError:
        return None
