"""What people in the portraits wear: uniform, shirts, jackets, áo dài; and glasses."""

from collections.abc import Callable
from math import cos, pi, sin
from random import Random

from PySide6.QtGui import QPainterPath

from gate_desk.app.demo.drawing.looks import Look
from gate_desk.app.demo.drawing.pen import (
    Knot,
    Outline,
    Pen,
    both_sides,
    corner,
    curve,
    mix,
    oval,
    shape,
)

_UNIFORM, _PATCH, _GOLD = "#5f7148", "#b3262b", "#e8c65a"
_TIES = ("#23406e", "#7a2631", "#1f5a55", "#4a3b6b", "#5b4a2e")
_JACKETS = ("#2b3443", "#3a3f4b", "#26364f", "#4a4038")
_SHIRTS = ("#f4f6f8", "#f4f6f8", "#dbe7f5", "#e9eef2", "#cfdff0")
_BLAZERS = ("#31405c", "#5a3d4d", "#3f4a45", "#6d5a4a", "#2f3036")
_BLOUSES = ("#f6f3ee", "#f3dfe2", "#dfe9f2", "#f1ead4", "#e4e0f0")
_SILKS = ("#a8324a", "#2c6a8f", "#7b4a9a", "#2e7d68", "#d07a86", "#c9892f", "#4d62b0", "#efe7da")


def draw_clothes(pen: Pen, look: Look, rng: Random, *, police: bool) -> None:
    """From the neck to the lower edge of the picture."""
    if police:
        _uniform(pen, look, rng)
        return
    wardrobe = _MEN if look.sex == "M" else _WOMEN
    rng.choice(wardrobe)(pen, look, rng)


def _torso(look: Look, neck: float, high: float) -> list[Knot]:
    """Shoulders, from the neck at half width `neck` and height `high` to the lower edge."""
    reach = look.shoulder
    right: Outline = [corner(neck, high), (neck + 16, high + 14), (reach * 0.72, high + 29)]
    hem: Outline = [(reach * 0.97, high + 47), (reach + 6, 340), corner(reach + 6, 350)]
    return both_sides([*right, *hem])


def _cloth(pen: Pen, look: Look, colour: str, neck: float, high: float) -> None:
    torso = shape(_torso(look, neck, high))
    pen.fill(torso, colour)
    pen.stroke(torso, mix(colour, "#27324a", 0.4), 1.2, 0.5)
    with pen.inside(torso):
        dark = mix(colour, "#1a2233", 0.3)
        for side in (-1, 1):
            sleeve = [(side * look.shoulder * 0.74, 296), (side * look.shoulder * 0.7, 335)]
            pen.stroke(curve(sleeve), dark, 2, 0.5)
        pen.fill(shape(both_sides([corner(34, 232), (30, 250), corner(0, 268)])), dark, 0.35)


def _throat(pen: Pen, look: Look, half: float, deep: float) -> None:
    """The skin that an open collar shows."""
    opening = shape(both_sides([corner(half, 236), corner(0, deep)]))
    pen.fill(opening, mix(look.skin, look.shade, 0.5))


def _collar(pen: Pen, look: Look, colour: str, *, deep: float, wide: float = 44) -> None:
    """The two wings of a shirt collar."""
    neck = 25 if look.sex == "M" else 20
    for side in (-1, 1):
        wing = [corner(neck + 1, 226), corner(neck + 9, 236), Knot(wide - 4, 262)]
        wing += [corner(wide - 18, 280), corner(0, deep - 2), Knot(neck - 6, 246)]
        path = shape([knot._replace(x=side * knot.x) for knot in wing])
        pen.fill(path, colour)
        pen.stroke(path, mix(colour, "#27324a", 0.35), 1.2, 0.8)


def _buttons(pen: Pen, colour: str, first: float) -> None:
    pen.stroke(curve([(0, first), (0, 340)]), mix(colour, "#27324a", 0.3), 1.4, 0.7)
    for y in (first + 16, first + 44):
        pen.fill(oval(0, y, 2.2, 2.2), mix(colour, "#27324a", 0.45))


def _uniform(pen: Pen, look: Look, rng: Random) -> None:
    _cloth(pen, look, _UNIFORM, 30, 240)
    _throat(pen, look, 22, 272)
    _collar(pen, look, mix(_UNIFORM, "#000000", 0.06), deep=272, wide=52)
    _buttons(pen, _UNIFORM, 274)
    stars = rng.randint(1, 4)
    for side in (-1, 1):
        _patch(pen, side)
        _epaulette(pen, look, side, stars)
    pocket = curve([(-66, 316), (-36, 316)])
    pen.stroke(pocket, mix(_UNIFORM, "#000000", 0.35), 2)
    pen.fill(oval(52, 307, 10, 10), _PATCH)
    pen.stroke(oval(52, 307, 10, 10), _GOLD, 2)
    pen.fill(_star(52, 307, 5.6), _GOLD)


def _patch(pen: Pen, side: int) -> None:
    corners = [corner(19, 262), corner(34, 249), corner(41, 258), corner(26, 272)]
    patch = shape([knot._replace(x=side * knot.x) for knot in corners])
    pen.fill(patch, _PATCH)
    pen.stroke(patch, _GOLD, 1.3)
    pen.fill(_star(side * 30, 260.5, 4), _GOLD)


def _epaulette(pen: Pen, look: Look, side: int, stars: int) -> None:
    reach = look.shoulder
    board = [corner(50, 261), corner(reach * 0.86, 279), corner(reach * 0.84, 291), corner(48, 273)]
    path = shape([knot._replace(x=side * knot.x) for knot in board])
    pen.fill(path, mix(_UNIFORM, "#10240c", 0.5))
    pen.stroke(path, _GOLD, 1.2)
    for number in range(stars):
        share = 0.24 + number * 0.19
        pen.fill(_star(side * (49 + share * (reach * 0.85 - 49)), 267 + share * 18, 3.2), _GOLD)


def _star(x: float, y: float, size: float) -> QPainterPath:
    points = []
    for turn in range(10):
        radius = size if turn % 2 == 0 else size * 0.42
        angle = pi * turn / 5
        points.append(corner(x + radius * sin(angle), y - radius * cos(angle)))
    return shape(points)


def _white_shirt(pen: Pen, look: Look, rng: Random) -> None:
    colour = rng.choice(_SHIRTS)
    _cloth(pen, look, colour, 30, 240)
    _throat(pen, look, 20, 268)
    _collar(pen, look, colour, deep=268)
    _buttons(pen, colour, 270)


def _shirt_and_tie(pen: Pen, look: Look, rng: Random) -> None:
    colour = rng.choice(_SHIRTS)
    _cloth(pen, look, colour, 30, 240)
    _tie(pen, rng.choice(_TIES))
    _collar(pen, look, colour, deep=256)


def _suit(pen: Pen, look: Look, rng: Random) -> None:
    shirt, jacket = rng.choice(_SHIRTS), rng.choice(_JACKETS)
    _cloth(pen, look, jacket, 32, 241)
    pen.fill(shape(both_sides([corner(32, 238), corner(30, 262), corner(0, 350)])), shirt)
    _tie(pen, rng.choice(_TIES))
    _collar(pen, look, shirt, deep=256, wide=40)
    _lapels(pen, jacket, 34, 350)


def _tie(pen: Pen, colour: str) -> None:
    blade = [corner(6, 268), corner(13, 345), corner(-13, 345), corner(-6, 268)]
    pen.fill(shape(blade), colour)
    with pen.inside(shape(blade)):
        for y in (300, 322):
            pen.stroke(curve([(-16, y + 4), (16, y - 18)]), mix(colour, "#ffffff", 0.3), 2.4, 0.6)
    knot = [corner(-9, 253), corner(9, 253), corner(6, 270), corner(-6, 270)]
    pen.fill(shape(knot), mix(colour, "#ffffff", 0.12))


def _lapels(pen: Pen, colour: str, wide: float, deep: float) -> None:
    for side in (-1, 1):
        edge = [corner(wide - 2, 244), corner(wide + 24, 268), corner(wide + 10, 282)]
        edge += [corner(wide + 16, 290), corner(2, deep), corner(wide - 12, 270)]
        path = shape([knot._replace(x=side * knot.x) for knot in edge])
        pen.fill(path, mix(colour, "#ffffff", 0.08))
        pen.stroke(path, mix(colour, "#000000", 0.35), 1.2, 0.7)


def _blouse(pen: Pen, look: Look, rng: Random) -> None:
    colour = rng.choice(_BLOUSES)
    _cloth(pen, look, colour, 27, 243)
    _throat(pen, look, 18, 272)
    _collar(pen, look, colour, deep=272, wide=40)
    _buttons(pen, colour, 274)


def _blazer(pen: Pen, look: Look, rng: Random) -> None:
    blouse, jacket = rng.choice(_BLOUSES), rng.choice(_BLAZERS)
    _cloth(pen, look, jacket, 30, 242)
    pen.fill(shape(both_sides([corner(29, 244), (27, 262), corner(0, 350)])), blouse)
    neckline = shape(both_sides([corner(28, 240), (22, 262), (0, 275)]))
    pen.fill(neckline, mix(look.skin, look.shade, 0.3))
    _lapels(pen, jacket, 31, 350)


def _ao_dai(pen: Pen, look: Look, rng: Random) -> None:
    colour = rng.choice(_SILKS)
    _cloth(pen, look, colour, 26, 243)
    rim = [corner(-20.5, 222), Knot(-11, 234), Knot(0, 238), Knot(11, 234), corner(20.5, 222)]
    stand = shape([*rim, corner(26, 249), Knot(0, 261), corner(-26, 249)])
    pen.fill(stand, mix(colour, "#ffffff", 0.1))
    pen.stroke(stand, mix(colour, "#1c1020", 0.4), 1.3, 0.8)
    pen.stroke(
        curve([(0, 239), (3, 260), (24, 280), (62, 300)]), mix(colour, "#1c1020", 0.4), 1.5, 0.8
    )
    light = mix(colour, "#ffffff", 0.55) if colour != _SILKS[-1] else _GOLD
    for _ in range(7):
        x, y = rng.uniform(-70, 40), rng.uniform(286, 330)
        for petal in range(5):
            angle = 2 * pi * petal / 5
            pen.fill(oval(x + 3.6 * sin(angle), y + 3.6 * cos(angle), 2.5, 2.5), light, 0.75)


def draw_glasses(pen: Pen, look: Look, rng: Random) -> None:
    """Frames in front of the eyes; lenses catch a little light."""
    colour = rng.choice(("#2a2a30", "#4b3326", "#6b6f78", "#7a2f38", "#24384f"))
    half, tall, round_ = _FRAMES[look.glasses]
    for side in (-1, 1):
        x, y = side * (look.eye_x + 0.5), look.eye_y + 1
        lens = QPainterPath()
        lens.addRoundedRect(x - half, y - tall, 2 * half, 2 * tall, round_, round_)
        pen.fill(lens, "#ffffff", 0.14)
        if look.glasses == "half_rim":
            pen.stroke(
                curve(
                    [
                        (x - half, y - tall + 5),
                        (x - half + 3, y - tall),
                        (x + half - 3, y - tall),
                        (x + half, y - tall + 5),
                    ]
                ),
                colour,
                3,
            )
            pen.stroke(lens, colour, 0.8, 0.5)
        else:
            pen.stroke(lens, colour, 2.3)
        arm = [(x + side * half, y - 4), (side * (look.width + 2), y - 6)]
        pen.stroke(curve(arm), colour, 2.3)
    gap = look.eye_x + 0.5 - half
    pen.stroke(
        curve([(-gap, look.eye_y - 2), (0, look.eye_y - 5), (gap, look.eye_y - 2)]), colour, 2.3
    )


_FRAMES = {
    "round": (16.5, 15.5, 15.5),
    "square": (17.5, 12.5, 5),
    "half_rim": (17.5, 11.5, 6),
    "oval": (17.5, 12, 11),
}
_MEN: tuple[Callable[[Pen, Look, Random], None], ...] = (
    _white_shirt,
    _white_shirt,
    _shirt_and_tie,
    _suit,
)
_WOMEN: tuple[Callable[[Pen, Look, Random], None], ...] = (_blouse, _blazer, _ao_dai, _ao_dai)
