"""The hatched head of a card that is only looked at: nothing is recorded yet."""

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from gate_desk.ui.models.band_text import BandText
from gate_desk.ui.theme import fonts
from gate_desk.ui.theme.style import Theme
from gate_desk.ui.widgets import grounds
from gate_desk.ui.widgets.painted import Painted, Piece, one_line_font

HEIGHT = 84
_LEFT = 22


class LookBand(Painted):
    """The words of the gate's band, low, so that the list above keeps its room."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setFixedHeight(HEIGHT)
        self._text: BandText | None = None

    def show_text(self, shown: BandText) -> None:
        """Another person or direction."""
        self._text = shown
        self.tell(shown)

    @property
    def shown(self) -> BandText | None:
        """What can be read now."""
        return self._text

    def pieces(self) -> list[Piece]:
        """What it is, and the one thing to do."""
        if self._text is None:
            return []
        room = self.width() - 2 * _LEFT
        word = one_line_font(self._text.word, room, 28, 18, fonts.BOLD)
        step = one_line_font(self._text.step, room, 20, 13, fonts.BOLD)
        return [
            Piece(self._text.word, QRect(_LEFT, 8, room, 38), word, "muted"),
            Piece(self._text.step, QRect(_LEFT, 46, room, 30), step, "ink"),
        ]

    def paint_ground(self, painter: QPainter) -> None:
        """Stripes, and a dashed border that is open to the card below."""
        room = QRectF(self.rect())
        palette = self.theme.palette
        grounds.hatched(painter, grounds.rounded(room, grounds.RADIUS, 0), palette)
        grounds.dashed(painter, room, palette, joined=False)
