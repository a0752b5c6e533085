"""Working days and the age of an agency's data."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gate_desk.domain.freshness import add_working_days, is_stale

SAIGON = ZoneInfo("Asia/Ho_Chi_Minh")
SECOND = timedelta(seconds=1)
NO_HOLIDAYS: frozenset[date] = frozenset()
INDEPENDENCE = frozenset({date(2026, 9, 2)})


def local(month: int, day: int, hour: int = 9, minute: int = 10) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=SAIGON)


MOMENTS = st.datetimes(
    datetime(2025, 1, 1),  # noqa: DTZ001 - the strategy adds the zone
    datetime(2027, 12, 31),  # noqa: DTZ001
    timezones=st.just(SAIGON),
)
HOLIDAYS = st.frozensets(st.dates(date(2025, 1, 1), date(2028, 2, 1)), max_size=20)


@pytest.mark.parametrize(
    ("start", "days", "end"),
    [
        (local(3, 16), 0, local(3, 16)),
        (local(3, 16), 2, local(3, 18)),
        (local(3, 20), 1, local(3, 23)),
        (local(3, 21), 1, local(3, 23)),
        (local(3, 22), 2, local(3, 24)),
        (local(3, 16), 5, local(3, 23)),
        (local(9, 1), 1, local(9, 3)),
    ],
    ids=["none", "in the week", "Friday", "Saturday", "Sunday", "a week", "holiday"],
)
def test_working_days_skip_weekends_and_holidays(start: datetime, days: int, end: datetime) -> None:
    assert add_working_days(start, days, INDEPENDENCE) == end


@given(MOMENTS, st.integers(1, 30), HOLIDAYS)
def test_the_last_of_the_days_counted_is_the_answer(
    start: datetime, days: int, holidays: frozenset[date]
) -> None:
    end = add_working_days(start, days, holidays)
    passed = [
        start.date() + timedelta(days=ahead)
        for ahead in range(1, (end.date() - start.date()).days + 1)
    ]
    working = [day for day in passed if day.isoweekday() <= 5 and day not in holidays]
    assert len(working) == days
    assert working[-1] == end.date()
    assert end.timetz() == start.timetz()


def test_data_are_stale_just_after_their_limit() -> None:
    friday, tuesday = local(3, 20), local(3, 24)
    assert not is_stale(friday, tuesday, 2, NO_HOLIDAYS)
    assert is_stale(friday, tuesday + SECOND, 2, NO_HOLIDAYS)


def test_a_heightened_limit_of_one_day_is_stricter() -> None:
    friday, monday_noon = local(3, 20), local(3, 23, 12)
    assert is_stale(friday, monday_noon, 1, NO_HOLIDAYS)
    assert not is_stale(friday, monday_noon, 2, NO_HOLIDAYS)


def test_a_holiday_gives_a_day_more() -> None:
    assert not is_stale(local(8, 31), local(9, 3), 2, INDEPENDENCE)
    assert is_stale(local(8, 31), local(9, 3), 2, NO_HOLIDAYS)


def test_no_data_at_all_are_stale() -> None:
    assert is_stale(None, local(3, 16), 2, NO_HOLIDAYS)


@pytest.mark.parametrize("ahead", [timedelta(0), SECOND, timedelta(days=400)])
def test_data_from_the_future_are_not_stale(ahead: timedelta) -> None:
    assert not is_stale(local(3, 16) + ahead, local(3, 16), 2, NO_HOLIDAYS)


def test_a_far_future_that_no_calendar_reaches_is_no_error() -> None:
    end_of_time = datetime.combine(date.max, time(12), tzinfo=UTC)
    assert not is_stale(end_of_time, local(3, 16), 365, NO_HOLIDAYS)


def test_days_begin_in_the_zone_of_now() -> None:
    # Friday 20:00 UTC is Saturday 03:00 in Lào Cai, so Monday 03:00 is the limit.
    updated = datetime(2026, 3, 20, 20, 0, tzinfo=UTC)
    assert not is_stale(updated, local(3, 23, 3, 0), 1, NO_HOLIDAYS)
    assert is_stale(updated, local(3, 23, 3, 1), 1, NO_HOLIDAYS)


@given(MOMENTS, MOMENTS, st.timedeltas(timedelta(0), timedelta(days=30)), st.integers(1, 5))
def test_stale_data_stay_stale(
    updated: datetime, now: datetime, wait: timedelta, limit: int
) -> None:
    if is_stale(updated, now, limit, NO_HOLIDAYS):
        assert is_stale(updated, now + wait, limit, NO_HOLIDAYS)
