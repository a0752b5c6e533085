"""The large verdict of one lane, for a second screen: no name, no picture, no reason."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from gate_desk.domain.verdict import Direction
from gate_desk.ui.models.band_text import NOTHING_KNOWN, Band, BandText, band_text, idle_text
from gate_desk.ui.models.gate_state import GateState
from gate_desk.ui.models.gate_view import GateView, Mode
from gate_desk.ui.models.lane_view import is_for_bearer, shown_in_lane
from gate_desk.ui.theme import fonts, icons
from gate_desk.ui.theme.style import Theme
from gate_desk.ui.widgets.painted import CENTRE, Painted, Piece, one_line_font
from gate_desk.ui.widgets.verdict_band import LOOKS
from gate_desk.words import text

SIZE = QSize(960, 600)
_LINE_PX = 26
"""The least size of the lines at the upper and lower edge; they grow with the window."""


class LaneDisplay(Painted):
    """Follows the gate page's state. Whoever passes reads it, so it tells nobody's name.

    Escape closes it, a double click fills the screen or gives it back.
    """

    def __init__(
        self, theme: Theme, state: GateState, lane: Direction | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self.setWindowFlag(Qt.WindowType.Window)
        self.setWindowTitle(f"Gate Desk – {self._lane_name(lane)}")
        self.setMinimumSize(360, 240)
        self.resize(SIZE)
        self._lane = lane
        self._text = BandText(Band.IDLE, "")
        self._blank = False
        self._view = state.view
        state.changed.connect(self.show_view)
        self.show_view(self._view)

    @property
    def shown(self) -> BandText | None:
        """What can be read now; None during the blank moment between two verdicts."""
        return None if self._blank else self._text

    @Slot(object)
    def show_view(self, view: GateView) -> None:
        """The verdict of this lane in another state of the page."""
        self._view = view
        answer = shown_in_lane(view, self._lane)
        self._blank = view.blank and answer is not None and answer is view.card
        if view.mode is Mode.LOST:
            self._text = BandText(Band.LOST, text("MỜI GẶP NGƯỜI GÁC"))
        elif answer is None:
            self._text = idle_text((self._lane or "",))
        else:
            told = band_text(answer, NOTHING_KNOWN, None)
            step = told.step if is_for_bearer(answer) else ""
            self._text = BandText(told.band, told.word, step, number=told.number)
        if self.tell(self._text, self._blank):
            self.repaint()

    def retranslate(self) -> None:
        """Say it in the language in use."""
        self.setWindowTitle(f"Gate Desk – {self._lane_name(self._lane)}")
        self.show_view(self._view)

    def pieces(self) -> list[Piece]:
        """The word as large as it fits, below the shape; the lane above, the number below."""
        if self._blank:
            return []
        ink = LOOKS[self._text.band][1]
        width, height = self.width(), self.height()
        word = one_line_font(self._text.word, width - 64, height // 4, 36, fonts.BOLD)
        found = [
            self._line(self._lane_name(self._lane), 14),
            Piece(self._text.word, self._word_room(), word, ink, CENTRE),
        ]
        line = self._text.step or self._text.reason or self._text.number
        if line:
            found.append(self._line(line, height - 14 - self._line_height()))
        return found

    def paint_ground(self, painter: QPainter) -> None:
        """The verdict's colour over the whole window, and its shape."""
        palette = self.theme.palette
        ground, ink, shape = LOOKS[self._text.band]
        painter.fillRect(self.rect(), QColor(palette.colour("surface" if self._blank else ground)))
        if self._blank:
            return
        head, foot = 14 + self._line_height(), self._word_room().top()
        edge = min(self.height() * 0.36, self.width() * 0.36, foot - head - 8)
        where = QRectF((self.width() - edge) / 2, (head + foot - edge) / 2, edge, edge)
        icons.paint(painter, where, shape, palette.colour(ink))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes it."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Fill the screen, or give it back."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def _word_room(self) -> QRect:
        high = self.height() * 3 // 10
        return QRect(0, self.height() - 24 - self._line_height() - high, self.width(), high)

    def _line(self, line: str, top: int) -> Piece:
        """One of the small lines, over the whole width."""
        large = self._line_height() * 2 // 3
        font = one_line_font(line, self.width() - 64, large, 15, fonts.SEMIBOLD)
        ink = LOOKS[self._text.band][1]
        return Piece(line, QRect(0, top, self.width(), self._line_height()), font, ink, CENTRE)

    def _line_height(self) -> int:
        return max(_LINE_PX, self.height() // 20) * 3 // 2

    @staticmethod
    def _lane_name(lane: Direction | None) -> str:
        if lane is None:
            return text("Cổng")
        return text("LÀN VÀO") if lane is Direction.IN else text("LÀN RA")
