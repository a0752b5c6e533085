"""All pictures of a tour on one sheet, each with its number and its title."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from gate_desk.ui.theme import fonts
from gate_desk.ui.theme.palette import LIGHT

_COLUMNS = 4
_WIDTH, _CAPTION, _GAP = 480, 34, 20


def save_contact_sheet(pictures: Sequence[tuple[Path, str]], path: Path) -> None:
    """Write pairs of a picture and its title as one PNG, read from left to right."""
    shown = [(_small(picture), title) for picture, title in pictures]
    high = max((image.height() for image, _ in shown), default=0) + _CAPTION
    rows = -(-len(shown) // _COLUMNS)
    sheet = QImage(
        QSize(_COLUMNS * (_WIDTH + _GAP) + _GAP, rows * (high + _GAP) + _GAP),
        QImage.Format.Format_RGB32,
    )
    sheet.fill(QColor(LIGHT.background))
    painter = QPainter(sheet)
    painter.setFont(fonts.font(16, fonts.MEDIUM))
    painter.setPen(QColor(LIGHT.ink))
    for place, (image, title) in enumerate(shown):
        row, column = divmod(place, _COLUMNS)
        left, top = _GAP + column * (_WIDTH + _GAP), _GAP + row * (high + _GAP)
        painter.drawImage(left, top, image)
        caption = QRect(left, top + image.height(), _WIDTH, _CAPTION)
        painter.drawText(caption, Qt.AlignmentFlag.AlignVCenter, f"{place + 1}. {title}")
    painter.end()
    sheet.save(str(path))


def _small(picture: Path) -> QImage:
    whole = QImage(str(picture))
    return whole.scaledToWidth(_WIDTH, Qt.TransformationMode.SmoothTransformation)
