"""One visitor on a line of 33 px: expected by hour and host, inside by card and time of leaving."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QSize
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gate_desk.domain.visit_state import VisitState
from gate_desk.services.answers import SiteNames
from gate_desk.services.visit_answers import KnownVisit
from gate_desk.services.visitors import PassOut, overstays
from gate_desk.ui.models.band_text import NOTHING_KNOWN
from gate_desk.ui.models.outside_text import one_line
from gate_desk.ui.models.visit_lines import LINE_ROLE, Line
from gate_desk.ui.theme import fonts
from gate_desk.ui.theme.palette import Role
from gate_desk.ui.theme.style import Theme
from gate_desk.ui.widgets import grounds
from gate_desk.ui.widgets.painted import Piece, longest_that_fits, one_line_font
from gate_desk.words import text, visits

ROW_PX = 33
_LEFT, _RIGHT, _GAP = 14, 12, 8
_FIRST, _LAST = 58, 124
"""Widths of the first and of the last column."""


class VisitDelegate(QStyledItemDelegate):
    """Paints the lines of `VisitLines`."""

    def __init__(self, theme: Theme, now: Callable[[], datetime], parent: QObject) -> None:
        super().__init__(parent)
        self._theme, self._now = theme, now
        self.names: SiteNames = NOTHING_KNOWN

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Every line is equally high."""
        return QSize(260, ROW_PX)

    def displayText(self, value: object, locale: object) -> str:
        """For screen readers."""
        return ""

    def pieces(self, line: Line, room: QRect) -> list[Piece]:
        """The texts of a line: when or which card, whom, by whom received or when out."""
        first, name, last, role = self._columns(line)
        left, right = room.left() + _LEFT, room.right() - _RIGHT
        middle = QRect(left + _FIRST, room.top(), right - _LAST - _GAP - left - _FIRST, ROW_PX)
        end = QRect(right - _LAST, room.top(), _LAST, ROW_PX)
        shown, used = longest_that_fits(name, middle.width(), (14, 13, 12), 400, 10)
        weight = fonts.SEMIBOLD if role != "ink" else fonts.REGULAR
        return [
            Piece(
                first,
                QRect(left, room.top(), _FIRST - _GAP, ROW_PX),
                fonts.font(14, 400, True),
                "ink",
            ),
            Piece(shown, middle, used, "ink"),
            Piece(last, end, one_line_font(last, _LAST, 14, 10, weight), role),
        ]

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the line and the rule below it; a warning stands on a soft ground."""
        line = index.data(LINE_ROLE)
        if not isinstance(line, KnownVisit | PassOut):
            return
        palette, room = self._theme.palette, option.rect
        if option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(room, QColor(palette.background))
        painter.setPen(QColor(palette.line))
        painter.drawLine(room.bottomLeft() + QPoint(4, 0), room.bottomRight())
        pieces = self.pieces(line, room)
        if pieces[-1].role == "check_text":
            ground = pieces[-1].needed().adjusted(-8, 0, 8, 0)
            ground.setTop(room.top() + 5)
            ground.setBottom(room.bottom() - 5)
            grounds.soft(painter, ground.toRectF(), palette.check_soft, 10)
        for piece in pieces:
            piece.paint(painter, palette)

    def _columns(self, line: Line) -> tuple[str, list[str], str, Role]:
        if isinstance(line, PassOut):
            number = short_number(line.card.number)
            return number, [one_line(line.name)], text("chưa trả thẻ"), "check_text"
        name = _names(line)
        if line.inside_since is not None:
            cards = line.cards[0] if line.cards else "–"
            return short_number(cards), name, *self._leaving(line)
        host = self.names.agencies.get(line.host, (line.host, line.host))[0]
        if line.state is not VisitState.EXPECTED:
            return line.hour, name, text(visits.STATES[line.state]), "check_text"
        return line.hour, name, host, "ink"

    def _leaving(self, line: KnownVisit) -> tuple[str, Role]:
        now = self._now()
        if overstays(line, now):
            since = int((now - line.until).total_seconds() // 60) if line.until else 0
            if not since:
                return text("quá hạn"), "check_text"
            if since < 60:
                return text("quá {n} phút", n=since), "check_text"
            return text("quá {n} giờ", n=since // 60), "check_text"
        return (f"{line.until:%H:%M}", "ink") if line.until else ("–", "ink")


def short_number(number: str) -> str:
    """A signed pass has a long random number: its last four digits tell it from others here."""
    return number if len(number) <= 7 else f"…{number[-4:]}"


def _names(line: KnownVisit) -> list[str]:
    name = one_line(line.name)
    many = [text("{name} · {n} người", name=name, n=line.people)] if line.people > 1 else []
    group = [f"{name} · {one_line(line.group_name)}"] if line.group_name else []
    return [*group, *many, name]
