"""Where a visit stands: the newest record that was not undone."""

from hypothesis import given
from hypothesis import strategies as st

from gate_desk.domain.visit_state import VisitEvent, VisitState, visit_state

EVENTS = st.lists(
    st.builds(
        VisitEvent,
        at=st.integers(0, 5),
        origin=st.sampled_from(["a", "b"]),
        index=st.integers(0, 5),
        kind=st.sampled_from([state.value for state in VisitState]),
        undone=st.booleans(),
    ),
    max_size=8,
    unique_by=lambda event: (event.at, event.origin, event.index),
)


@given(EVENTS, st.randoms())
def test_the_order_of_arrival_does_not_count(events: list[VisitEvent], order: object) -> None:
    shuffled = list(events)
    order.shuffle(shuffled)  # type: ignore[attr-defined]
    assert visit_state(shuffled) == visit_state(events)


@given(EVENTS)
def test_the_newest_that_was_not_undone_decides(events: list[VisitEvent]) -> None:
    kept = sorted(
        (event for event in events if not event.undone),
        key=lambda event: (event.at, event.origin, event.index),
    )
    state, since = visit_state(events)
    assert (state, since) == (
        (VisitState(kept[-1].kind), kept[-1].at) if kept else (VisitState.EXPECTED, None)
    )


def test_a_visit_waits_or_is_over_or_goes_on() -> None:
    for state in VisitState:
        assert state.over + state.waits + (state is VisitState.ADMITTED) == 1
