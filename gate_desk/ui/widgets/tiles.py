"""The figures of the day in one wide tile."""

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from gate_desk.ui.theme import fonts
from gate_desk.ui.theme.style import Theme
from gate_desk.ui.widgets import grounds
from gate_desk.ui.widgets.painted import Painted, Piece, one_line_font


class Tiles(Painted):
    """Each figure below its label, side by side."""

    HEIGHT = 71

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setFixedHeight(self.HEIGHT)
        self._figures: tuple[tuple[str, str], ...] = ()

    def show_figures(self, *figures: tuple[str, str]) -> None:
        """Pairs of a label and a number as text."""
        self._figures = figures
        self.tell(figures)

    @property
    def figures(self) -> tuple[tuple[str, str], ...]:
        """What is shown."""
        return self._figures

    def pieces(self) -> list[Piece]:
        """A label and a figure per part."""
        pieces = []
        wide = self.width() // max(1, len(self._figures))
        for number, (label, figure) in enumerate(self._figures):
            left = number * wide + 14
            small = one_line_font(label, wide - 24, 13, 10, fonts.REGULAR)
            large = fonts.font(26, fonts.BOLD, tabular=True)
            pieces.append(Piece(label, QRect(left, 7, wide - 24, 22), small, "muted"))
            pieces.append(Piece(figure, QRect(left, 28, wide - 24, 34), large, "ink"))
        return pieces

    def paint_ground(self, painter: QPainter) -> None:
        """One card with a rule between the parts."""
        palette = self.theme.palette
        grounds.card(painter, QRectF(self.rect()), palette)
        painter.setPen(QPen(QColor(palette.line), 1))
        parts = len(self._figures)
        for number in range(1, parts):
            at = self.width() // parts * number
            painter.drawLine(at, 12, at, self.height() - 13)
