"""Months, counts and times as people say them."""

from datetime import date, datetime

import pytest

from gate_desk.words import histories
from tests.helpers.sample_answers import HANOI


@pytest.mark.parametrize(
    ("times", "days", "said"),
    [
        (3, 3, "Quên thẻ: 3 lần trong tháng 11"),
        (3, 1, "Quên thẻ: 3 lần trong tháng 11 (1 ngày)"),
        (0, 0, "Chưa quên thẻ lần nào trong tháng 11"),
    ],
)
def test_forgotten(times: int, days: int, said: str) -> None:
    assert histories.forgotten(date(2026, 11, 1), times, days) == said


def test_every_month_has_its_name() -> None:
    names = [histories.month_name(date(2026, month, 1)) for month in range(1, 13)]
    assert names == [f"tháng {month}" for month in range(1, 13)]


@pytest.mark.parametrize(
    ("at", "said"),
    [
        (datetime(2026, 11, 20, 7, 4, tzinfo=HANOI), "07:04"),
        (datetime(2026, 11, 19, 7, 4, tzinfo=HANOI), "19/11 07:04"),
        (datetime(2025, 11, 20, 7, 4, tzinfo=HANOI), "20/11/2025"),
    ],
)
def test_when(at: datetime, said: str) -> None:
    assert histories.when(at, datetime(2026, 11, 20, 9, 0, tzinfo=HANOI)) == said


def test_a_kind_of_a_later_version_is_told_as_it_is() -> None:
    assert histories.card_event("lost") == "Báo mất"
    assert histories.card_event("engraved") == "engraved"
