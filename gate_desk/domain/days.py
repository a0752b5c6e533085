"""Days and moments as the store keeps them: days since 2020-01-01, UTC milliseconds."""

from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import lru_cache

EPOCH = date(2020, 1, 1)
"""Day 0 of credential codes (protocol.md 11) and of the store."""


def day_number(day: date) -> int:
    """Days since 2020-01-01."""
    return (day - EPOCH).days


@lru_cache(maxsize=4096)
def day_of(number: int) -> date:
    """The date of a day number."""
    return EPOCH + timedelta(days=number)


def milliseconds(moment: datetime) -> int:
    """UTC milliseconds of an aware moment."""
    return round(moment.timestamp() * 1000)


def moment(at: int, zone: tzinfo = UTC) -> datetime:
    """The aware moment of UTC milliseconds, in a time zone."""
    return datetime.fromtimestamp(at / 1000, zone)
