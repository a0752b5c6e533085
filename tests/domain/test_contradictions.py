"""Two gates that tell differently of one person: against a rule written another way."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from gate_desk.domain.contradictions import Passed, contradictions

PASSAGES = st.lists(
    st.builds(
        Passed,
        subject=st.sampled_from(("ubnd:1", "ubnd:2")),
        at=st.integers(0, 9),
        origin=st.sampled_from(("gatedesk/k/post-1/1", "gatedesk/k/post-2/1")),
        index=st.integers(0, 5),
        direction=st.sampled_from(("in", "out")),
    ),
    max_size=9,
    unique_by=lambda passed: (passed.origin, passed.index),
)


def naive(passages: list[Passed]) -> set[tuple[Passed, Passed]]:
    """Pairs of one person with nothing of that person between them."""
    found = set()
    for before, after in permutations(passages, 2):
        between = [
            other
            for other in passages
            if other.subject == before.subject == after.subject and before < other < after
        ]
        next_to = before < after and before.subject == after.subject and not between
        if next_to and before.direction == after.direction and before.origin != after.origin:
            found.add((before, after))
    return found


@given(PASSAGES)
def test_it_finds_what_the_other_rule_finds_in_any_order(passages: list[Passed]) -> None:
    assert set(contradictions(passages)) == naive(passages)
    assert set(contradictions(reversed(passages))) == naive(passages)
