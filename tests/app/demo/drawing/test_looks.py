"""Every look that can be drawn by lot can be drawn by hand, and none is left over."""

from random import Random
from typing import Literal

from gate_desk.app.demo.drawing import hair_men, hair_women, looks
from gate_desk.app.demo.drawing.looks import draw_look


def test_every_hair_style_has_a_drawing_and_every_drawing_is_used() -> None:
    men = {*looks.MEN_YOUNG, *looks.MEN_OLDER, *looks.MEN_OLD}
    women = {*looks.WOMEN_YOUNG, *looks.WOMEN_OLDER, *looks.WOMEN_OLD, *looks.WOMEN_POLICE}
    assert men == hair_men.STYLES.keys()
    assert women == hair_women.STYLES.keys()


def brightness(colour: str) -> int:
    return sum(int(colour[at : at + 2], 16) for at in (1, 3, 5))


def test_hair_is_grey_only_later_in_life() -> None:
    def hairs(birth_year: int) -> list[int]:
        drawn = [draw_look(Random(n), "M", birth_year, police=False).hair for n in range(50)]
        return [brightness(hair) for hair in drawn]

    assert max(hairs(1990)) < min(hairs(1966))


def test_a_face_keeps_its_parts_in_order() -> None:
    for number in range(300):
        sex: Literal["F", "M"] = "F" if number % 2 else "M"
        look = draw_look(Random(number), sex, 1966 + number % 38, police=False)
        assert look.eye_y < look.nose_y < look.mouth_y < look.chin_y
        assert look.chin < look.jaw < look.width < look.shoulder
        assert look.eye_x + 13 < look.width
