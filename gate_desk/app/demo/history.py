"""Days of history at the posts of the demo: made by the real gate, scan by scan."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

from gate_desk.app.demo.bodies import SITE
from gate_desk.app.demo.cards import DemoCard
from gate_desk.crypto.signing import SigningKey
from gate_desk.domain.charter import Charter
from gate_desk.domain.ids import AgencyId
from gate_desk.domain.permissions import Role
from gate_desk.domain.reading import Reading
from gate_desk.domain.verdict import Direction, Verdict
from gate_desk.services.station import Station, open_station


@dataclass(frozen=True, slots=True)
class _Passing:
    """Somebody who will stand at a post at a time."""

    at: datetime
    code: str
    direction: Direction


_WAYS = (
    (Direction.IN, time(6, 50), 70, 1.0),
    (Direction.OUT, time(11, 20), 50, 0.45),
    (Direction.IN, time(13, 5), 45, 0.40),
    (Direction.OUT, time(16, 50), 60, 0.97),
)
"""Direction, begin, length in minutes, share of those at work."""
_AT_WORK = 0.8


def play_days(
    homes: Sequence[Path],
    cards: Sequence[DemoCard],
    desk_keys: Mapping[AgencyId, SigningKey],
    charter: Charter,
    last: date,
    days: int,
    rng: Random,
    tell: Callable[[int], None],
) -> None:
    """The working days among the `days` before `last`, at every post."""
    plain = [card for card in cards if not card.fate or card.fate == "valid"]
    by_post = {home: plain[place :: len(homes)] for place, home in enumerate(homes)}
    for home, known in by_post.items():
        station = open_station(home, Role.CONSOLE, simulated=True)
        station.store.journal.salts = rng.randbytes
        try:
            for back in range(days, 0, -1):
                day = last - timedelta(days=back)
                if charter.is_working_day(day):
                    _play_day(station, _passings(known, desk_keys, charter, day, rng))
                tell(1)
        finally:
            station.close()


def _passings(
    cards: Sequence[DemoCard],
    desk_keys: Mapping[AgencyId, SigningKey],
    charter: Charter,
    day: date,
    rng: Random,
) -> list[_Passing]:
    zone = ZoneInfo(charter.timezone)
    passings = []
    for card in cards:
        if rng.random() > _AT_WORK:
            continue
        code = card.code(SITE, desk_keys[card.issuer])
        for direction, begin, minutes, share in _WAYS:
            if rng.random() < share:
                seconds = rng.randrange(minutes * 60)
                at = datetime.combine(day, begin, zone) + timedelta(seconds=seconds)
                passings.append(_Passing(at, code, direction))
    return sorted(passings, key=lambda passing: passing.at)


def _play_day(station: Station, passings: Sequence[_Passing]) -> None:
    for passing in passings:
        reading = Reading(
            untrusted_text=passing.code,
            reader=f"lane-{passing.direction}",
            lane=passing.direction,
            at=passing.at,
        )
        answer = station.gate.scan(reading)
        if answer.verdict is Verdict.CHECK and answer.record and not answer.repeat:
            station.gate.confirm(answer.record)
