"""One line of somebody's past: when, sign, where, and what became of it in words."""

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
)
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from gate_desk.ui.models.past import PAST_ROLE, PastLine
from gate_desk.ui.theme import fonts, icons
from gate_desk.ui.theme.style import Theme
from gate_desk.ui.widgets.painted import Piece, longest_that_fits, one_line_font

ROW_PX = 33
_TIME, _SIGN, _WHERE, _RIGHT = 14, 109, 132, 10
_OUTCOME = 0.62
"""Where the outcome begins, as a part of the width."""


class PastDelegate(QStyledItemDelegate):
    """Paints `PastLine`s."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Every line is equally high."""
        return QSize(260, ROW_PX)

    def pieces(self, line: PastLine, room: QRect) -> list[Piece]:
        """The texts of a line."""
        column = round(room.width() * _OUTCOME)
        where, used = longest_that_fits(
            line.where, column - _WHERE - 8, (14, 13, 12), fonts.REGULAR, 8
        )
        if line.struck:
            used = QFont(used)  # the measured one is shared
            used.setStrikeOut(True)
        wide = room.width() - column - _RIGHT
        return [
            Piece(line.when, _column(room, _TIME, _SIGN), _clock(line.when), "ink"),
            Piece(where, _column(room, _WHERE, column), used, "muted" if line.struck else "ink"),
            Piece(
                line.outcome,
                room.adjusted(column, 0, -_RIGHT, 0),
                one_line_font(line.outcome, wide, 14, 10, fonts.SEMIBOLD),
                line.role,
            ),
        ]

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the line and the rule below it."""
        palette = self._theme.palette
        room: QRect = option.rect
        line = index.data(PAST_ROLE)
        if not isinstance(line, PastLine):
            return
        painter.setPen(QColor(palette.line))
        painter.drawLine(room.bottomLeft() + QPoint(4, 0), room.bottomRight())
        sign = QRectF(room.left() + _SIGN, room.top() + 9, 15, 15)
        icons.paint(painter, sign, line.sign, palette.colour(line.role), 2.4)
        for piece in self.pieces(line, room):
            piece.paint(painter, palette)


def _clock(when: str) -> QFont:
    return fonts.font(14 if len(when) < 12 else 13, fonts.REGULAR, tabular=True)


def _column(room: QRect, left: int, right: int) -> QRect:
    return QRect(room.left() + left, room.top(), right - left - 8, room.height())
