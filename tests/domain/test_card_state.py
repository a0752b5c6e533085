"""Where a card stands: a function of the set of its events (protocol.md 8)."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gate_desk.domain.card_state import CardEvent, card_state
from gate_desk.domain.verdict import CardState

VERBS = ("suspended", "resumed", "lost", "found", "returned", "revoked", "renewed")
CASES = {
    (): (CardState.ACTIVE, None),
    ("lost",): (CardState.LOST, 0),
    ("lost", "found"): (CardState.ACTIVE, None),
    ("found", "lost"): (CardState.LOST, 1),
    ("lost", "found", "lost"): (CardState.LOST, 2),
    ("suspended",): (CardState.SUSPENDED, 0),
    ("suspended", "resumed"): (CardState.ACTIVE, None),
    ("suspended", "lost"): (CardState.LOST, 1),
    ("suspended", "lost", "found"): (CardState.SUSPENDED, 0),
    ("lost", "resumed"): (CardState.LOST, 0),
    ("suspended", "found"): (CardState.SUSPENDED, 0),
    ("returned",): (CardState.RETURNED, 0),
    ("returned", "resumed"): (CardState.ACTIVE, None),
    ("revoked", "resumed", "found"): (CardState.REVOKED, 0),
    ("lost", "revoked", "found"): (CardState.REVOKED, 1),
    ("revoked", "revoked"): (CardState.REVOKED, 0),
    ("renewed",): (CardState.ACTIVE, None),
}


def events(verbs: tuple[str, ...]) -> list[CardEvent]:
    return [CardEvent(at, "desk", at, verb) for at, verb in enumerate(verbs)]


@pytest.mark.parametrize("verbs", CASES)
def test_state_and_since_in_any_order_of_arrival(verbs: tuple[str, ...]) -> None:
    for order in permutations(events(verbs)):
        assert card_state(order) == CASES[verbs]


def test_a_tie_goes_to_the_greater_origin_then_index() -> None:
    lost, found = CardEvent(5, "a", 9, "lost"), CardEvent(5, "b", 1, "found")
    assert card_state([found, lost])[0] is CardState.ACTIVE
    later = CardEvent(5, "b", 2, "lost")
    assert card_state([later, found, lost])[0] is CardState.LOST


@given(
    st.lists(
        st.builds(
            CardEvent,
            st.integers(0, 5),
            st.sampled_from("ab"),
            st.integers(0, 5),
            st.sampled_from(VERBS),
        ),
        unique_by=lambda event: (event.origin, event.index),
    )
)
def test_revoked_is_final_and_order_does_not_count(made: list[CardEvent]) -> None:
    state = card_state(made)
    assert card_state(reversed(made)) == state
    assert (state[0] is CardState.REVOKED) == any(event.kind == "revoked" for event in made)
    assert (state[1] is None) == (state[0] is CardState.ACTIVE)
