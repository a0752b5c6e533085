"""An evacuation: who is recorded as inside, and who of them stands outside."""

import pytest

from gate_desk.domain.errors import Refused
from gate_desk.domain.reading import Reading
from gate_desk.domain.verdict import Direction
from gate_desk.services.roll import Roll
from tests.helpers.demo_site import Post
from tests.helpers.visitors import CARD, form


def reading(text: str) -> Reading:
    return Reading(untrusted_text=text, reader="r")


def names(roll: Roll) -> list[str]:
    return [line.row.name for line in roll.lines]


@pytest.fixture
def full_house(post: Post) -> Post:
    """Two of the staff and a visitor are inside."""
    post.scan("valid", Direction.IN)
    post.scan("other_agency", Direction.IN)
    post.station.registration.admit(form())
    return post


def test_without_an_evacuation_it_is_who_is_inside(full_house: Post) -> None:
    roll = full_house.station.roll.read()
    assert roll.begun_at is None
    assert len(roll.lines) == 3
    assert names(roll)[-1] == "Hoàng Thị Đào", "visitors stand after staff"
    with pytest.raises(Refused, match="no_roll"):
        full_house.station.roll.scan(reading(full_house.site.codes["valid"]))
    with pytest.raises(Refused, match="no_roll"):
        full_house.station.roll.end()


def test_found_by_card_by_document_and_by_hand(full_house: Post) -> None:
    call = full_house.station.roll
    begun = call.begin()
    assert (begun.missing, begun.safe) == (3, 0)
    with pytest.raises(Refused, match="roll_under_way"):
        call.begin()
    full_house.wall.forward(minutes=2)
    roll, subject = call.scan(reading(full_house.site.codes["valid"]))
    line = roll.line(subject)
    assert line is not None
    assert line.safe_at == full_house.wall.now
    roll, visitor = call.scan(reading(CARD))
    assert visitor.startswith("visit:ubnd:")
    (missing,) = (each for each in roll.lines if each.missing)
    roll = call.mark(missing.row.subject)
    assert (roll.missing, roll.safe) == (0, 3)
    again = call.mark(missing.row.subject, safe=False)
    assert (again.missing, again.safe) == (1, 2)
    assert call.end().missing == 1
    assert call.read().begun_at is None


def test_who_leaves_by_the_gate_is_seen_leaving(full_house: Post) -> None:
    call = full_house.station.roll
    call.begin()
    full_house.scan("valid", Direction.OUT)
    roll = call.read()
    assert len(roll.lines) == 3
    (gone,) = (line for line in roll.lines if line.left)
    assert not gone.missing
    assert roll.missing == 2


def test_somebody_who_was_on_no_list_is_safe_too(full_house: Post) -> None:
    """A card that nobody has scanned in: its owner stands outside and is not looked for."""
    call = full_house.station.roll
    call.begin()
    roll, subject = call.scan(reading(full_house.site.codes["expired"]))
    line = roll.line(subject)
    assert line is not None
    assert not line.missing
    assert (roll.missing, roll.safe) == (3, 1)


def test_what_names_nobody_is_said(full_house: Post) -> None:
    call, size = full_house.station.roll, full_house.size
    call.begin()
    for text in ("", "hỏng\u202e<b>", full_house.site.codes["misread"], "x" * 5000):
        with pytest.raises(Refused, match="roll_unreadable"):
            call.scan(reading(text))
    with pytest.raises(Refused, match="not_on_roll"):
        call.mark("ubnd:nobody")
    assert full_house.size == size + 1


def test_it_goes_on_after_a_restart(full_house: Post) -> None:
    call = full_house.station.roll
    call.begin()
    _, subject = call.scan(reading(full_house.site.codes["valid"]))
    full_house.station.close()
    full_house.open()
    roll = full_house.station.roll.read()
    assert roll.begun_at is not None
    line = roll.line(subject)
    assert line is not None
    assert not line.missing
    assert full_house.station.care.rebuild(lambda *_: None).differing == ()
