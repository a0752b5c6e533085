"""What the display of one lane shows, out of what the gate page shows."""

from gate_desk.domain.verdict import Direction, Verdict
from gate_desk.services.answers import ScanAnswer
from gate_desk.ui.models.gate_view import GateView


def shown_in_lane(view: GateView, lane: Direction | None) -> ScanAnswer | None:
    """The verdict for whoever stands in this lane; None: the lane is free.

    No lane: everybody passes one display. Somebody who is only looked up stands in no lane.
    """
    for answer in (view.card, view.exit_strip):
        if answer is None or answer.record is None:
            continue
        if lane is None or answer.direction is lane:
            return answer
    return None


def is_for_bearer(answer: ScanAnswer) -> bool:
    """Whether the next step is told to who holds the card: all others are the guard's."""
    return answer.verdict is Verdict.RESCAN
