"""Vietnamese telephone numbers, as people write them."""

import re
from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

_WRITTEN = re.compile(r"\+?[0-9 ().\-]{3,24}")
_SEPARATORS = re.compile(r"[ ().\-]")
Kind = Literal["mobile", "landline", "internal", "service"]
_FORMS: Mapping[Kind, re.Pattern[str]] = {
    "mobile": re.compile(r"0[35789][0-9]{8}"),
    "landline": re.compile(r"02[0-9]{9}"),
    "service": re.compile(r"11[0-9]|1[89]00[0-9]{4,6}"),
    "internal": re.compile(r"[1-9][0-9]{2,4}"),
}


class Phone(Struct, frozen=True):
    """A number in the form in which it is dialled inside Vietnam."""

    number: str
    kind: Kind | None
    """None: it has no form in use since 2018; kept as it was written."""


def read_phone(untrusted_text: str) -> Phone:
    """Read a number: `0912 345 678`, `+84 912345678`, `(0214) 3.840.000`, `1013`. Never raises."""
    text = untrusted_text.strip()[:40]
    if not _WRITTEN.fullmatch(text):
        return Phone(text, None)
    digits = _SEPARATORS.sub("", text)
    for country in ("+84", "0084", "84"):
        national = digits.removeprefix(country).removeprefix("0")
        if digits.startswith(country) and len(national) >= 9:
            digits = f"0{national}"
            break
    for kind, form in _FORMS.items():
        if form.fullmatch(digits):
            return Phone(digits, kind)
    return Phone(text, None)
