"""One reader in the list of the settings page: its name, how it stands, how it does."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gate_desk.devices.reader import ReaderState
from gate_desk.ui.models.outside_text import one_line
from gate_desk.ui.models.reader_lines import LINE_ROLE, Line
from gate_desk.ui.theme import fonts, icons
from gate_desk.ui.theme.palette import Role
from gate_desk.ui.theme.style import Theme
from gate_desk.ui.widgets.painted import RIGHT, Piece, advance, longest_that_fits, one_line_font
from gate_desk.words import readers as words
from gate_desk.words import text

ROW_PX = 58
_LOOKS: dict[ReaderState | None, tuple[str, str, Role, Role]] = {
    ReaderState.GOOD: ("good", "circle-check", "admit_text", "mark_good"),
    ReaderState.LOST: ("lost", "octagon-x", "refuse_text", "mark_bad"),
    ReaderState.NOISY: ("noisy", "triangle-alert", "check_text", "mark_warn"),
    None: ("unsaved", "circle-alert", "check_text", "mark_warn"),
}
_ICONS = {"wedge": "keyboard", "serial": "scan-line", "camera": "scan"}


class ReaderLineDelegate(QStyledItemDelegate):
    """Paints the lines of `ReaderLines`."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Every line is equally high."""
        return QSize(240, ROW_PX)

    def pieces(self, line: Line, room: QRect) -> list[Piece]:
        """The texts of a line."""
        reader, state = line
        code, _, role, _ = _LOOKS[state]
        said = text(words.STATES[code])
        small = fonts.font(14, fonts.SEMIBOLD)
        wide = advance(said, small)
        right = QRect(room.right() - 16 - wide, room.top() + 8, wide, ROW_PX - 17)
        name = one_line(reader.name) or "–"
        left = room.left() + 54
        upper = QRect(left, room.top() + 6, right.left() - 34 - left, 26)
        lower = QRect(left, room.top() + 31, upper.width(), 20)
        how, used = longest_that_fits(_standings(line), lower.width(), (13, 12), 400, 10)
        return [
            Piece(name, upper, one_line_font(name, upper.width(), 16, 8, 600), "ink"),
            Piece(how, lower, used, "muted"),
            Piece(said, right, small, role, RIGHT),
        ]

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the line, softly coloured when it is the chosen one."""
        line = index.data(LINE_ROLE)
        if not isinstance(line, tuple):
            return
        palette, room = self._theme.palette, option.rect
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(room).adjusted(4, 2, -4, -2)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.info_soft))
            painter.drawRoundedRect(box, 9, 9)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(palette.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 8, 8)
        reader, state = line
        _, sign, _, mark = _LOOKS[state]
        kind = QRectF(room.left() + 18, room.center().y() - 11, 22, 22)
        icons.paint(painter, kind, _ICONS[reader.kind], palette.muted)
        pieces = self.pieces(line, room)
        lamp = QRectF(pieces[-1].where.left() - 23, room.center().y() - 7.5, 16, 16)
        icons.paint(painter, lamp, sign, palette.colour(mark), 2.4)
        for piece in pieces:
            piece.paint(painter, palette)


def _standings(line: Line) -> list[str]:
    """Lane, kind and port, the longest first."""
    reader, _ = line
    lane, kind = words.named_lane(reader.lane), text(words.KINDS[reader.kind])
    if reader.kind == "wedge":
        return [f"{lane} · {kind}", lane]
    port = words.port(one_line(reader.device), "")
    return [f"{lane} · {kind} · {port}", f"{lane} · {port}", lane]
