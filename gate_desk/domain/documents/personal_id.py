"""The 12-digit personal number and the 9-digit number of the old identity card (CMND)."""

import re
from typing import Literal

from msgspec import Struct

from gate_desk.domain.documents.provinces import PROVINCES

_PERSONAL = re.compile(r"([0-9]{3})([0-9])([0-9]{2})[0-9]{6}")
_OLD_CARD = re.compile(r"[0-9]{9}")
_FIRST_COUNTRY = 101


class PersonalId(Struct, frozen=True, kw_only=True):
    """What a number says of its owner: hints to compare with, never a reason to refuse."""

    kind: Literal["pin12", "cmnd9"] | None
    """None: it is no such number."""
    warnings: tuple[str, ...] = ()
    place: Literal["domestic", "foreign"] | None = None
    """Where the birth was registered."""
    province: str | None = None
    """The province of the birth's registration, by the name it had then."""
    sex: Literal["Nam", "Nữ"] | None = None
    birth_year: int | None = None

    @property
    def valid(self) -> bool:
        """The text has the form of one of the two numbers."""
        return self.kind is not None


def read_personal_id(untrusted_text: str) -> PersonalId:
    """Reads a number (Circular 59/2021/TT-BCA; Decree 137/2015, article 7). It has no check digit.

    Never raises: what is no number has the kind None and the warning `bad_length_or_chars`.
    """
    text = untrusted_text.strip()
    if _OLD_CARD.fullmatch(text):
        return PersonalId(kind="cmnd9", warnings=("cmnd_expired_since_2025-01-01",))
    parts = _PERSONAL.fullmatch(text)
    if parts is None:
        return PersonalId(kind=None, warnings=("bad_length_or_chars",))
    code, century, year = parts[1], int(parts[2]), int(parts[3])
    foreign = int(code) >= _FIRST_COUNTRY
    province = None if foreign else PROVINCES.get(code)
    warnings = []
    if not foreign and province is None:
        warnings.append("unknown_province")
    if century > 3:
        warnings.append("future_century")
    return PersonalId(
        kind="pin12",
        warnings=tuple(warnings),
        place="foreign" if foreign else "domestic",
        province=province,
        sex="Nữ" if century % 2 else "Nam",
        birth_year=1900 + century // 2 * 100 + year,
    )
