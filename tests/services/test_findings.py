"""Verdicts judged again: what the guard saw stays, what is known now is a finding."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from gate_desk.domain.verdict import CardState, Verdict
from gate_desk.services.card_acts import CardAct
from tests.helpers.card_desk import CardDesk
from tests.helpers.demo_site import Post

CARD = "UBND-00417"
Desks = Callable[[str], CardDesk]


@pytest.mark.parametrize("act", [CardAct.REVOKED, CardAct.LOST, CardAct.SUSPENDED])
def test_an_entry_after_the_card_was_blocked_elsewhere(
    post: Post, card_desk: Desks, act: CardAct
) -> None:
    desk = card_desk("ubnd")
    blocked_at = post.wall.forward(minutes=1)
    desk.station.card_acts.report(act, CARD)
    answer = post.scan("valid")
    assert answer.verdict is Verdict.ADMIT
    assert not post.station.findings.late_entries(), "nobody here knows yet"
    desk.tell(post)
    (finding,) = post.station.findings.late_entries()
    assert (finding.scan, finding.person) == (answer.record, "Đặng Thị Thùy Dương")
    assert (finding.state, finding.card_number) == (CardState(act), CARD)
    assert finding.blocked_at == blocked_at
    assert finding.at - finding.blocked_at == timedelta(minutes=1)
    assert finding.data_age_s is not None
    assert post.station.histories.of_card(CARD).scans[0].verdict is Verdict.ADMIT


def test_what_came_before_and_what_was_annulled_is_none(post: Post, card_desk: Desks) -> None:
    desk = card_desk("ubnd")
    assert post.scan("valid").verdict is Verdict.ADMIT
    post.wall.forward(minutes=1)
    desk.station.card_acts.report(CardAct.SUSPENDED, CARD)
    post.wall.forward(minutes=1)
    desk.station.card_acts.report(CardAct.RESUMED, CARD)
    post.scan("valid", None)
    post.scan("valid")
    desk.tell(post)
    assert not post.station.findings.late_entries()
    post.wall.forward(minutes=1)
    desk.station.card_acts.report(CardAct.LOST, CARD)
    answer = post.scan("valid")
    desk.tell(post)
    assert [finding.scan for finding in post.station.findings.late_entries()] == [answer.record]
    assert answer.movement is not None
    post.station.gate.annul(answer.movement, "quét nhầm")
    assert not post.station.findings.late_entries()


def test_after_a_month_it_is_looked_at_no_more(post: Post, card_desk: Desks) -> None:
    desk = card_desk("ubnd")
    post.wall.forward(minutes=1)
    desk.station.card_acts.report(CardAct.REVOKED, CARD)
    post.scan("valid")
    desk.tell(post)
    assert post.station.findings.late_entries()
    post.wall.forward(days=32)
    assert not post.station.findings.late_entries()
