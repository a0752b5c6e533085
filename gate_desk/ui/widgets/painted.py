"""Widgets that paint their text from a plan: pieces of text with places, fonts and colours."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import ceil

from msgspec import Struct
from PySide6.QtCore import QRect, Qt, Slot
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from gate_desk.ui.theme import fonts
from gate_desk.ui.theme.palette import Palette, Role
from gate_desk.ui.theme.style import Theme

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter
_WRAP = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextIncludeTrailingSpaces


class Piece(Struct, frozen=True):
    """One text at its place; it is painted as it is, never read as markup and never elided."""

    text: str
    where: QRect
    font: QFont
    role: Role
    align: Qt.AlignmentFlag = LEFT
    wrap: bool = False

    def needed(self) -> QRect:
        """The rectangle that the text really covers, accents included."""
        metrics = QFontMetricsF(self.font)
        if self.wrap:
            room = metrics.boundingRect(self.where, int(self.align | _WRAP), self.text)
            return room.toAlignedRect()
        ink = metrics.tightBoundingRect(self.text)
        left = float(self.where.left())
        width = metrics.horizontalAdvance(self.text)
        if self.align & Qt.AlignmentFlag.AlignRight:
            left = self.where.right() + 1 - width
        elif self.align & Qt.AlignmentFlag.AlignHCenter:
            left = self.where.center().x() - width / 2
        baseline = self.where.top() + (self.where.height() - metrics.height()) / 2
        baseline += metrics.ascent()
        return ink.translated(left, baseline).toAlignedRect()

    def paint(self, painter: QPainter, palette: Palette) -> None:
        """Draw it."""
        painter.setFont(self.font)
        painter.setPen(QColor(palette.colour(self.role)))
        flags = int(self.align) | int(Qt.TextFlag.TextDontClip)
        painter.drawText(self.where, flags | (int(_WRAP) if self.wrap else 0), self.text)


def wrapped_height(text: str, used: QFont, width: int) -> int:
    """Pixels that a text needs at a width, broken between words."""
    room = QRect(0, 0, width, 100_000)
    return ceil(QFontMetricsF(used).boundingRect(room, int(LEFT | _WRAP), text).height())


def advance(text: str, used: QFont) -> int:
    """Pixels of a text on one line."""
    return ceil(QFontMetricsF(used).horizontalAdvance(text))


@lru_cache(maxsize=2048)
def fitted(
    text: str, width: int, sizes: Sequence[int], weight: int, *, lines: int = 1
) -> QFont | None:
    """The first of the sizes at which a text fits into so many lines; None: no size does.

    Remembered: measuring took most of the time between a scan and its picture.
    """
    for size in sizes:
        used = fonts.font(size, weight)
        if lines == 1:
            if advance(text, used) <= width:
                return used
            continue
        widest = max((advance(word, used) for word in text.split()), default=0)
        room = lines * ceil(QFontMetricsF(used).lineSpacing())
        if widest <= width and wrapped_height(text, used, width) <= room:
            return used
    return None


def one_line_font(text: str, width: int, largest: int, smallest: int, weight: int) -> QFont:
    """The largest size at which a text fits one line; the smallest if none does."""
    sizes = range(largest, smallest - 1, -1)
    return fitted(text, width, sizes, weight) or fonts.font(smallest, weight)


def longest_that_fits(
    texts: Iterable[str], width: int, sizes: Sequence[int], weight: int, smallest: int
) -> tuple[str, QFont]:
    """Of texts that say the same, the longest first, one that fits; the last is made to fit."""
    text = ""
    for text in texts:
        used = fitted(text, width, sizes, weight)
        if used:
            return text, used
    return text, one_line_font(text, width, sizes[-1], smallest, weight)


class Painted(QWidget):
    """A widget whose texts are a plan that tests can read."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._told: tuple[object, ...] = ()
        theme.changed.connect(self._theme_changed)

    def pieces(self) -> list[Piece]:
        """All texts at their places for the present size."""
        raise NotImplementedError

    def paint_ground(self, painter: QPainter) -> None:
        """Draw what lies below the texts."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground, then every piece."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self.paint_ground(painter)
        for piece in self.pieces():
            piece.paint(painter, self.theme.palette)
        painter.end()

    def tell(self, *told: object) -> bool:
        """Repaint, and say the texts to a screen reader; False when `told` is nothing new."""
        if told == self._told:
            return False
        self._told = told
        self.setAccessibleName(" · ".join(piece.text for piece in self.pieces()))
        self.update()
        return True

    @Slot(object)
    def _theme_changed(self, _palette: object) -> None:
        self.update()
