"""Lucide icons (ISC) drawn in any colour, at any size and device pixel ratio."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap

from gate_desk.config.resources import resource_path

_postponed = False


def postpone(wanted: bool) -> None:
    """Draw nothing for now: Qt's SVG library takes 10 ms to load, and the window's first picture
    is not to wait for it. Whoever asked says when to draw, and paints again.
    """
    global _postponed
    _postponed = wanted


@lru_cache(maxsize=64)
def _svg(name: str) -> str:
    return resource_path("icons", f"{name}.svg").read_text(encoding="utf-8")


def paint(
    painter: QPainter, where: QRectF, name: str, colour: str, stroke: float | None = None
) -> None:
    """Draw an icon into a rectangle; `stroke` is its line width on the 24-unit grid (2)."""
    if _postponed:
        return
    ratio = painter.device().devicePixelRatioF()
    drawn = pixmap(name, colour, where.width(), ratio, stroke)
    painter.drawPixmap(where, drawn, QRectF(drawn.rect()))


@lru_cache(maxsize=256)
def pixmap(
    name: str, colour: str, size: float, ratio: float = 1.0, stroke: float | None = None
) -> QPixmap:
    """A square picture of the icon, `size` logical pixels wide, with its ratio set.

    `colour` is `#rrggbb`. Raises FileNotFoundError when there is no such icon.
    """
    from PySide6.QtSvg import QSvgRenderer

    source = _svg(name).replace("currentColor", colour)
    if stroke is not None:
        source = source.replace('stroke-width="2"', f'stroke-width="{stroke:g}"')
    edge = max(1, round(size * ratio))
    drawn = QPixmap(edge, edge)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    QSvgRenderer(QByteArray(source.encode())).render(painter, QRectF(0, 0, edge, edge))
    painter.end()
    drawn.setDevicePixelRatio(ratio)
    return drawn


def window_icon(ground: str, line: str) -> QIcon:
    """The program's own icon: the scan frame on a rounded ground."""
    icon = QIcon()
    for edge in (16, 24, 32, 48, 64, 128, 256):
        drawn = QPixmap(edge, edge)
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(QRectF(0, 0, edge, edge), edge * 0.2, edge * 0.2)
        inset = edge * 0.18
        paint(painter, QRectF(inset, inset, edge - 2 * inset, edge - 2 * inset), "scan-line", line)
        painter.end()
        icon.addPixmap(drawn)
    return icon
