"""One person inside on a line of 40 px: who, from where, which card, since when, whether safe."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QSize
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gate_desk.domain.ids import AgencyId
from gate_desk.services.answers import SiteNames
from gate_desk.services.roll import RollLine
from gate_desk.ui.delegates.visit import short_number
from gate_desk.ui.models.band_text import NOTHING_KNOWN
from gate_desk.ui.models.outside_text import one_line
from gate_desk.ui.models.present_lines import LINE_ROLE
from gate_desk.ui.theme import fonts, icons
from gate_desk.ui.theme.palette import Role
from gate_desk.ui.theme.style import Theme
from gate_desk.ui.widgets.painted import Piece, longest_that_fits, one_line_font
from gate_desk.words import gate, text

ROW_PX = 40
_LEFT, _GAP, _ICON = 44, 12, 20
_CARD, _SINCE, _STATE = 104, 108, 132
"""Widths of the last columns."""
_NAME_AND_UNIT = 300
"""Where there is less room than this, the name has all of it."""


class PresentDelegate(QStyledItemDelegate):
    """Paints the lines of `PresentLines`."""

    def __init__(self, theme: Theme, now: Callable[[], datetime], parent: QObject) -> None:
        super().__init__(parent)
        self._theme, self._now = theme, now
        self.names: SiteNames = NOTHING_KNOWN
        self.under_way = False
        """Whether the last column says who is safe."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Every line is equally high."""
        return QSize(400, ROW_PX)

    def displayText(self, value: object, locale: object) -> str:
        """For screen readers."""
        return ""

    def pieces(self, line: RollLine, room: QRect) -> list[Piece]:
        """The texts of a line."""
        row, names = line.row, self.names
        state = _STATE if self.under_way else 0
        right = room.right() - _GAP
        column = _Columns(room, right)
        said = column.take(state)
        since, card = column.take(_SINCE), column.take(_CARD)
        left = room.left() + _LEFT
        wide_enough = column.right - left > _NAME_AND_UNIT
        half = (column.right - left - _GAP) // 2 if wide_enough else column.right - left
        who = QRect(left, room.top(), half, ROW_PX)
        place = QRect(left + half + _GAP, room.top(), column.right - left - half - _GAP, ROW_PX)
        agency = names.agencies.get(AgencyId(row.agency), (row.agency, ""))[0]
        unit = one_line(row.unit)
        wide = [f"{unit} · {agency}"] if unit and agency else []
        weight = fonts.SEMIBOLD if line.missing or not self.under_way else fonts.REGULAR
        name = one_line(row.name) or text("Không có tên trong sổ")
        shown, used = longest_that_fits([name], who.width(), (15, 14, 13, 12), weight, 10)
        at = gate.short_moment(row.since, self._now()) if row.gate else ""
        number = short_number(row.card_number) if row.visit else row.card_number
        texts = [
            Piece(shown, who, used, "ink"),
            Piece(number, card, one_line_font(number, _CARD, 14, 10, fonts.REGULAR), "ink"),
            Piece(at, since, fonts.font(14, 400, True), "muted"),
        ]
        if wide_enough:
            told = [*wide, unit or agency]
            from_, small = longest_that_fits(told, place.width(), (14, 13), 400, 10)
            texts.append(Piece(from_, place, small, "muted"))
        if self.under_way:
            words, role = state_of(line)
            font = one_line_font(words, said.width(), 14, 10, fonts.SEMIBOLD)
            texts.append(Piece(words, said, font, role))
        return texts

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the line, its sign and the rule below it."""
        line = index.data(LINE_ROLE)
        if not isinstance(line, RollLine):
            return
        palette, room = self._theme.palette, option.rect
        if self.under_way and line.missing:
            painter.fillRect(room, QColor(palette.check_soft))
        if option.state & QStyle.StateFlag.State_MouseOver and self.under_way:
            painter.fillRect(room, QColor(palette.background))
        painter.setPen(QColor(palette.line))
        painter.drawLine(room.bottomLeft() + QPoint(4, 0), room.bottomRight())
        sign = QRect(room.left() + 14, room.top() + (ROW_PX - _ICON) // 2, _ICON, _ICON)
        icon, role = self._sign(line)
        icons.paint(painter, sign.toRectF(), icon, palette.colour(role), 2.0)
        for piece in self.pieces(line, room):
            piece.paint(painter, palette)

    def _sign(self, line: RollLine) -> tuple[str, Role]:
        if not self.under_way:
            return ("user-plus", "muted") if line.row.visit else ("user-round", "muted")
        if line.missing:
            return "triangle-alert", "mark_warn"
        return ("log-out", "muted") if line.safe_at is None else ("circle-check", "mark_good")


def state_of(line: RollLine) -> tuple[str, Role]:
    """Whether somebody is safe, in words."""
    if line.safe_at is not None:
        return text("an toàn {time}", time=f"{line.safe_at:%H:%M}"), "admit_text"
    return (text("đã ra cổng"), "exit_text") if line.left else (text("CHƯA THẤY"), "check_text")


class _Columns:
    """Takes columns from the right."""

    def __init__(self, room: QRect, right: int) -> None:
        self._room, self.right = room, right

    def take(self, width: int) -> QRect:
        taken = QRect(self.right - width, self._room.top(), width, ROW_PX)
        self.right -= width + _GAP if width else 0
        return taken
