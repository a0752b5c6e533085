"""Rounds of measuring: value and reference in turn, so that both see the same busy machine."""

import time
from collections.abc import Callable

from gate_desk.app.bench.measured import Pair

_NS = 1_000_000_000


def interleaved(
    rounds: int, value: Callable[[], float], reference: Callable[[], float]
) -> list[Pair]:
    """Both once without counting, then value, reference, value, reference, ..."""
    value()
    reference()
    return [(value(), reference()) for _ in range(rounds)]


def seconds(act: Callable[[], object]) -> float:
    """How long an act takes."""
    begun = time.perf_counter_ns()
    act()
    return (time.perf_counter_ns() - begun) / _NS
