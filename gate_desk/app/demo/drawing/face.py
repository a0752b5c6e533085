"""Head, neck and features of a portrait."""

from gate_desk.app.demo.drawing.looks import Look
from gate_desk.app.demo.drawing.pen import Outline, Pen, both_sides, corner, curve, mix, oval, shape

SKULL_TOP = 80
EAR_Y = 156


def head_outline(look: Look) -> list[tuple[float, float]]:
    """The right half of the head, from the crown to the chin."""
    width = look.width
    return [
        (0, SKULL_TOP),
        (width * 0.66, SKULL_TOP + 10),
        (width * 0.97, 118),
        (width, 150),
        (width * 0.955, 170),
        (look.jaw, 188),
        (look.chin, look.chin_y - 7),
        (0, look.chin_y),
    ]


def draw_neck(pen: Pen, look: Look) -> None:
    """Neck and throat, shaded below the chin."""
    half = 25 if look.sex == "M" else 19.5
    right: Outline = [corner(half, 170), (half, 225), (half + 6, 245), corner(half + 22, 262)]
    neck = shape(both_sides([*right, corner(half, 300)]))
    pen.fill(neck, mix(look.skin, look.shade, 0.35))
    with pen.inside(neck):
        below = [(x * 0.98, y + 13) for x, y in head_outline(look)]
        pen.fill(shape(both_sides(below)), look.shade, 0.75)


def draw_head(pen: Pen, look: Look) -> None:
    """Ears and face with its features, but for the hair."""
    _draw_ears(pen, look)
    outline = shape(both_sides(head_outline(look)))
    pen.fill(outline, look.skin)
    with pen.inside(outline):
        _draw_shades(pen, look)
    _draw_age(pen, look)
    _draw_nose(pen, look)
    _draw_mouth(pen, look)
    for side in (-1, 1):
        _draw_eye(pen, look, side)
        _draw_brow(pen, look, side)
    if look.mole:
        pen.fill(oval(*look.mole, 1.4, 1.4), look.ink, 0.8)


def _draw_ears(pen: Pen, look: Look) -> None:
    for side in (-1, 1):
        x = side * (look.width + 2)
        pen.fill(oval(x, EAR_Y, 8, 13.5), mix(look.skin, look.shade, 0.3))
        inner = curve([(x - 2 * side, 148), (x + 3 * side, 151), (x, 160), (x - 2 * side, 162)])
        pen.stroke(inner, look.shade, 2)
        if look.earrings:
            pen.fill(oval(x + side, EAR_Y + 13, 2.6, 2.6), "#f4ead0")
            pen.stroke(oval(x + side, EAR_Y + 13, 2.6, 2.6), "#c9a24a", 0.9)


def _draw_shades(pen: Pen, look: Look) -> None:
    lit = [(x, y) for x, y, _ in both_sides(head_outline(look))]
    crescent = shape(lit)
    crescent.addPath(shape([(x - 9, y - 3) for x, y in lit]))
    pen.fill(crescent, look.shade, 0.28)  # odd-even: only where the two do not overlap
    for side in (-1, 1):
        pen.glow(side * look.width * 0.62, 173, 15, "#e0523f", 0.3 if look.sex == "F" else 0.2)


def _draw_eye(pen: Pen, look: Look, side: int) -> None:
    size, tilt = look.eye_size, look.eye_tilt
    x, y = side * look.eye_x, look.eye_y
    tall = (5.0 if look.sex == "M" else 5.7) * size

    def at(along: float, up: float) -> tuple[float, float]:
        return x + side * along * size, y - up

    upper = [at(-10, -1.4), at(-5, tall * 0.72), at(1, tall), at(7, tall * 0.5 + tilt * 0.6)]
    upper.append(at(11.5, tilt - 0.4))
    lower = [at(6, -tall * 0.62), at(-2, -tall * 0.72)]
    white = shape([corner(*upper[0]), *upper[1:-1], corner(*upper[-1]), *lower])
    pen.fill(white, "#fdfaf6")
    with pen.inside(white):
        pen.fill(oval(x + 0.6 * side, y - 0.6, 5.3 * size, 5.5 * size), "#3a231a")
        pen.fill(oval(x + 0.6 * side, y - 0.6, 2.9 * size, 3 * size), "#120c0b")
        pen.fill(oval(x - 1.4, y - 2.8, 1.6, 1.6), "#ffffff")
    lid = upper if look.sex == "M" else [*upper, at(13.5, tilt + 2)]
    pen.stroke(curve(lid), "#2a1a18", 2.0 if look.sex == "M" else 2.5)
    pen.stroke(curve([lower[0], lower[1]]), look.ink, 0.9, 0.45)
    crease = [at(-6, tall + 2.6), at(1, tall + 3.8), at(9, tall * 0.6 + tilt + 2.8)]
    pen.stroke(curve(crease), look.ink, 1.2, 0.4)


def _draw_brow(pen: Pen, look: Look, side: int) -> None:
    x, y = side * look.eye_x, look.eye_y - 15
    thick, rise = look.brow, look.brow_rise
    brow = shape(
        [
            (x - side * 11, y + thick / 2 + 1),
            (x - side * 10, y - thick / 2 + 1),
            (x + side * 3, y - thick / 2 - rise),
            corner(x + side * 15, y + 1.5 - rise * 0.2),
            (x + side * 3, y + thick / 2 - rise),
        ]
    )
    pen.fill(brow, mix(look.hair, look.skin, 0.12 if look.sex == "M" else 0.2))


def _draw_nose(pen: Pen, look: Look) -> None:
    half, y = look.nose, look.nose_y
    side = [(2, look.eye_y + 2), (4.5, y - 10), (half * 0.95, y - 3), (half * 0.5, y + 1), (1, y)]
    pen.fill(shape(side), look.shade, 0.3)
    tip = both_sides([(half, y - 3.5), (half * 0.72, y), (half * 0.3, y + 0.4), (0, y + 2.2)])
    pen.stroke(curve(tip), look.ink, 1.7, 0.62)
    pen.fill(oval(-1.6, y - 6, 2.6, 3.4), "#ffffff", 0.2)


def _draw_mouth(pen: Pen, look: Look) -> None:
    half, y, smile = look.mouth, look.mouth_y, look.smile
    line = [(-half, y - smile * 0.6), (-half * 0.45, y + smile * 0.6), (0, y + smile * 0.75)]
    line += [(-x, dy) for x, dy in reversed(line[:2])]
    full = 5.5 if look.sex == "F" else 4.2
    under = [(half * 0.5, y + smile * 0.6 + full), (-half * 0.5, y + smile * 0.6 + full)]
    over = [(half * 0.35, y - 3.4), (0, y - 2.2), (-half * 0.35, y - 3.4)]
    strength = 0.9 if look.sex == "F" else 0.42
    ends: Outline = [corner(*line[0]), *line[1:-1], corner(*line[-1])]
    pen.fill(shape([*ends, *under]), look.lips, strength)
    pen.fill(shape([*ends, *over]), mix(look.lips, "#5b1f24", 0.2), strength)
    if look.teeth:
        deep = [(half * 0.5, y + smile * 0.6 + 4.4), (-half * 0.5, y + smile * 0.6 + 4.4)]
        pen.fill(shape([*ends, *deep]), "#fffaf4")
    pen.stroke(curve(line), mix(look.lips, "#4a1a1c", 0.55), 1.7)
    pen.stroke(
        curve([(-6, y + full + 9), (0, y + full + 10.5), (6, y + full + 9)]), look.shade, 1.6
    )
    if look.moustache:
        _draw_moustache(pen, look)


def _draw_moustache(pen: Pen, look: Look) -> None:
    half, y = look.mouth, look.mouth_y
    hair = both_sides(
        [(0, y - 9), (half * 0.6, y - 7), corner(half + 2, y - 1), (half * 0.4, y - 4)]
    )
    pen.fill(shape(hair), mix(look.hair, look.skin, 0.1), 0.92)


def _draw_age(pen: Pen, look: Look) -> None:
    strength = min(0.5, max(0.0, (look.age - 40) / 40))
    if not strength:
        return
    for side in (-1, 1):
        fold = [(side * (look.nose + 4), 175), (side * (look.mouth + 5), 186)]
        pen.stroke(curve([*fold, (side * (look.mouth + 5), 193)]), look.ink, 1.4, strength)
        bag = [(side * (look.eye_x - 8), look.eye_y + 9), (side * look.eye_x, look.eye_y + 11.5)]
        bag.append((side * (look.eye_x + 8), look.eye_y + 8.5))
        pen.stroke(curve(bag), look.ink, 1.2, strength * 0.8)
    if look.age > 50:
        for y, half in ((113, 18), (119, 21)):
            pen.stroke(curve([(-half, y), (0, y - 1.5), (half, y)]), look.ink, 1.1, strength * 0.6)
