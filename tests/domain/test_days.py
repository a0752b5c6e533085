"""Days and moments as the store keeps them."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from gate_desk.domain.days import day_number, day_of, milliseconds, moment

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


def test_day_0() -> None:
    assert (day_number(date(2020, 1, 1)), day_of(0)) == (0, date(2020, 1, 1))
    assert day_of((1 << 16) - 1) == date(2199, 6, 6)


@given(st.dates())
def test_days_and_back(day: date) -> None:
    assert day_of(day_number(day)) == day


@given(st.integers(0, (1 << 42) - 1))
def test_every_time_of_a_record_is_a_moment_and_back(at: int) -> None:
    assert milliseconds(moment(at)) == at
    assert milliseconds(moment(at, ZONE)) == at
    assert moment(at, ZONE).utcoffset() is not None


def test_a_moment_is_local() -> None:
    at = milliseconds(datetime(2026, 8, 18, 17, 30, tzinfo=UTC))
    assert moment(at, ZONE).date() == date(2026, 8, 19)
    assert moment(at, ZONE).utcoffset() == timedelta(hours=7)
