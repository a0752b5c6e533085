"""Reports about an agency's cards: what may follow what, and what the gate says then."""

from collections.abc import Callable

import pytest

from gate_desk.domain.errors import Refused
from gate_desk.domain.permissions import Role
from gate_desk.domain.verdict import CardState, Reason, Verdict
from gate_desk.services.access import Access
from gate_desk.services.card_acts import LONGEST_NOTE, POSSIBLE, CardAct, CardActs
from tests.helpers.card_desk import CardDesk
from tests.helpers.demo_site import Post

CARD = "UBND-00417"
Desks = Callable[[str], CardDesk]
WAYS: dict[CardState, tuple[CardAct, ...]] = {
    CardState.ACTIVE: (),
    CardState.SUSPENDED: (CardAct.SUSPENDED,),
    CardState.LOST: (CardAct.LOST,),
    CardState.RETURNED: (CardAct.RETURNED,),
    CardState.REVOKED: (CardAct.REVOKED,),
}


@pytest.mark.parametrize("state", CardState)
@pytest.mark.parametrize("act", CardAct)
def test_what_may_follow_what(card_desk: Desks, act: CardAct, state: CardState) -> None:
    acts = card_desk("ubnd").station.card_acts
    for way in WAYS[state]:
        assert acts.report(way, CARD).state is state
    if state in POSSIBLE[act]:
        report = acts.report(act, CARD, "  vì\u202e lý do\n ")
        assert (report.number, report.issuer) == (CARD, "ubnd")
        ended = act in (CardAct.RESUMED, CardAct.FOUND)
        assert report.state is (CardState.ACTIVE if ended else CardState(act))
    else:
        code = "card_over" if state is CardState.REVOKED else "card_state"
        with pytest.raises(Refused, match=code):
            acts.report(act, CARD)


@pytest.mark.parametrize(
    ("act", "reason"), [(CardAct.SUSPENDED, Reason.SUSPENDED), (CardAct.LOST, Reason.LOST)]
)
def test_the_gate_refuses_it_and_admits_it_again(
    post: Post, card_desk: Desks, act: CardAct, reason: Reason
) -> None:
    desk = card_desk("ubnd")
    desk.station.card_acts.report(act, CARD)
    desk.tell(post)
    answer = post.scan("valid")
    assert (answer.verdict, answer.reasons[0]) == (Verdict.REFUSE, reason)
    again = CardAct.RESUMED if act is CardAct.SUSPENDED else CardAct.FOUND
    desk.station.card_acts.report(again, CARD)
    desk.tell(post)
    post.wall.forward(seconds=60)
    assert post.scan("valid").verdict is Verdict.ADMIT


def test_a_card_that_is_revoked_between_two_scans_is_no_repeat(
    post: Post, card_desk: Desks
) -> None:
    assert post.scan("valid").verdict is Verdict.ADMIT
    desk = card_desk("ubnd")
    desk.station.card_acts.report(CardAct.REVOKED, CARD)
    desk.tell(post)
    again = post.scan_now("valid")
    assert (again.verdict, again.repeat) == (Verdict.REFUSE, False)
    assert post.scan_now("valid").repeat


def test_what_is_refused(card_desk: Desks, post: Post) -> None:
    station = card_desk("congan").station
    with pytest.raises(Refused, match="not_your_card"):
        station.card_acts.report(CardAct.LOST, CARD)
    with pytest.raises(Refused, match="no_such_card"):
        station.card_acts.report(CardAct.LOST, "KHÔNG CÓ")
    with pytest.raises(Refused, match="note_too_long"):
        station.card_acts.report(CardAct.LOST, CARD, "x" * (LONGEST_NOTE + 1))
    with pytest.raises(Refused, match="not_a_desk"):
        _ = post.station.card_acts
    nobody = CardActs(
        station.store, station.card_acts._agency, station._clock, Access(Role.UNATTENDED)
    )
    with pytest.raises(Refused, match="not_allowed"):
        nobody.report(CardAct.LOST, CARD)
