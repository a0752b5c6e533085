"""Portraits: the right size, small, the same for the same seed, different between people."""

from typing import Literal

import pytest
from PySide6.QtGui import QColor, QImage

from gate_desk.app.demo.bodies import CONGAN, UBND
from gate_desk.app.demo.portraits import HEIGHT, WIDTH, draw_portrait
from gate_desk.domain.ids import AgencyId

Sex = Literal["F", "M"]


def picture(seed: int, sex: Sex = "F", year: int = 1990, agency: AgencyId = UBND) -> QImage:
    return QImage.fromData(draw_portrait(seed, sex, year, agency))


@pytest.mark.parametrize("sex", ["F", "M"])
@pytest.mark.parametrize("year", [1966, 1979, 1991, 2003])
@pytest.mark.parametrize("agency", [UBND, CONGAN])
def test_a_portrait_is_a_small_jpeg_of_its_size(sex: Sex, year: int, agency: AgencyId) -> None:
    for seed in range(4):
        data = draw_portrait(seed, sex, year, agency)
        image = QImage.fromData(data)
        assert (image.width(), image.height()) == (WIDTH, HEIGHT) == (390, 495)
        assert 8_000 < len(data) < 25_000


def test_the_same_seed_gives_the_same_bytes() -> None:
    assert draw_portrait(7, "M", 1980, UBND) == draw_portrait(7, "M", 1980, UBND)


def test_people_do_not_look_alike() -> None:
    drawn = {draw_portrait(seed, "M" if seed % 2 else "F", 1985, UBND) for seed in range(40)}
    assert len(drawn) == 40


def test_age_and_sex_are_seen() -> None:
    young, old = draw_portrait(3, "M", 1999, UBND), draw_portrait(3, "M", 1966, UBND)
    assert young != old != draw_portrait(3, "F", 1966, UBND)


@pytest.mark.parametrize("seed", range(6))
def test_the_police_wear_green(seed: int) -> None:
    sleeve = QColor(picture(seed, "M", 1988, CONGAN).pixel(70, 480))
    assert sleeve.green() > sleeve.red() > sleeve.blue()


@pytest.mark.parametrize("seed", range(6))
def test_a_face_is_in_the_middle(seed: int) -> None:
    cheek = QColor(picture(seed, "F").pixel(WIDTH // 2 + 12, 300))
    assert cheek.red() > cheek.green() > cheek.blue()
