"""Value and reference take turns, after one round that does not count."""

from collections.abc import Callable
from itertools import count

from gate_desk.app.bench.rounds import interleaved, seconds


def test_value_and_reference_take_turns() -> None:
    asked: list[str] = []
    numbers = count()

    def note(what: str) -> Callable[[], float]:
        def asked_for() -> float:
            asked.append(what)
            return float(next(numbers))

        return asked_for

    pairs = interleaved(2, note("value"), note("reference"))
    assert asked == ["value", "reference"] * 3
    assert pairs == [(2.0, 3.0), (4.0, 5.0)]


def test_an_act_is_done_once_and_takes_time() -> None:
    done: list[int] = []
    assert seconds(lambda: done.append(1)) > 0
    assert done == [1]
