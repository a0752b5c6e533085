"""Hair styles of women, seen from the front."""

from math import cos, pi, sin

from gate_desk.app.demo.drawing.locks import Knots, Points, Style, crown, curls, lay, light
from gate_desk.app.demo.drawing.looks import Look
from gate_desk.app.demo.drawing.pen import Knot, Pen, as_knots, both_sides, corner, curve


def _strands(look: Look, top: float, low: float, out: float, wave: float) -> Knots:
    """Two curtains of hair from a parting at the right of the middle down to `low`."""
    half = look.width
    outer = [(0, top), (half * 0.55, top + 6), (half + out * 0.5, 102), (half + out, 150)]
    outer += [(half + out + wave, low - 45), (half + out - 2 - wave, low - 16)]
    inner = [(half - 11, low - 20), (half - 6 - wave, low - 62), (half - 4, 160)]
    inner += [(half * 0.88, 134), (half * 0.62, 112)]
    right = [*as_knots(outer), Knot(half + 1, low), *as_knots(inner)]
    left = [knot._replace(x=-knot.x) for knot in reversed(right[1:])]
    return [*right, Knot(half * 0.3, 96), corner(half * 0.16, 86), Knot(-half * 0.2, 100), *left]


def _long(pen: Pen, look: Look) -> None:
    half = look.width
    gleams: list[Points] = [[(-36, 112), (-20, 88), (-2, 80)], [(44, 112), (34, 90), (22, 81)]]
    gleams += [[(side * (half + 5), 172.0), (side * (half + 4), 224.0)] for side in (-1, 1)]
    lay(pen, look, _strands(look, 65, 262, 11, 0), *gleams)


def _wavy(pen: Pen, look: Look) -> None:
    half = look.width
    gleams: list[Points] = [[(-38, 114), (-22, 88), (-2, 78)], [(46, 114), (36, 90), (22, 80)]]
    for side in (-1, 1):
        x = side * (half + 7)
        gleams.append([(x, 168), (x + side * 5, 196), (x - side * 2, 222), (x + side * 2, 240)])
    lay(pen, look, _strands(look, 62, 256, 15, 5), *gleams)


def _bangs(pen: Pen, look: Look) -> None:
    half = look.width
    outer = [(0, 64), (half * 0.55, 70), (half + 5, 102), (half + 10, 150), (half + 10, 205)]
    knots = [*as_knots(outer), corner(half + 4, 238), corner(half - 6, 236)]
    knots += [Knot(half - 4, 190), Knot(half - 4, 150), corner(half * 0.86, 132)]
    knots += [Knot(half * 0.4, 130), Knot(0, 129)]
    gleam: Points = [(-36, 104), (-14, 94), (14, 94), (36, 104)]
    lay(pen, look, both_sides(knots), gleam)


def _bob(pen: Pen, look: Look) -> None:
    gleams: list[Points] = [[(-40, 112), (-20, 88), (0, 79)], [(46, 112), (38, 92), (24, 82)]]
    lay(pen, look, _strands(look, 63, 213, 11, -3), *gleams)


def _slick(pen: Pen, look: Look, peak: float) -> None:
    """Hair drawn back from the forehead behind the ears."""
    half = look.width
    line = [(-half * 0.94, 126), (-half * 0.8, 108), (-half * 0.3, 99), (half * peak, 91)]
    line += [(half * 0.55, 100), (half * 0.86, 112), (half * 0.95, 128)]
    ends = corner(-half - 1, 146), corner(half + 1, 146)
    mass = [*crown(look, 67, 144, 3), ends[0], *as_knots(line), ends[1]]
    lay(pen, look, mass, [(-34, 104), (-16, 88), (2, 81)], [(40, 104), (32, 90), (22, 83)])


def _bun(pen: Pen, look: Look) -> None:
    _slick(pen, look, 0.05)


def _ponytail(pen: Pen, look: Look) -> None:
    half = look.width
    _slick(pen, look, 0.3)
    lock = [(half * 0.3, 84), (-half * 0.3, 92), (-half * 0.86, 118), (-half * 1.0, 150)]
    lock += [(-half * 0.82, 128), (-half * 0.3, 111)]
    lay(pen, look, as_knots(lock), [(0, 94), (-26, 104), (-42, 124)])


def _drawn_back(pen: Pen, look: Look) -> None:
    _slick(pen, look, 0.28)


def _pixie(pen: Pen, look: Look) -> None:
    half = look.width
    line = [(-half * 0.93, 140), (-half * 0.86, 122), (-half * 0.5, 119), (0, 112)]
    line += [(half * 0.42, 94), (half * 0.7, 110), (half * 0.93, 134)]
    ends = corner(-half + 3, 166), corner(half - 3, 166)
    mass = [*crown(look, 60, 164, 8), ends[0], *as_knots(line), ends[1]]
    lay(pen, look, mass, [(20, 78), (-12, 84), (-38, 108)], [(34, 80), (46, 96), (52, 118)])


def _perm(pen: Pen, look: Look) -> None:
    half = look.width
    ends = corner(-half + 2, 172), corner(half - 2, 172)
    line = [(-half * 0.88, 132), (-half * 0.66, 110), (0, 102), (half * 0.66, 110)]
    knots = as_knots([*line, (half * 0.88, 132)])
    lay(pen, look, [*crown(look, 66, 172, 6), ends[0], *knots, ends[1]])
    curls(pen, half - 1, 112, 0.03, look.hair)
    for turn in range(9):
        angle = pi * (0.06 + turn * 0.11)
        x, y = (half - 4) * cos(angle), 114 - 38 * sin(angle)
        pen.stroke(curve([(x - 6, y + 2), (x - 1, y - 4), (x + 5, y)]), light(look), 2, 0.45)


STYLES: dict[str, Style] = {
    "long": _long,
    "wavy": _wavy,
    "bangs": _bangs,
    "bob": _bob,
    "bun": _bun,
    "ponytail": _ponytail,
    "drawn_back": _drawn_back,
    "pixie": _pixie,
    "perm": _perm,
}
