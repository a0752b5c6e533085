"""What stands where there is nothing yet: a sign, a sentence, and what to do."""

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from gate_desk.ui.theme import fonts, icons
from gate_desk.ui.theme.style import Theme
from gate_desk.ui.widgets import grounds
from gate_desk.ui.widgets.painted import CENTRE, LEFT, Painted, Piece, wrapped_height

_ICON = 44
_WIDEST = 560
_GAP = 8


class HintPanel(Painted):
    """In the middle of its room; `lines` are things that can be done."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._icon, self._title, self._lines = "search", "", tuple[str, ...]()

    def show_hint(self, icon: str, title: str, lines: tuple[str, ...]) -> None:
        """Another hint."""
        self._icon, self._title, self._lines = icon, title, lines
        self.tell(icon, title, lines)

    @property
    def title(self) -> str:
        """The sentence."""
        return self._title

    def pieces(self) -> list[Piece]:
        """The sentence below the sign, then what can be done."""
        wide = min(_WIDEST, self.width() - 64)
        left = (self.width() - wide) // 2
        large, small = fonts.font(21, fonts.SEMIBOLD), fonts.font(16)
        title_high = wrapped_height(self._title, large, wide)
        heights = [wrapped_height(line, small, wide - 24) for line in self._lines]
        top = self._top(title_high + sum(high + _GAP for high in heights)) + _ICON + 14
        where = QRect(left, top, wide, title_high)
        pieces = [Piece(self._title, where, large, "ink", CENTRE, wrap=True)]
        top += title_high + 14
        for line, high in zip(self._lines, heights, strict=True):
            where = QRect(left + 24, top, wide - 24, high)
            pieces.append(Piece(line, where, small, "muted", LEFT, wrap=True))
            top += high + _GAP
        return pieces

    def _top(self, high: int) -> int:
        return max(10, (self.height() - _ICON - 28 - high) * 2 // 5)

    def paint_ground(self, painter: QPainter) -> None:
        """The surface, the sign, a mark for each line."""
        palette = self.theme.palette
        grounds.card(painter, QRectF(self.rect()), palette)
        title, *lines = self.pieces()
        sign = QRectF((self.width() - _ICON) / 2, title.where.top() - _ICON - 14, _ICON, _ICON)
        icons.paint(painter, sign, self._icon, palette.muted, 1.5)
        for line in lines:
            mark = QRectF(line.where.left() - 22, line.where.top() + 3, 14, 14)
            icons.paint(painter, mark, "arrow-right", palette.accent, 2.4)
