"""Where a card stands, as a function of the set of its issuer's records (protocol.md 8)."""

from collections.abc import Iterable

from msgspec import Struct

from gate_desk.domain.verdict import CardState


class CardEvent(Struct, frozen=True, order=True):
    """One record about a card; events are ordered by time, then origin, then index."""

    at: int
    origin: str
    index: int
    kind: str


_PAIRS = (
    ("lost", "found", CardState.LOST),
    ("returned", "resumed", CardState.RETURNED),
    ("suspended", "resumed", CardState.SUSPENDED),
)
"""What one act begins another ends; the gravest that is not ended decides."""


def card_state(events: Iterable[CardEvent]) -> tuple[CardState, int | None]:
    """The state and since when (UTC milliseconds); `revoked` is final whatever came with it."""
    ordered = sorted(events)
    revoked = [event.at for event in ordered if event.kind == "revoked"]
    if revoked:
        return CardState.REVOKED, revoked[0]
    for begin, end, state in _PAIRS:
        acts = [event for event in ordered if event.kind in (begin, end)]
        if acts and acts[-1].kind == begin:
            return state, acts[-1].at
    return CardState.ACTIVE, None
