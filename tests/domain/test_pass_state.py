"""What became of a pass, whatever the order in which one learns of it."""

from itertools import permutations

import pytest

from gate_desk.domain.card_state import CardEvent
from gate_desk.domain.pass_state import pass_number, pass_state
from gate_desk.domain.verdict import CardState


def test_nothing_happened() -> None:
    assert pass_state([]) == (CardState.ACTIVE, None)
    assert pass_state([CardEvent(5, "a", 0, "praised")]) == (CardState.ACTIVE, None)


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        (("returned",), (CardState.RETURNED, 0)),
        (("missing",), (CardState.LOST, 0)),
        (("missing", "returned"), (CardState.RETURNED, 1)),
        (("returned", "missing"), (CardState.LOST, 1)),
        (("missing", "returned", "missing"), (CardState.LOST, 2)),
    ],
)
def test_the_newest_decides(kinds: tuple[str, ...], expected: tuple[CardState, int | None]) -> None:
    events = [CardEvent(at, "a", 9 - at, kind) for at, kind in enumerate(kinds)]
    for order in permutations(events):
        assert pass_state(order) == expected


def test_of_one_time_the_greater_origin_and_index_decide() -> None:
    first, second = CardEvent(5, "a", 8, "missing"), CardEvent(5, "b", 2, "returned")
    assert pass_state([first, second]) == pass_state([second, first]) == (CardState.RETURNED, 5)


def test_a_number_for_people() -> None:
    assert pass_number(417) == "K-417"
