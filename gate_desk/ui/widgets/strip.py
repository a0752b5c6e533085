"""The strip of the newest verdict on the idle page."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gate_desk.ui.models.band_text import Band
from gate_desk.ui.theme import fonts
from gate_desk.ui.theme.palette import Role
from gate_desk.ui.theme.style import Theme
from gate_desk.ui.widgets import grounds
from gate_desk.ui.widgets.action_button import ActionButton
from gate_desk.ui.widgets.painted import Painted, Piece, advance, one_line_font

_COLOURS: dict[Band, Role] = {
    Band.ADMIT: "band_admit",
    Band.EXIT: "band_exit",
    Band.CHECK: "band_check",
    Band.REFUSE: "band_refuse",
    Band.RESCAN: "band_rescan",
}


class LastStrip(Painted):
    """Who passed last and how; look again and undo stand at its right."""

    HEIGHT = 60

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setFixedHeight(self.HEIGHT)
        self._name, self._place, self._line = "", "", ""
        self._band, self._struck = Band.ADMIT, False
        self.review = ActionButton(small=True)
        self.annul = ActionButton(small=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 14, 0)
        row.setSpacing(14)
        row.addStretch(1)
        row.addWidget(self.review)
        row.addWidget(self.annul)

    def show_text(self, name: str, place: str, line: str, band: Band, *, struck: bool) -> None:
        """Another scan; without a name only time and number are shown."""
        self._name, self._place, self._line = name, place, line
        self._band, self._struck = band, struck
        self.tell(name, place, line, band, struck)

    def pieces(self) -> list[Piece]:
        """Name and place above time and number."""
        room = self._room()
        if not self._name:
            used = fonts.font(15, fonts.MEDIUM, tabular=True)
            return [Piece(self._line, QRect(41, 0, room, self.height()), used, "muted")]
        place = f" · {self._place}" if self._place else ""
        small = fonts.font(15)
        name = one_line_font(self._name, room, 15, 11, fonts.SEMIBOLD)
        if self._struck:
            name = QFont(name)  # the measured one is shared
            name.setStrikeOut(True)
        wide = advance(self._name, name)
        pieces = [
            Piece(self._name, QRect(41, 9, wide, 23), name, "ink"),
            Piece(self._line, QRect(41, 31, room, 20), fonts.font(13, 400, True), "muted"),
        ]
        if wide + advance(place, small) <= room:
            where = QRect(41 + wide, 9, advance(place, small), 23)
            pieces.insert(1, Piece(place, where, small, "ink"))
        return pieces

    def _room(self) -> int:
        shown = [
            one.sizeHint().width() + 14
            for one in (self.review, self.annul)
            if one.isVisibleTo(self)
        ]
        return self.width() - 41 - sum(shown) - 10

    def paint_ground(self, painter: QPainter) -> None:
        """A card with a bar in the verdict's colour."""
        palette = self.theme.palette
        grounds.card(painter, QRectF(self.rect()), palette)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(palette.colour(_COLOURS[self._band])))
        painter.drawRoundedRect(QRectF(15, 10, 12, self.height() - 20), 4, 4)
