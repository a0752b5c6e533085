"""What a camera sees: badges of the printed sheet and single codes, turned, tilted, blurred."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil, exp
from pathlib import Path
from typing import Any

import zxingcpp
from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPolygonF, QTransform

QR, PDF, BARS = (
    zxingcpp.BarcodeFormat.QRCode,
    zxingcpp.BarcodeFormat.PDF417,
    zxingcpp.BarcodeFormat.Code128,
)

SIZE = QSize(1280, 720)
TABLE = QColor("#7d8590")
THUMB = QColor("#c09070")
SHEET_ORDER = (
    "valid",
    "other_agency",
    "expired",
    "lost",
    "revoked",
    "suspended",
    "not_yet_valid",
    "zone",
    "stale",
    "escort",
    "visitor_pass",
)
"""The badges of the demo's sheet, row by row."""
DOTS_PER_MM = 300 / 25.4
MODULE = 38 * DOTS_PER_MM / 53
"""Dots of a module on the sheet: 45 modules and a quiet zone of 4 on 38 mm."""
CODE_AREA = (52.5, 11, 38, 38)
"""Left, top, width and height of the code with its quiet zone, millimetres on the badge."""

Corners = Sequence[tuple[float, float]]
"""Where the corners of a picture go, in shares of its size: left top, right top, and on round."""


@dataclass(frozen=True, slots=True)
class Printed:
    """One badge, 300 dots per inch, and what its code says."""

    picture: QImage
    code: str


def printed_badges(folder: Path, codes: Mapping[str, str], most: int = 11) -> list[Printed]:
    """The first badges of a demo's sheet."""
    pages = [QImage(str(folder / name)) for name in ("badges.png", "badges-2.png")]
    badges = []
    for place, name in enumerate(SHEET_ORDER[:most]):
        page, (row, column) = pages[place // 8], divmod(place % 8, 2)
        left, top, width, height = (
            round(each * DOTS_PER_MM) for each in (10 + 97 * column, 17 + 67 * row, 93, 63)
        )
        picture = page.copy(left, top, width, height)
        badges.append(Printed(picture.convertToFormat(QImage.Format.Format_RGB32), codes[name]))
    return badges


def held(picture: QImage, scale: float = 1.0, angle: float = 0.0, at: float = 0.5) -> QImage:
    """A frame with the picture in its middle (`at`: elsewhere from left to right), turned."""
    small = resized(picture, scale)
    turn = QTransform()
    turn.translate(SIZE.width() * at, SIZE.height() / 2)
    turn.rotate(angle)
    turn.translate(-small.width() / 2, -small.height() / 2)
    return _framed(small, turn)


def tilted(picture: QImage, scale: float, corners: Corners) -> QImage:
    """A frame with the picture in perspective."""
    small = resized(picture, scale)
    width, height = small.width(), small.height()
    flat = ((0, 0), (1, 0), (1, 1), (0, 1))
    middle = QPointF(SIZE.width() / 2, SIZE.height() / 2)
    begin, end = (
        QPolygonF([middle * move + QPointF((x - mid) * width, (y - mid) * height) for x, y in each])
        for each, move, mid in ((flat, 0, 0), (corners, 1, 0.5))
    )
    turn = QTransform()
    assert QTransform.quadToQuad(begin, end, turn)
    return _framed(small, turn)


def put(frame: QImage, picture: QImage, left: int, top: int) -> None:
    """Lay a picture on a frame."""
    painter = QPainter(frame)
    painter.drawImage(left, top, picture)
    painter.end()


def covered(frame: QImage, place: QRect, colour: QColor = THUMB) -> QImage:
    """The same with something before it."""
    seen = frame.copy()
    painter = QPainter(seen)
    painter.fillRect(place, colour)
    painter.end()
    return seen


def blurred(frame: QImage, radius: float) -> QImage:
    """Out of focus: a Gaussian blur with this standard deviation in pixels."""
    form = QImage.Format.Format_RGBA64_Premultiplied
    reach = range(-ceil(3 * radius), ceil(3 * radius) + 1)
    weights = [exp(-step * step / (2 * radius * radius)) for step in reach]
    seen = frame.convertToFormat(form)
    for across, down in ((1, 0), (0, 1)):
        sum_ = QImage(frame.size(), form)
        sum_.fill(Qt.GlobalColor.transparent)
        painter = QPainter(sum_)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Plus)
        for step, weight in zip(reach, weights, strict=True):
            painter.setOpacity(weight / sum(weights))
            painter.drawImage(step * across, step * down, seen)
        painter.end()
        seen = sum_
    return seen.convertToFormat(QImage.Format.Format_RGB32)


def drawn(
    content: str | bytes, format_: zxingcpp.BarcodeFormat, scale: int = 3, bar_height: int = 160
) -> QImage:
    """A code alone with its quiet zone; bars of `bar_height` pixels."""
    made: Any = zxingcpp.create_barcode(content, format_).to_image(scale=scale)
    pixels = memoryview(made)
    assert pixels.shape is not None
    height, width = pixels.shape[:2]
    grey = QImage.Format.Format_Grayscale8
    picture = QImage(bytes(pixels), width, height, width, grey).copy()
    if format_ == BARS:
        return picture.scaled(width, bar_height)
    return picture


def resized(picture: QImage, scale: float) -> QImage:
    """The picture at another size, as lenses do it."""
    size = (picture.size().toSizeF() * scale).toSize()
    smooth = Qt.TransformationMode.SmoothTransformation
    return picture.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)


def _framed(picture: QImage, place: QTransform) -> QImage:
    frame = QImage(SIZE, QImage.Format.Format_RGB32)
    frame.fill(TABLE)
    painter = QPainter(frame)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setTransform(place)
    painter.drawImage(0, 0, picture)
    painter.end()
    return frame
