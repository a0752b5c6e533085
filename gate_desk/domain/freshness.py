"""When an agency's data are too old to rely on, in working days (charter, protocol.md 10)."""

from datetime import date, datetime, timedelta

_DAY = timedelta(days=1)
_SATURDAY = 5


def add_working_days(moment: datetime, days: int, holidays: frozenset[date]) -> datetime:
    """The same time of day on the `days`-th working day after the date of a local moment.

    Saturdays, Sundays and holidays do not count; no days give the moment itself.
    """
    later = moment
    while days > 0:
        later += _DAY
        if later.weekday() < _SATURDAY and later.date() not in holidays:
            days -= 1
    return later


def is_stale(
    updated_at: datetime | None, now: datetime, limit_days: int, holidays: frozenset[date]
) -> bool:
    """Whether data of this moment have passed their limit; days begin in the zone of `now`.

    No data at all are stale. Data from the future are not: their clock is judged elsewhere.
    """
    if updated_at is None:
        return True
    if now - updated_at <= limit_days * _DAY:
        return False  # so many days never hold more working days
    return now > add_working_days(updated_at.astimezone(now.tzinfo), limit_days, holidays)
