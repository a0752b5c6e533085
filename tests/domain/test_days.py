"""Days and moments as the store keeps them."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gate_desk.domain.days import (
    EPOCH,
    LAST_DAY_NUMBER,
    day_number,
    day_of,
    milliseconds,
    moment,
    read_day,
)
from gate_desk.domain.errors import Refused

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


@pytest.mark.parametrize("day", [EPOCH, date(2026, 11, 26), day_of(LAST_DAY_NUMBER)])
def test_a_day_is_read(day: date) -> None:
    assert read_day(day.isoformat()) == day


@pytest.mark.parametrize(
    "untrusted",
    [
        "",
        "today",
        "2026-02-30",
        "20261126",
        "2026-W48-4",
        "26/11/2026",
        "2019-12-31",
        "2026-11-26 ",
        "9999-12-31",
        "2026-11-2\u0666",
        "9" * 5_000,
        day_of(LAST_DAY_NUMBER + 1).isoformat(),
    ],
)
def test_what_is_no_day(untrusted: str) -> None:
    with pytest.raises(Refused, match="bad_day"):
        read_day(untrusted)
