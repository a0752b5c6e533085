"""Smooth outlines and flat colours on a QPainter: all that the portraits are drawn with."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import NamedTuple

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QRadialGradient


class Knot(NamedTuple):
    """A point that an outline passes through; at a corner it turns sharply."""

    x: float
    y: float
    corner: bool = False


Outline = Sequence[tuple[float, float] | Knot]


def as_knots(points: Outline) -> list[Knot]:
    """Every point as a knot; plain ones are smooth."""
    return [point if isinstance(point, Knot) else Knot(*point) for point in points]


def corner(x: float, y: float) -> Knot:
    """A sharp point of an outline."""
    return Knot(x, y, True)


def curve(points: Outline, *, closed: bool = False) -> QPainterPath:
    """A Catmull-Rom curve through the points, as Bézier segments."""
    knots = as_knots(points)
    count = len(knots)
    path = QPainterPath(QPointF(knots[0].x, knots[0].y))
    for index in range(count if closed else count - 1):
        here, there = knots[index], knots[(index + 1) % count]
        before = knots[index - 1] if closed or index else here
        after = knots[(index + 2) % count] if closed or index + 2 < count else there
        path.cubicTo(*_handle(here, before, there), *_handle(there, after, here), there.x, there.y)
    if closed:
        path.closeSubpath()
    return path


def _handle(knot: Knot, behind: Knot, ahead: Knot) -> tuple[float, float]:
    if knot.corner:
        return knot.x, knot.y
    return knot.x + (ahead.x - behind.x) / 6, knot.y + (ahead.y - behind.y) / 6


def both_sides(right: Outline) -> list[Knot]:
    """The right half of a symmetrical outline, continued by its mirror image around x = 0.

    Points on the axis itself are taken once.
    """
    knots = as_knots(right)
    left = [knot._replace(x=-knot.x) for knot in reversed(knots) if knot.x]
    return knots + left


def shape(points: Outline) -> QPainterPath:
    """A closed curve."""
    return curve(points, closed=True)


def oval(x: float, y: float, half_width: float, half_height: float) -> QPainterPath:
    """An ellipse around a centre."""
    path = QPainterPath()
    path.addEllipse(QPointF(x, y), half_width, half_height)
    return path


@cache
def mix(first: str, second: str, share: float) -> str:
    """A colour between two, `share` of the way to the second."""
    pairs = zip(_channels(first), _channels(second), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


class Pen:
    """A painter that only fills and strokes in flat colours."""

    def __init__(self, painter: QPainter) -> None:
        self._painter = painter
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def fill(self, path: QPainterPath, colour: str, alpha: float = 1) -> None:
        """Fill a path; `alpha` from 0 (nothing) to 1."""
        self._painter.fillPath(path, _colour(colour, alpha))

    def stroke(self, path: QPainterPath, colour: str, width: float, alpha: float = 1) -> None:
        """Draw along a path with round ends."""
        self._painter.strokePath(
            path,
            QPen(
                _colour(colour, alpha),
                width,
                Qt.PenStyle.SolidLine,
                Qt.PenCapStyle.RoundCap,
                Qt.PenJoinStyle.RoundJoin,
            ),
        )

    def glow(self, x: float, y: float, radius: float, colour: str, alpha: float) -> None:
        """A round patch of colour that fades towards its edge."""
        gradient = QRadialGradient(x, y, radius)
        gradient.setColorAt(0, _colour(colour, alpha))
        gradient.setColorAt(1, _colour(colour, 0))
        self._painter.fillPath(oval(x, y, radius, radius), gradient)

    @contextmanager
    def inside(self, path: QPainterPath) -> Iterator[None]:
        """Until the end of the block, only what lies inside the path is drawn."""
        self._painter.save()
        self._painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
        try:
            yield
        finally:
            self._painter.restore()

    @contextmanager
    def lowered(self, by: float) -> Iterator[None]:
        """Until the end of the block, everything is drawn lower."""
        self._painter.save()
        self._painter.translate(0, by)
        try:
            yield
        finally:
            self._painter.restore()

    @contextmanager
    def mirrored(self, mirror: bool) -> Iterator[None]:
        """Until the end of the block, left and right change places if `mirror` says so."""
        self._painter.save()
        if mirror:
            self._painter.scale(-1, 1)
        try:
            yield
        finally:
            self._painter.restore()


def _colour(colour: str, alpha: float) -> QColor:
    mixed = QColor(colour)
    mixed.setAlphaF(alpha)
    return mixed
