"""Where a pass stands, as a function of the set of records about it (protocol.md 8)."""

from collections.abc import Iterable

from gate_desk.domain.card_state import CardEvent
from gate_desk.domain.verdict import CardState

_STATES = {"returned": CardState.RETURNED, "missing": CardState.LOST}


def pass_state(events: Iterable[CardEvent]) -> tuple[CardState, int | None]:
    """The state and since when (UTC milliseconds): the newest record decides.

    A missing pass that turned up is in its drawer again, and one that was handed back can be lost
    afterwards; neither is ever good again: who needs a pass gets a new one.
    """
    newest = max((event for event in events if event.kind in _STATES), default=None)
    return (_STATES[newest.kind], newest.at) if newest else (CardState.ACTIVE, None)


def pass_number(serial: int) -> str:
    """What is printed on a pass for people."""
    return f"K-{serial}"
