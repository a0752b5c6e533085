"""Dark by night, light by day, and a person's own choice until then."""

import pytest
from PySide6.QtCore import QTime

from gate_desk.ui.theme.by_time import ThemeByTime, is_night
from gate_desk.ui.theme.style import Theme


@pytest.mark.parametrize(
    ("hour", "minute", "night"),
    [(17, 59, False), (18, 0, True), (23, 59, True), (0, 0, True), (5, 59, True), (6, 0, False)],
)
def test_the_night(hour: int, minute: int, night: bool) -> None:
    assert is_night(QTime(hour, minute)) is night


def test_it_switches_when_night_falls_and_respects_a_choice(theme: Theme) -> None:
    times = [QTime(17, 58)]
    by_time = ThemeByTime(theme, lambda: times[-1])
    seen = [theme.dark]
    for time in (QTime(17, 59), QTime(18, 0), QTime(18, 1)):
        times.append(time)
        by_time.check()
        seen.append(theme.dark)
    assert seen == [False, False, True, True]
    theme.set_dark(False)
    times.append(QTime(19, 0))
    by_time.check()
    assert not theme.dark
