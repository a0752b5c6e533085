"""What has passed beside the card: an exit on another lane, a leader's car."""

from msgspec import Struct
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from gate_desk.ui.theme import fonts, icons
from gate_desk.ui.theme.palette import Role
from gate_desk.ui.theme.style import Theme
from gate_desk.ui.widgets import grounds
from gate_desk.ui.widgets.painted import RIGHT, Painted, Piece, advance, one_line_font


class PassedText(Struct, frozen=True):
    """What the strip says; `icon` is an icon's name, `ground` its colour."""

    word: str
    who: str
    number: str
    icon: str = "log-out"
    ground: Role = "band_exit"


class PassedStrip(Painted):
    """It asks for nothing."""

    HEIGHT = 76

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setFixedHeight(self.HEIGHT)
        self._text = PassedText("", "", "")

    def show_text(self, shown: PassedText) -> None:
        """Somebody else has passed."""
        self._text = shown
        self.tell(shown)

    def pieces(self) -> list[Piece]:
        """The word above the person, the running number at the right."""
        shown, small = self._text, fonts.font(13, fonts.MEDIUM, tabular=True)
        wide = advance(shown.number, small)
        room = self.width() - 70 - 16
        word = one_line_font(shown.word, room - wide - 8, 22, 15, fonts.BOLD)
        who = one_line_font(shown.who, room, 16, 11, fonts.MEDIUM)
        corner = QRect(self.width() - 16 - wide, 15, wide, 22)
        return [
            Piece(shown.word, QRect(70, 11, room - wide - 8, 32), word, "on_band"),
            Piece(shown.who, QRect(70, 41, room, 24), who, "on_band"),
            Piece(shown.number, corner, small, "on_band", RIGHT),
        ]

    def paint_ground(self, painter: QPainter) -> None:
        """The colour of the verdict and the shape of what passed."""
        palette = self.theme.palette
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(palette.colour(self._text.ground)))
        painter.drawRoundedRect(QRectF(self.rect()), grounds.RADIUS, grounds.RADIUS)
        icons.paint(painter, QRectF(15, 16, 44, 44), self._text.icon, palette.on_band)
