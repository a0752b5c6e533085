"""Days and years of birth, as people write them."""

import re
from datetime import date

_DAY = re.compile("([0-9]{1,2})[/. -]([0-9]{1,2})[/. -]([0-9]{4})|([0-9]{2})([0-9]{2})([0-9]{4})")
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")


def read_birth(untrusted_text: str) -> str | None:
    """A day as ISO 8601 or a year; empty for nothing, None for what is neither.

    Day before month, as it is written here: `01/02/2002`, `1.2.2002`, `01022002`, `2002`.
    """
    text = untrusted_text.strip()
    if not text or _YEAR.fullmatch(text):
        return text
    if found := _ISO.fullmatch(text):
        year, month, day = map(int, found.groups())
    elif found := _DAY.fullmatch(text):
        day, month, year = (int(part) for part in found.groups() if part is not None)
    else:
        return None
    try:
        return date(year, month, day).isoformat() if 1900 <= year < 2100 else None
    except ValueError:
        return None
