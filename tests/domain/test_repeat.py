"""The same code within ten seconds at the same reader."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gate_desk.domain.repeat import WINDOW, LastScan, is_repeat

AT = datetime(2026, 3, 16, 7, 10, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
CARD = ("ubnd", 17)
BEFORE = LastScan(CARD, AT, "lane-1")


def test_the_window_is_ten_seconds() -> None:
    assert timedelta(seconds=10) == WINDOW


@pytest.mark.parametrize(
    ("seconds", "repeat"),
    [(0, True), (3, True), (10, True), (10.000001, False), (-10, True), (-10.000001, False)],
)
def test_the_same_code_repeats_for_ten_seconds_either_way(seconds: float, repeat: bool) -> None:
    assert is_repeat(("ubnd", 17), AT + timedelta(seconds=seconds), "lane-1", BEFORE) is repeat


def test_another_reader_makes_another_scan() -> None:
    assert not is_repeat(CARD, AT, "lane-2", BEFORE)


def test_another_code_makes_another_scan() -> None:
    assert not is_repeat(("ubnd", 18), AT, "lane-1", BEFORE)


def test_the_first_scan_is_no_repeat() -> None:
    assert not is_repeat(CARD, AT, "lane-1", None)


def test_two_unrecognised_scans_are_not_the_same() -> None:
    assert not is_repeat(None, AT, "lane-1", LastScan(None, AT, "lane-1"))


def test_moments_of_different_zones_are_compared_as_moments() -> None:
    assert is_repeat(CARD, AT.astimezone(UTC), "lane-1", BEFORE)


@given(st.timedeltas(timedelta(seconds=-20), timedelta(seconds=20)))
def test_which_of_two_scans_came_first_does_not_matter(gap: timedelta) -> None:
    other = LastScan(CARD, AT + gap, "lane-1")
    assert is_repeat(CARD, AT + gap, "lane-1", BEFORE) is is_repeat(CARD, AT, "lane-1", other)
