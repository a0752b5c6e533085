"""Event time, validity time and trust in the clock."""

from datetime import UTC, datetime, timedelta

import pytest

from gate_desk.domain.days import milliseconds
from gate_desk.domain.errors import Refused
from gate_desk.services.clock import TOLERANCE_MS, DemoClock, SystemClock
from gate_desk.services.moment import moment_of
from tests.helpers.demo_site import ZONE, Wall

NOW = datetime(2026, 8, 18, 9, 0, tzinfo=ZONE)


@pytest.fixture
def standing(monkeypatch: pytest.MonkeyPatch) -> Wall:
    wall = Wall(NOW)
    monkeypatch.setattr("gate_desk.services.clock.wall_ms", wall.milliseconds)
    return wall


@pytest.mark.usefixtures("standing")
def test_now() -> None:
    when = moment_of(None, SystemClock(), milliseconds(NOW) - 1, ZONE)
    assert (when.at, when.valid_at, when.clock_ok) == (NOW, NOW, True)
    assert when.at_ms == milliseconds(NOW)
    assert when.at.utcoffset() == timedelta(hours=7)


@pytest.mark.usefixtures("standing")
@pytest.mark.parametrize(("ahead_ms", "ok"), [(TOLERANCE_MS, True), (TOLERANCE_MS + 1, False)])
def test_behind_the_highest_time_seen(ahead_ms: int, ok: bool) -> None:
    highest = milliseconds(NOW) + ahead_ms
    when = moment_of(None, SystemClock(), highest, ZONE)
    assert when.at == NOW
    assert milliseconds(when.valid_at) == highest
    assert when.clock_ok is ok


@pytest.mark.usefixtures("standing")
def test_an_asked_time_lies_in_the_past() -> None:
    earlier = datetime(2026, 8, 17, 23, 0, tzinfo=UTC)
    when = moment_of(earlier, SystemClock(), 0, ZONE)
    assert (when.at, when.valid_at) == (earlier, NOW)
    assert moment_of(NOW + timedelta(minutes=1), SystemClock(), 0, ZONE).at > NOW
    with pytest.raises(Refused, match="time_in_future"):
        moment_of(NOW + timedelta(seconds=61), SystemClock(), 0, ZONE)


def test_a_demo_s_clock_goes_where_it_is_put_but_never_back() -> None:
    clock = DemoClock()
    later = NOW + timedelta(days=3)
    assert moment_of(later, clock, 0, ZONE).valid_at == later
    assert moment_of(None, clock, 0, ZONE).at == later
    when = moment_of(NOW, clock, milliseconds(later), ZONE)
    assert (when.at, when.valid_at, when.clock_ok) == (NOW, later, True)


def test_headers_tell_a_clock_that_went_back(standing: Wall) -> None:
    clock = SystemClock()
    at, first = clock.read(0)
    assert (at, first.state) == (milliseconds(NOW), "ok")
    standing.forward(seconds=-3)
    assert clock.read(at)[1].state == "suspect"
    assert clock.read(at)[1].monotonic_ms >= first.monotonic_ms
    assert SystemClock().boot_id != clock.boot_id
