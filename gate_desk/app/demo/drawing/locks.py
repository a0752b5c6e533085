"""Masses of hair: what every hair style is put together from."""

from collections.abc import Callable
from math import cos, pi, sin

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

Points = list[tuple[float, float]]
Knots = list[Knot]
Style = Callable[[Pen, Look], None]


def light(look: Look) -> str:
    """The colour of its gleams."""
    return mix(look.hair, "#ffffff", 0.24)


def lay(pen: Pen, look: Look, knots: Knots, *gleams: Points) -> None:
    """One mass of hair, with strands of light on it."""
    mass = shape(knots)
    pen.fill(mass, look.hair)
    with pen.inside(mass):
        for gleam in gleams:
            pen.stroke(curve(gleam), light(look), 5, 0.3)
            pen.stroke(curve(gleam), light(look), 2, 0.3)


def crown(look: Look, top: float, low: float, out: float = 4) -> Knots:
    """Over the head, from the right side's lower end to the left one's."""
    half = look.width
    right: Outline = [corner(half + out - 2, low), (half + out, 122), (half * 0.93 + out * 0.5, 94)]
    return both_sides([*right, (half * 0.52, top + 6), (0, top)])


def curls(pen: Pen, half: float, middle: float, start: float, colour: str) -> None:
    """Round curls around the head; `start` in half turns from the horizontal."""
    for turn in range(15):
        angle = pi * (start + turn * (1 - 2 * start) / 14)
        pen.fill(oval(half * cos(angle), middle - 42 * sin(angle), 14, 13), colour)
