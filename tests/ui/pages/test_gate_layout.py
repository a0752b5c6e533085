"""Places of the gate page as a pure function of its size."""

import pytest

from gate_desk.ui.pages.gate_layout import Wanted, places, right_width

PLAIN = Wanted(joined=True, buttons=True, strip=False, passed=False, pending=0, attention=0)


def test_the_pictures_places() -> None:
    at = places(1270, 672, PLAIN)
    assert at.search.getRect() == (16, 14, 804, 42)
    assert at.band.getRect() == (16, 68, 804, 168)
    assert at.body.getRect() == (16, 236, 804, 354)
    assert at.buttons is not None
    assert at.buttons.getRect() == (16, 602, 804, 56)
    assert at.passages.right() + 1 == 1270 - 16


def test_attention_gives_way_to_the_list() -> None:
    roomy = Wanted(joined=True, buttons=True, strip=False, passed=True, pending=0, attention=90)
    crowded = Wanted(joined=True, buttons=True, strip=False, passed=True, pending=280, attention=90)
    assert places(1270, 672, roomy).attention is not None
    assert places(1270, 672, crowded).attention is None


@pytest.mark.parametrize("width", [997, 1184, 1270, 1440, 1824, 2400])
def test_the_verdict_has_the_larger_part(width: int) -> None:
    assert 330 <= right_width(width) <= 560
    assert places(width, 672, PLAIN).band.width() > right_width(width)
