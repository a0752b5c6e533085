"""Hair styles of men, seen from the front."""

from gate_desk.app.demo.drawing.locks import Points, Style, crown, lay
from gate_desk.app.demo.drawing.looks import Look
from gate_desk.app.demo.drawing.pen import Knot, Outline, Pen, as_knots, corner, curve, mix, shape


def _short(pen: Pen, look: Look, top: float, hairline: Points, *gleams: Points) -> None:
    """Short hair: a crown down to the ears, and a hairline given from left to right.

    The hairline is in shares of the head's half width, and heights.
    """
    half = look.width
    line = [Knot(x * half, y) for x, y in hairline]
    ends = corner(-half + 4, 148), corner(half - 4, 148)
    lay(pen, look, [*crown(look, top, 148), ends[0], *line, ends[1]], *gleams)


def _parted(pen: Pen, look: Look) -> None:
    line = [(-0.93, 128), (-0.84, 112), (-0.52, 99), (-0.1, 108), (0.45, 106), (0.86, 113)]
    gleam = [(-20.0, 88.0), (8, 80), (34, 92)]
    _short(pen, look, 65, [*line, (0.93, 128)], gleam)
    part = curve([(-0.5 * look.width, 100), (-0.42 * look.width, 84)])
    pen.stroke(part, mix(look.hair, look.skin, 0.55), 1.6)


def _crop(pen: Pen, look: Look) -> None:
    half = look.width
    faded: Outline = [*crown(look, 74, 146, 2.5), corner(-half + 5, 146), (-half * 0.9, 116)]
    pen.fill(shape([*faded, (0, 104), (half * 0.9, 116), corner(half - 5, 146)]), _fade(look))
    line = [Knot(x * half, y) for x, y in ((-0.82, 109), (-0.4, 103), (0.4, 103), (0.82, 109))]
    mass = [*crown(look, 68, 122, 3), corner(-half * 0.92, 124), *line, corner(half * 0.92, 124)]
    lay(pen, look, mass, [(-26, 86), (0, 80), (24, 86)])


def _fade(look: Look) -> str:
    return mix(look.hair, look.skin, 0.3)


def _quiff(pen: Pen, look: Look) -> None:
    half = look.width
    left: Outline = [
        (-half * 0.6, 66),
        (-half * 0.98, 94),
        (-half - 3, 122),
        corner(-half - 2, 146),
    ]
    outer: Outline = [
        corner(half + 2, 146),
        (half + 3, 120),
        (half * 1.02, 86),
        (half * 0.6, 56),
        (0, 55),
    ]
    line = [(-half * 0.92, 124), (-half * 0.7, 105), (-half * 0.2, 100), (half * 0.4, 99)]
    line += [(half * 0.82, 106), (half * 0.93, 124)]
    knots: Outline = [*outer, *left, corner(-half + 4, 146), *line, corner(half - 4, 146)]
    gleams = [[(-22.0, 92.0), (-6, 72), (22, 66)], [(2.0, 92.0), (14, 78), (36, 74)]]
    lay(pen, look, as_knots(knots), *gleams)


def _fringe(pen: Pen, look: Look) -> None:
    half = look.width
    tips = ((-0.7, 122), (-0.4, 129), (-0.05, 126), (0.3, 129), (0.62, 121))
    line = [Knot(-0.93 * half, 130)]
    for x, y in tips:
        line += [Knot((x - 0.1) * half, y - 3), Knot(x * half, y), Knot((x + 0.12) * half, y - 9)]
    ends = corner(-half + 4, 148), corner(half - 4, 148)
    mass = [*crown(look, 63, 148, 5), ends[0], *line, Knot(0.93 * half, 128), ends[1]]
    lay(pen, look, mass, [(-30, 100), (-8, 82), (26, 88)])


def _curtains(pen: Pen, look: Look) -> None:
    line = [(-0.9, 134), (-0.74, 120), (-0.36, 104), (-0.06, 90), (0.02, 90), (0.4, 106)]
    gleams = [[(-34.0, 104.0), (-20, 86), (-6, 80)], [(34.0, 104.0), (22, 86), (10, 80)]]
    _short(pen, look, 62, [*line, (0.76, 121), (0.91, 134)], *gleams)


def _receding(pen: Pen, look: Look) -> None:
    line = [(-0.92, 124), (-0.8, 104), (-0.56, 89), (-0.28, 94), (0, 98), (0.28, 94), (0.56, 89)]
    _short(pen, look, 69, [*line, (0.8, 104), (0.92, 124)], [(-18, 84), (4, 79), (22, 84)])


def _swept_back(pen: Pen, look: Look) -> None:
    line = [(-0.92, 124), (-0.76, 105), (-0.35, 98), (0, 96), (0.35, 98), (0.76, 105)]
    gleams = [[(x, 100.0), (x * 0.9, 84.0), (x * 0.7, 72.0)] for x in (-26.0, -9, 9, 26)]
    _short(pen, look, 63, [*line, (0.92, 124)], *gleams)


def _bald_top(pen: Pen, look: Look) -> None:
    half = look.width
    for side in (-1, 1):
        outer = [corner(half + 2, 150), Knot(half + 4, 128), Knot(half * 0.98, 106)]
        inner = [corner(half * 0.84, 95), Knot(half * 0.84, 114), Knot(half * 0.93, 130)]
        knots = [*outer, *inner, corner(half - 4, 150)]
        lay(pen, look, [knot._replace(x=side * knot.x) for knot in knots])
    pen.stroke(curve([(-20, 93), (-4, 87), (10, 88)]), "#ffffff", 4, 0.28)


STYLES: dict[str, Style] = {
    "parted": _parted,
    "crop": _crop,
    "quiff": _quiff,
    "fringe": _fringe,
    "curtains": _curtains,
    "receding": _receding,
    "swept_back": _swept_back,
    "bald_top": _bald_top,
}
