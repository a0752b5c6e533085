"""The moment of a scan: event time, the time its validity is judged at, trust in the clock."""

from datetime import datetime
from zoneinfo import ZoneInfo

from msgspec import Struct

from gate_desk.domain.days import milliseconds, moment
from gate_desk.domain.errors import Refused
from gate_desk.services.clock import TOLERANCE_MS, DemoClock, SystemClock

_AHEAD_MS = 60_000
"""How far an event time may lie ahead of the clock."""


class Moment(Struct, frozen=True):
    """When something happens at the gate."""

    at: datetime
    """Event time, local."""
    valid_at: datetime
    """What days, hours and ages are compared with: never earlier than the highest time seen."""
    clock_ok: bool
    at_ms: int
    """Both in UTC milliseconds as well: the event time here, the other in `valid_ms`."""
    valid_ms: int


def moment_of(asked: datetime | None, clock: SystemClock, highest: int, zone: ZoneInfo) -> Moment:
    """The moment for an asked event time (None: now).

    Raises `time_in_future`. A demo's clock moves to the asked time instead.
    """
    if asked is not None and isinstance(clock, DemoClock):
        clock.move(asked)
    now = clock.now_ms(highest)
    at = now if asked is None else milliseconds(asked)
    if at > now + _AHEAD_MS:
        raise Refused("time_in_future", asked.isoformat() if asked else "")
    valid = max(at, now, highest)
    return Moment(
        at=moment(at, zone),
        valid_at=moment(valid, zone),
        clock_ok=now >= highest - TOLERANCE_MS,
        at_ms=at,
        valid_ms=valid,
    )
