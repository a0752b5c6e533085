"""Where a visit stands, as a function of the set of records about it (protocol.md 8)."""

from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct


class VisitState(StrEnum):
    """What the newest record says; overstaying and no-show are told by the clock beside it."""

    EXPECTED = "expected"
    REGISTERED = "registered"
    AWAITING = "awaiting"
    """The host was asked and has not answered."""
    ADMITTED = "admitted"
    ENDED = "ended"
    UNSEEN = "unseen"
    """Ended at closing time, without anybody having seen the exit."""
    REFUSED = "refused"
    CANCELLED = "cancelled"

    @property
    def over(self) -> bool:
        """Whether a pass of the visit lets nobody in any more."""
        return self in _OVER

    @property
    def waits(self) -> bool:
        """Whether somebody may still be let in or sent away."""
        return self in _WAITING


_OVER = frozenset({VisitState.ENDED, VisitState.UNSEEN, VisitState.REFUSED, VisitState.CANCELLED})
_WAITING = frozenset({VisitState.EXPECTED, VisitState.REGISTERED, VisitState.AWAITING})


class VisitEvent(Struct, frozen=True, order=True):
    """One record about a visit; events are ordered by time, then origin, then index."""

    at: int
    origin: str
    index: int
    kind: str
    undone: bool | int = False
    """Its movement was annulled: it counts no more."""


def visit_state(events: Iterable[VisitEvent]) -> tuple[VisitState, int | None]:
    """The state and since when (UTC milliseconds): the newest record that was not undone."""
    newest = max((event for event in events if not event.undone), default=None)
    return (VisitState(newest.kind), newest.at) if newest else (VisitState.EXPECTED, None)
