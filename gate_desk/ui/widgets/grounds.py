"""Grounds that several painted widgets stand on: cards, bands, soft boxes, photographs."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPainterPath, QPen

from gate_desk.ui.theme.palette import Palette

RADIUS = 12.0


def rounded(room: QRectF, top: float, bottom: float) -> QPainterPath:
    """A rectangle with one radius above and one below."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    middle = room.center().y()
    if top:
        path.addRoundedRect(QRectF(room.left(), room.top(), room.width(), room.height()), top, top)
    else:
        path.addRect(QRectF(room.left(), room.top(), room.width(), room.height() / 2))
    lower = QRectF(room.left(), middle, room.width(), room.bottom() - middle)
    if bottom:
        path.addRoundedRect(
            QRectF(room.left(), room.top(), room.width(), room.height()), bottom, bottom
        )
    else:
        path.addRect(lower)
    if not top:
        path.addRect(QRectF(room.left(), room.top(), room.width(), room.height() / 2))
    return path.simplified()


def card(painter: QPainter, room: QRectF, palette: Palette, *, joined: bool = False) -> None:
    """A surface with a thin line; `joined` hangs below a band."""
    inner = room.adjusted(0.5, -1 if joined else 0.5, -0.5, -0.5)
    painter.setPen(QPen(QColor(palette.line), 1))
    painter.setBrush(QColor(palette.surface))
    painter.drawPath(rounded(inner, 0 if joined else RADIUS, RADIUS))


def dashed(painter: QPainter, room: QRectF, palette: Palette, *, joined: bool) -> None:
    """The border of something that is only looked at; `joined` leaves the upper side open."""
    pen = QPen(QColor(palette.muted), 2, Qt.PenStyle.DashLine)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen)
    inner = room.adjusted(1, 1, -1, -1)
    painter.save()
    painter.setClipRect(room)
    if joined:
        painter.drawRoundedRect(inner.adjusted(0, -40, 0, 0), RADIUS, RADIUS)
    else:
        painter.drawRoundedRect(inner.adjusted(0, 0, 0, 40), RADIUS, RADIUS)
    painter.restore()


def hatched(painter: QPainter, path: QPainterPath, palette: Palette) -> None:
    """Diagonal stripes: not recorded."""
    painter.save()
    painter.setClipPath(path)
    painter.fillPath(path, QColor(palette.surface))
    painter.setPen(QPen(QColor(palette.background), 10))
    room = path.boundingRect()
    at = room.left() - room.height()
    while at < room.right():
        painter.drawLine(QPointF(at, room.top()), QPointF(at + room.height(), room.bottom()))
        at += 28
    painter.restore()


def soft(painter: QPainter, room: QRectF, colour: str, radius: float = 9.0) -> None:
    """A softly coloured box."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawRoundedRect(room, radius, radius)


def photo(
    painter: QPainter, room: QRectF, picture: QImage | None, palette: Palette, radius: float
) -> None:
    """A photograph with rounded corners, or a figure when there is none."""
    painter.save()
    path = QPainterPath()
    path.addRoundedRect(room, radius, radius)
    painter.setOpacity(palette.photo_opacity)
    if picture is None or picture.isNull():
        painter.setClipPath(path)
        _figure(painter, room, palette)
    else:
        # A brush, because a clip path has jagged edges.
        brush = QBrush(picture)
        fill = max(room.width() / picture.width(), room.height() / picture.height())
        place = brush.transform()
        place.translate(
            room.center().x() - picture.width() * fill / 2,
            room.center().y() - picture.height() * fill / 2,
        )
        place.scale(fill, fill)
        brush.setTransform(place)
        painter.fillPath(path, brush)
    painter.restore()


def _figure(painter: QPainter, room: QRectF, palette: Palette) -> None:
    painter.fillRect(room, QColor(palette.photo_ground))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(palette.photo_figure))
    wide, high = room.width(), room.height()
    centre = room.center().x()
    painter.drawEllipse(QPointF(centre, room.top() + high * 0.38), wide * 0.2, high * 0.18)
    painter.drawEllipse(QPointF(centre, room.top() + high * 0.93), wide * 0.4, high * 0.3)
