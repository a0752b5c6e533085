"""A new card: who may have one, what it says, and that the gate knows it."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from gate_desk.domain.errors import Refused
from gate_desk.domain.ids import AgencyId, PersonId
from gate_desk.domain.permissions import Role
from gate_desk.domain.reading import Reading
from gate_desk.domain.verdict import CardState, Direction, Verdict
from gate_desk.services.card_acts import CardAct
from gate_desk.services.card_issue import LONGEST_NUMBER, MOST_DAYS, CardOrder
from gate_desk.services.station import open_station
from tests.helpers.card_desk import CardDesk
from tests.helpers.demo_site import Post

CARD = "UBND-00417"
Desks = Callable[[str], CardDesk]


def order_for(desk: CardDesk, card: str = CARD) -> CardOrder:
    today = desk.station.cards.today()
    person = desk.station.cards.person(card)
    return CardOrder(
        person=person, first_day=today, last_day=today + timedelta(days=365), zones=(1, 3)
    )


def test_a_lost_card_is_replaced_and_the_gate_admits_the_new_one(
    post: Post, card_desk: Desks
) -> None:
    desk = card_desk("ubnd")
    order = order_for(desk)
    assert not desk.station.cards.holder(order.person).may_issue
    desk.station.card_acts.report(CardAct.LOST, CARD)
    holder = desk.station.cards.holder(order.person)
    assert holder.may_issue
    number = desk.station.card_issue.next_number()
    new = desk.station.card_issue.issue(order)
    assert (new.number, new.issuer, new.person) == (number, "ubnd", holder.person.name)
    after = desk.station.cards.holder(order.person)
    assert [card.card.number for card in after.cards][:2] == [new.number, CARD]
    assert after.cards[0].card.state is CardState.ACTIVE
    assert not after.may_issue
    desk.tell(post)
    answer = post.station.gate.scan(
        Reading(untrusted_text=new.code, reader="lane-1", lane=Direction.IN)
    )
    assert answer.verdict is Verdict.ADMIT
    assert answer.card is not None
    assert answer.card.number == new.number
    assert post.scan("valid").verdict is Verdict.REFUSE


def test_the_note_is_kept_apart_from_what_gates_learn(card_desk: Desks) -> None:
    desk = card_desk("ubnd")
    desk.station.card_acts.report(CardAct.REVOKED, CARD)
    new = desk.station.card_issue.issue(
        replace(order_for(desk), untrusted_note=" đổi\u202e tên ", untrusted_number="UB 9-9")
    )
    assert new.number == "UB 9-9"
    shown: Any = desk.station.care.show(new.record[1])
    assert set(shown["sections"]) == {"core", "note"}


@pytest.mark.parametrize(
    ("code", "change"),
    [
        ("has_card", {}),
        ("no_such_person", {"person": (AgencyId("ubnd"), PersonId("f" * 16))}),
        ("days_reversed", {"last_day": date(2020, 1, 2)}),
        ("days_past", {"first_day": date(2020, 1, 2), "last_day": date(2020, 1, 3)}),
        ("bad_day", {"first_day": date(2019, 12, 31)}),
        ("bad_day", {"last_day": date(9999, 12, 31)}),
        ("card_too_long", {"last_day": date(2190, 1, 1)}),
        ("zones_missing", {"zones": ()}),
        ("unknown_zone", {"zones": (1, 16)}),
        ("unknown_zone", {"zones": (0,)}),
        ("number_taken", {"untrusted_number": "ubnd 00417"}),
        ("number_malformed", {"untrusted_number": "9" * (LONGEST_NUMBER + 1)}),
        ("number_malformed", {"untrusted_number": "- - -"}),
        ("note_too_long", {"untrusted_note": "a" * 201}),
    ],
)
def test_what_is_refused(card_desk: Desks, code: str, change: dict[str, Any]) -> None:
    desk = card_desk("ubnd")
    if code != "has_card":
        desk.station.card_acts.report(CardAct.REVOKED, CARD)
    size = desk.station.store.journal.head.size
    with pytest.raises(Refused, match=f"^{code}"):
        desk.station.card_issue.issue(replace(order_for(desk), **change))
    assert desk.station.store.journal.head.size == size


def test_five_years_are_enough_and_not_too_many(card_desk: Desks) -> None:
    desk = card_desk("ubnd")
    desk.station.card_acts.report(CardAct.REVOKED, CARD)
    order = order_for(desk)
    last = order.first_day + timedelta(days=MOST_DAYS)
    assert desk.station.card_issue.issue(replace(order, last_day=last)).record


def test_other_agencies_people_are_shown_and_not_equipped(card_desk: Desks) -> None:
    desk, other = card_desk("congan"), card_desk("ubnd")
    person = other.station.cards.person(CARD)
    holder = desk.station.cards.holder(person)
    assert not holder.may_issue
    assert all(card.acts == () for card in holder.cards)
    with pytest.raises(Refused, match="not_your_person"):
        desk.station.card_issue.issue(order_for(desk))


def test_figures_follow_what_is_reported(card_desk: Desks) -> None:
    desk = card_desk("ubnd")
    before = desk.station.cards.figures()
    desk.station.card_acts.report(CardAct.LOST, CARD)
    after = desk.station.cards.figures()
    assert (after.active, after.lost) == (before.active - 1, before.lost + 1)


def test_a_gate_has_no_desk(post: Post) -> None:
    for service in ("cards", "card_issue", "card_acts"):
        with pytest.raises(Refused, match="not_a_desk"):
            getattr(post.station, service)


def test_the_window_of_a_desk_acts_as_the_office(card_desk: Desks) -> None:
    desk = card_desk("ubnd")
    desk.station.close()
    desk.station = open_station(desk.home, Role.UNATTENDED)
    report = desk.station.card_acts.report(CardAct.LOST, CARD)
    with pytest.raises(Refused, match="not_allowed"):
        desk.station.care.rebuild(lambda *_: None)
    desk.station.close()
    desk.station = open_station(desk.home, Role.CONSOLE)
    shown: Any = desk.station.care.show(report.record[1])
    assert shown["header"][5] == "office"
