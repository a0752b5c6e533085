"""A lane's display shows who stands in that lane, and nobody who is only looked up."""

import pytest

from gate_desk.domain.verdict import Direction
from gate_desk.services.answers import ScanAnswer
from gate_desk.ui.models.gate_view import GateView, Mode
from gate_desk.ui.models.lane_view import is_for_bearer, shown_in_lane
from tests.helpers import sample_answers as sample

IN, OUT = Direction.IN, Direction.OUT
COMES, LEAVES = sample.check(), sample.leave()
BOTH = GateView(mode=Mode.CARD, card=COMES, exit_strip=LEAVES)


@pytest.mark.parametrize(
    ("view", "lane", "shown"),
    [
        (BOTH, IN, COMES),
        (BOTH, OUT, LEAVES),
        (BOTH, None, COMES),
        (GateView(mode=Mode.CARD, card=LEAVES), IN, None),
        (GateView(mode=Mode.CARD, card=LEAVES), OUT, LEAVES),
        (GateView(mode=Mode.CARD, card=sample.looked()), IN, None),
        (GateView(), None, None),
    ],
)
def test_each_lane_has_its_own_verdict(
    view: GateView, lane: Direction | None, shown: ScanAnswer | None
) -> None:
    assert shown_in_lane(view, lane) is shown


def test_only_scanning_again_is_asked_of_the_bearer() -> None:
    told = [is_for_bearer(one) for one in (sample.rescan(), COMES, sample.refuse(), LEAVES)]
    assert told == [True, False, False, False]
