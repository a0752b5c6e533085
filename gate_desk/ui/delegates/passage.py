"""One movement on a line of 33 px: time, sign, whom, and what became of it in words."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
)
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gate_desk.services.answers import PassageRow
from gate_desk.ui.models.deadlines import local_now
from gate_desk.ui.models.outcome_look import look
from gate_desk.ui.models.outside_text import one_line
from gate_desk.ui.models.passages import ROW_ROLE
from gate_desk.ui.theme import fonts, icons
from gate_desk.ui.theme.palette import Role
from gate_desk.ui.theme.style import Theme
from gate_desk.ui.widgets.painted import Piece, longest_that_fits, one_line_font
from gate_desk.words import passages

ROW_PX = 33
_TIME, _SIGN, _NAME = 14, 62, 86
_RIGHT = 10


class PassageDelegate(QStyledItemDelegate):
    """Paints `PassageRow`s; while `masked` it names nobody."""

    def __init__(
        self,
        theme: Theme,
        parent: QObject | None = None,
        now: Callable[[], datetime] = local_now,
    ) -> None:
        super().__init__(parent)
        self._theme, self._now = theme, now
        self.masked = False

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Every line is equally high."""
        return QSize(260, ROW_PX)

    def displayText(self, value: object, locale: object) -> str:
        """For screen readers."""
        return ""

    def pieces(self, row: PassageRow, room: QRect) -> list[Piece]:
        """The texts of a line."""
        chosen = look(row)
        outcome = passages.outcome(row.verdict, row.direction, row.resolution, row.annulled)
        if self.masked:
            subject = passages.masked_subject(row.card_number, row.kind, row.reason)
        else:
            told = passages.subject(row.name, row.card_number, row.kind, row.reason)
            subject = one_line(told)
        column = _outcome_left(room.width())
        name, used = _name(subject, column - _NAME - 8)
        if row.annulled:
            used = QFont(used)  # the measured one is shared
            used.setStrikeOut(True)
        result = one_line_font(outcome, room.width() - column - _RIGHT, 14, 10, fonts.SEMIBOLD)
        clock = fonts.font(14, fonts.REGULAR, tabular=True)
        hour, ink = self._time(row)
        place = room.translated
        return [
            Piece(hour, _column(room, _TIME, _SIGN), clock, ink),
            Piece(name, _column(room, _NAME, column), used, "muted" if row.annulled else "ink"),
            Piece(outcome, place(0, 0).adjusted(column, 0, -_RIGHT, 0), result, chosen.role),
        ]

    def _time(self, row: PassageRow) -> tuple[str, Role]:
        """The hour today, the day before that: an hour of last week must not look like now."""
        today = row.at.date() == self._now().astimezone(row.at.tzinfo).date()
        return (f"{row.at:%H:%M}", "ink") if today else (f"{row.at:%d/%m}", "muted")

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the line and the rule below it."""
        palette = self._theme.palette
        room: QRect = option.rect
        hovered = option.state & QStyle.StateFlag.State_MouseOver
        if hovered:
            painter.fillRect(room, QColor(palette.background))
        painter.setPen(QColor(palette.line))
        painter.drawLine(room.bottomLeft() + QPointF(4, 0).toPoint(), room.bottomRight())
        row = index.data(ROW_ROLE)
        if not isinstance(row, PassageRow):
            return
        chosen = look(row)
        sign = QRectF(room.left() + _SIGN, room.top() + 9, 15, 15)
        icons.paint(painter, sign, chosen.sign, palette.colour(chosen.role), 3)
        for piece in self.pieces(row, room):
            piece.paint(painter, palette)


def _column(room: QRect, left: int, right: int) -> QRect:
    return QRect(room.left() + left, room.top(), right - left - 8, room.height())


def _outcome_left(width: int) -> int:
    """A bit less than two thirds, so that the longest outcome fits at every width."""
    return width - (130 if width < 400 else 152) if width < 520 else round(width * 0.66)


def _name(name: str, room: int) -> tuple[str, QFont]:
    """The whole name at 14 to 12 px, else with initials in the middle, else its two ends."""
    ends = name.split()
    texts = (name, passages.short_name(name), f"{ends[0]} … {ends[-1]}" if len(ends) > 2 else name)
    return longest_that_fits(texts, room, (14, 13, 12, 11), fonts.REGULAR, 8)
