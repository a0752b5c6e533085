"""Which way somebody passes: the reader's lane, else the hour, else the last movement."""

import re
from collections.abc import Iterable
from datetime import datetime, time
from typing import Self

from msgspec import Struct

from gate_desk.domain.errors import Refused
from gate_desk.domain.verdict import Direction

_CLOCK = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]")


class Window(Struct, frozen=True):
    """A part of the day in which a gate with one reader is passed one way."""

    begin: time
    end: time
    """Exclusive, local."""
    direction: Direction


class Schedule(Struct, frozen=True):
    """The windows of a day; where two overlap, the first one counts."""

    windows: tuple[Window, ...]

    @classmethod
    def parse(cls, untrusted_windows: Iterable[tuple[str, str, str]]) -> Self:
        """From node.toml: `["06:30", "08:30", "in"]` for each window.

        Raises Refused `schedule_malformed` for a time that is not HH:MM, a window that does not
        end after it begins, or a direction other than `in` and `out`.
        """
        return cls(tuple(_window(*window) for window in untrusted_windows))

    def at(self, now: datetime) -> Direction | None:
        """The direction of this local moment; None outside all windows."""
        hour = now.time()
        for window in self.windows:
            if window.begin <= hour < window.end:
                return window.direction
        return None


def _window(begin: str, end: str, direction: str) -> Window:
    if not (_CLOCK.fullmatch(begin) and _CLOCK.fullmatch(end) and begin < end):
        raise Refused("schedule_malformed", f"{begin} - {end}")
    if direction not in set(Direction):
        raise Refused("schedule_malformed", direction)
    return Window(time.fromisoformat(begin), time.fromisoformat(end), Direction(direction))


USUAL = Schedule.parse(
    [
        ("06:30", "08:30", "in"),
        ("13:00", "14:00", "in"),
        ("11:15", "12:30", "out"),
        ("16:45", "18:00", "out"),
    ]
)
"""The schedule of records.md, for a node.toml that has none."""


def choose_direction(
    lane: Direction | None, schedule: Schedule, now: datetime, last_today: Direction | None
) -> Direction:
    """The direction of a scan (records.md, "Direction").

    `lane` is the reader's, None when one reader serves both ways. `now` is local. `last_today`
    is the last movement of the scanned subject on this day; somebody not yet seen comes in.
    """
    planned = lane or schedule.at(now)
    if planned is not None:
        return planned
    return Direction.IN if last_today is None else last_today.opposite
