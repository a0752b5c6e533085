"""Invented people: each place has one, the same every time."""

from datetime import date

from gate_desk.app.bench.people import card_of, person_of
from gate_desk.app.demo.bodies import BODIES

TODAY = date(2026, 11, 23)


def test_a_place_has_one_person() -> None:
    assert person_of(7) == person_of(7)
    assert len({person_of(place).id for place in range(2_000)}) == 2_000


def test_cards_of_all_agencies_with_serials_of_their_own() -> None:
    cards = [card_of(place, TODAY) for place in range(400)]
    assert {card.issuer for card in cards} == {body.id for body in BODIES}
    assert len({(card.issuer, card.serial) for card in cards}) == 400
    assert all(card.first_day <= TODAY <= card.last_day for card in cards)
    assert all(card.person == person_of(place) for place, card in enumerate(cards))
