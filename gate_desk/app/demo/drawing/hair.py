"""Hair: what lies behind the head, and what frames the face."""

from gate_desk.app.demo.drawing import hair_men, hair_women
from gate_desk.app.demo.drawing.locks import curls, light
from gate_desk.app.demo.drawing.looks import Look
from gate_desk.app.demo.drawing.pen import Pen, both_sides, corner, curve, mix, oval, shape

_FRONTS = hair_men.STYLES | hair_women.STYLES
_LENGTHS = {"long": (262, 12), "wavy": (252, 17), "bangs": (240, 11), "bob": (214, 12)}
"""How far down hair behind the neck falls, and how far it stands out."""


def draw_back_hair(pen: Pen, look: Look) -> None:
    """Everything behind neck and shoulders."""
    half, dark = look.width, mix(look.hair, "#000000", 0.2)
    with pen.mirrored(look.flip):
        if look.style in _LENGTHS:
            low, out = _LENGTHS[look.style]
            right = [(0.0, 70.0), (half + 3, 100), (half + out, 160), (half + out + 1, low - 40)]
            right += [(half + out - 5, low - 8), (half - 16, low), (0, low - 4)]
            pen.fill(shape(both_sides(right)), dark)
        elif look.style == "ponytail":
            tail = [(10, 178), (half * 0.9, 190), (half + 9, 222), (half + 3, 262)]
            pen.fill(shape([*tail, corner(half - 14, 296), (half - 26, 250), (20, 215)]), dark)
        elif look.style == "bun":
            pen.fill(oval(0, 63, 23, 20), mix(look.hair, "#000000", 0.08))
            pen.stroke(curve([(-13, 57), (-2, 50), (11, 55)]), light(look), 2.2, 0.45)
        elif look.style == "perm":
            curls(pen, half + 4, 120, -0.28, dark)


def draw_front_hair(pen: Pen, look: Look) -> None:
    """Everything over forehead, temples and ears."""
    with pen.mirrored(look.flip):
        _FRONTS[look.style](pen, look)
