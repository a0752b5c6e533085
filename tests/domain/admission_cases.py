"""The conditions of an admission, and a set of cases in which every four of them meet.

The full product of the conditions has 10^10 cases. No reason depends on more than four of them
(`expired`: kind, state, the directory's days, the signed days), so the cases are the rows of an
orthogonal array of strength 4: polynomials of degree 3 over the integers modulo 17, read at the
17 points (Bush 1952). Any four columns hold every combination of their values. Nearly all of these
are bad in several ways at once, so every departure from a clean admission by up to three
conditions is added.
"""

from collections.abc import Iterator
from datetime import date, datetime, time
from functools import cache
from itertools import chain, combinations, product
from typing import TypeVar
from zoneinfo import ZoneInfo

from gate_desk.domain.admission import Facts, Gate, Standing
from gate_desk.domain.verdict import CardState, Direction, Posture, ScanKind, Watch

PRIME = 17
NOW = datetime(2026, 3, 16, 7, 10, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
GATE_ZONES = frozenset({1, 2})

READABLE = (ScanKind.SIGNED, ScanKind.NUMBER, ScanKind.RFID, ScanKind.BY_HAND)

Days = tuple[date, date]
Hours = tuple[time, time]
Value = TypeVar("Value")

PAST: Days = (date(2025, 1, 1), date(2026, 3, 15))
UNTIL_TODAY: Days = (date(2025, 1, 1), date(2026, 3, 16))
CURRENT: Days = (date(2025, 1, 1), date(2027, 12, 31))
FROM_TODAY: Days = (date(2026, 3, 16), date(2027, 12, 31))
FUTURE: Days = (date(2026, 3, 17), date(2027, 12, 31))


def spread(*values: Value) -> tuple[Value, ...]:
    """The values, repeated until there is one for each symbol of the array."""
    return tuple(values[symbol % len(values)] for symbol in range(PRIME))


READ_AS = spread(
    # Distinct ones first; the readable ones again fill the 17 symbols.
    *[(kind, kind is ScanKind.SIGNED, False) for kind in ScanKind],
    (ScanKind.SIGNED, False, False),
    (ScanKind.RFID, False, True),
    *[(kind, kind is ScanKind.SIGNED, False) for kind in READABLE],
)
STATES: tuple[CardState | None, ...] = spread(None, *CardState)
DAYS = spread(PAST, UNTIL_TODAY, CURRENT, FROM_TODAY, FUTURE)
SIGNED_DAYS: tuple[Days | None, ...] = spread(None, PAST, UNTIL_TODAY, CURRENT, FROM_TODAY, FUTURE)
ZONES = spread(frozenset({2, 7}), frozenset({1, 2}), frozenset({7, 8}), frozenset())
HOURS: tuple[Hours | None, ...] = spread(
    None,
    (time(6), time(18)),
    (time(7, 10), time(18)),
    (time(6), time(7, 10)),
    (time(13), time(18)),
)
INSIDE = spread(None, True, False)
WATCHES: tuple[Watch | None, ...] = spread(None, *Watch)
MESSAGES = spread(0, 1, 2, 3)
FLAGS = spread(False, True)
DIRECTIONS = spread(*Direction)
POSTURES = spread(*Posture)

COLUMNS: tuple[tuple[object, ...], ...] = (
    *(READ_AS, STATES, DAYS, ZONES, HOURS, FLAGS, SIGNED_DAYS, ZONES, INSIDE),
    *(FLAGS, WATCHES, MESSAGES, FLAGS, FLAGS, DIRECTIONS, FLAGS, POSTURES),
)

Row = tuple[int, ...]
"""A symbol, 0 to 16, for each of the 17 conditions."""


def rows() -> Iterator[Row]:
    """The orthogonal array: 17^4 rows."""
    symbols = range(PRIME)
    for a, b, c in product(symbols, repeat=3):
        curve = [((a * x + b) * x + c) * x for x in symbols]
        for d in symbols:
            yield tuple([(height + d) % PRIME for height in curve])


CLEAN: Row = (
    *(READ_AS.index((ScanKind.SIGNED, True, False)), STATES.index(CardState.ACTIVE)),
    *(DAYS.index(CURRENT), ZONES.index(GATE_ZONES), HOURS.index((time(6), time(18))), 0),
    *(SIGNED_DAYS.index(CURRENT), ZONES.index(GATE_ZONES), 0),
    *(0, 0, 0, 0, 0, DIRECTIONS.index(Direction.IN), 1, POSTURES.index(Posture.NORMAL)),
)


def departures() -> Iterator[Row]:
    """The clean admission with every combination of values in any three of its conditions."""
    values = [range(len(set(column))) for column in COLUMNS]
    for places in combinations(range(len(COLUMNS)), 3):
        for symbols in product(*[values[place] for place in places]):
            row = list(CLEAN)
            for place, symbol in zip(places, symbols, strict=True):
                row[place] = symbol
            yield tuple(row)


@cache
def standing(state: int, days: int, zones: int, hours: int, escort: int) -> Standing | None:
    known = STATES[state]
    if known is None:
        return None
    first_day, last_day = DAYS[days]
    return Standing(
        state=known,
        first_day=first_day,
        last_day=last_day,
        zones=ZONES[zones],
        hours=HOURS[hours],
        escort=FLAGS[escort],
    )


@cache
def gate(direction: int, clock_ok: int, posture: int) -> Gate:
    return Gate(
        direction=DIRECTIONS[direction],
        zones=GATE_ZONES,
        now=NOW,
        clock_ok=FLAGS[clock_ok],
        posture=POSTURES[posture],
    )


def case(row: Row) -> tuple[Facts, Gate]:
    """The facts and the gate that a row of the array stands for."""
    kind, genuine, ambiguous = READ_AS[row[0]]
    facts = Facts(
        kind=kind,
        genuine=genuine,
        ambiguous=ambiguous,
        standing=standing(*row[1:6]),
        signed_days=SIGNED_DAYS[row[6]],
        signed_zones=ZONES[row[7]],
        inside=INSIDE[row[8]],
        stale=FLAGS[row[9]],
        watch=WATCHES[row[10]],
        message=MESSAGES[row[11]],
        listed=FLAGS[row[12]],
        items_held=FLAGS[row[13]],
    )
    return facts, gate(*row[14:])


def cases() -> Iterator[tuple[Facts, Gate]]:
    """Every case once."""
    return map(case, dict.fromkeys(chain(rows(), departures())))
