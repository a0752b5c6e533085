"""The direction of a scan: lane, schedule, last movement."""

from contextlib import suppress
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gate_desk.domain.direction import USUAL, Schedule, choose_direction
from gate_desk.domain.errors import Refused
from gate_desk.domain.verdict import Direction

IN, OUT = Direction.IN, Direction.OUT
SAIGON = ZoneInfo("Asia/Ho_Chi_Minh")


def clock(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-03-16T{text}").replace(tzinfo=SAIGON)


@pytest.mark.parametrize("hour", ["07:00", "11:30", "20:00"])
@pytest.mark.parametrize("lane", Direction)
def test_the_lane_of_the_reader_decides(lane: Direction, hour: str) -> None:
    assert choose_direction(lane, USUAL, clock(hour), lane) is lane


@pytest.mark.parametrize(
    ("begin", "last_minute", "direction"),
    [
        ("06:30", "08:29", IN),
        ("11:15", "12:29", OUT),
        ("13:00", "13:59", IN),
        ("16:45", "17:59", OUT),
    ],
)
@pytest.mark.parametrize("last", [None, IN, OUT])
def test_one_reader_follows_the_schedule(
    begin: str, last_minute: str, direction: Direction, last: Direction | None
) -> None:
    for moment in (clock(begin), clock(f"{last_minute}:59.999999")):
        assert choose_direction(None, USUAL, moment, last) is direction


@pytest.mark.parametrize("hour", ["06:29:59", "08:30", "11:14", "12:30", "14:00", "16:44", "18:00"])
def test_outside_the_windows_the_other_way_than_last_time(hour: str) -> None:
    assert choose_direction(None, USUAL, clock(hour), IN) is OUT
    assert choose_direction(None, USUAL, clock(hour), OUT) is IN


def test_somebody_not_seen_today_comes_in() -> None:
    assert choose_direction(None, USUAL, clock("22:00"), None) is IN


def test_where_windows_overlap_the_first_counts() -> None:
    schedule = Schedule.parse([("06:00", "08:00", "in"), ("07:00", "09:00", "out")])
    assert schedule.at(clock("07:30")) is IN
    assert schedule.at(clock("08:00")) is OUT


def test_a_gate_may_have_no_windows() -> None:
    assert Schedule.parse([]).at(clock("07:00")) is None


@pytest.mark.parametrize(
    "window",
    [
        ("6:30", "08:30", "in"),
        ("06:30", "24:00", "in"),
        ("06:30", "08:60", "in"),
        ("06:30", "08:30\n", "in"),
        ("06:300", "08:30", "in"),
        ("T0630", "08:30", "in"),
        ("", "08:30", "in"),
        ("08:30", "08:30", "in"),
        ("22:00", "06:00", "in"),
        ("06:30", "08:30", "IN"),
        ("06:30", "08:30", ""),
    ],
)
def test_an_unclear_window_is_refused(window: tuple[str, str, str]) -> None:
    with pytest.raises(Refused) as refused:
        Schedule.parse([window])
    assert refused.value.code == "schedule_malformed"


@given(st.text(max_size=6), st.text(max_size=6), st.text(max_size=4))
def test_any_text_is_read_exactly_or_refused(begin: str, end: str, direction: str) -> None:
    with suppress(Refused):
        (window,) = Schedule.parse([(begin, end, direction)]).windows
        assert (f"{window.begin:%H:%M}", f"{window.end:%H:%M}") == (begin, end)
        assert window.direction == direction
