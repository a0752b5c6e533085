"""Days and moments as the store keeps them: days since 2020-01-01, UTC milliseconds."""

import re
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import lru_cache

from gate_desk.domain.errors import Refused

EPOCH = date(2020, 1, 1)
"""Day 0 of credential codes (protocol.md 11) and of the store."""
LAST_DAY_NUMBER = 0xFFFF
"""The last day that a credential code can name, in 2199."""
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def day_number(day: date) -> int:
    """Days since 2020-01-01."""
    return (day - EPOCH).days


@lru_cache(maxsize=4096)
def day_of(number: int) -> date:
    """The date of a day number."""
    return EPOCH + timedelta(days=number)


def read_day(untrusted_text: str) -> date:
    """A day written YYYY-MM-DD that credential codes can carry; raises Refused `bad_day`."""
    try:
        day = date.fromisoformat(untrusted_text) if _DAY.fullmatch(untrusted_text) else None
    except ValueError:
        day = None
    if day is None or not 0 <= day_number(day) <= LAST_DAY_NUMBER:
        raise Refused("bad_day", untrusted_text[:40])
    return day


def milliseconds(moment: datetime) -> int:
    """UTC milliseconds of an aware moment."""
    return round(moment.timestamp() * 1000)


def moment(at: int, zone: tzinfo = UTC) -> datetime:
    """The aware moment of UTC milliseconds, in a time zone."""
    return datetime.fromtimestamp(at / 1000, zone)
