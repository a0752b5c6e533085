"""Rounds of measuring: value and reference in turn, so that both see the same busy machine."""

import time
from collections.abc import Callable, Sequence

from gate_desk.app.bench.measured import Pair

_NS = 1_000_000_000
_NS_PER_MS = 1_000_000


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


def milliseconds_each(texts: Sequence[str], act: Callable[[str], object]) -> list[float]:
    """How long an act takes with each of several texts, in turn."""
    taken = []
    for each in texts:
        begun = time.perf_counter_ns()
        act(each)
        taken.append((time.perf_counter_ns() - begun) / _NS_PER_MS)
    return taken
