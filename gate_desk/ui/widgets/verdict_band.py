"""The band that decides at a glance: a shape, one word, the next step, the reason."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from gate_desk.ui.models.band_text import Band, BandText
from gate_desk.ui.theme import fonts, icons
from gate_desk.ui.theme.palette import Role
from gate_desk.ui.theme.style import Theme
from gate_desk.ui.widgets import grounds
from gate_desk.ui.widgets.painted import RIGHT, Painted, Piece, advance, one_line_font

HEIGHT = 168
WORD_PX = 58
STEP_PX = 31
REASON_PX = 18
_NARROW = 740
"""Below this width the shape is smaller and the number stands in the lowest line."""

LOOKS: dict[Band, tuple[Role, Role, str]] = {
    Band.IDLE: ("surface", "muted", "scan-line"),
    Band.ADMIT: ("band_admit", "on_band", "circle-check"),
    Band.EXIT: ("band_exit", "on_band", "log-out"),
    Band.CHECK: ("band_check", "band_check_ink", "triangle-alert"),
    Band.REFUSE: ("band_refuse", "on_band", "octagon-x"),
    Band.RESCAN: ("band_rescan", "on_band", "rotate-cw"),
    Band.LOOK: ("surface", "muted", "search"),
    Band.LOST: ("band_refuse", "on_band", "octagon-x"),
}
"""Ground, text and shape of every band."""


class VerdictBand(Painted):
    """168 px high; nothing in it moves from one verdict to the next."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setFixedHeight(HEIGHT)
        self._text = BandText(Band.IDLE, "")
        self._blank = False
        self._joined = False

    def show_text(self, shown: BandText, *, blank: bool, joined: bool) -> None:
        """Another verdict; `blank` leaves it empty, `joined` opens it to the card below.

        Painted at once, before anything around it: the verdict is what everybody waits for.
        """
        self._text, self._blank, self._joined = shown, blank, joined
        if self.tell(shown, blank, joined):
            self.repaint()

    @property
    def shown(self) -> BandText | None:
        """What can be read now; None during the blank moment."""
        return None if self._blank else self._text

    @property
    def shape(self) -> str:
        """The name of the shape that goes with the colour."""
        return LOOKS[self._text.band][2]

    def pieces(self) -> list[Piece]:
        """Word, step and reason below each other, the running number at the upper right."""
        if self._blank:
            return []
        shown, ink, left = self._text, LOOKS[self._text.band][1], self._left()
        room = self.width() - left - 20
        corner = self._corner(ink)
        beside = min((one.where.left() - left - 8 for one in corner), default=room)
        above, below = (room, beside) if self._is_narrow() else (beside, room)
        word = one_line_font(shown.word, above, WORD_PX, 36, fonts.BOLD)
        if not shown.step:
            return [
                Piece(shown.word, QRect(left, 36, above, 70), word, ink),
                self._line(shown.reason, 102, 28, room, (20, 15), fonts.MEDIUM, ink),
            ]
        return [
            Piece(shown.word, QRect(left, 12, above, 70), word, ink),
            self._line(shown.step, 86, 38, room, (STEP_PX, 22), fonts.BOLD, ink),
            self._line(shown.reason, 124, 28, below, (REASON_PX, 14), fonts.MEDIUM, ink),
            *corner,
        ]

    def _line(
        self, text: str, top: int, high: int, room: int, px: tuple[int, int], weight: int, ink: Role
    ) -> Piece:
        used = one_line_font(text, room, px[0], px[1], weight)
        return Piece(text, QRect(self._left(), top, room, high), used, ink)

    def _corner(self, ink: Role) -> list[Piece]:
        shown, right = self._text, self.width() - 18
        small, large = fonts.font(15, fonts.SEMIBOLD, tabular=True), fonts.font(24, fonts.BOLD)
        if self._is_narrow():
            both = " · ".join(part for part in (shown.direction, shown.number) if part)
            lines = [(both, small, 127, 22)]
        else:
            lines = [(shown.number, small, 13, 22), (shown.direction, large, 35, 34)]
        return [
            Piece(
                text,
                QRect(right - advance(text, used), top, advance(text, used), high),
                used,
                ink,
                RIGHT,
            )
            for text, used, top, high in lines
            if text
        ]

    def _is_narrow(self) -> bool:
        return self.width() < _NARROW

    def _left(self) -> int:
        return 118 if self._is_narrow() else 155

    def _icon(self) -> QRectF:
        return QRectF(16, 40, 88, 88) if self._is_narrow() else QRectF(20, 24, 120, 120)

    def paint_ground(self, painter: QPainter) -> None:
        """The colour and the shape of the verdict; the bare surface while it is blank."""
        palette = self.theme.palette
        ground, ink, shape = LOOKS[self._text.band]
        room = QRectF(self.rect())
        if self._blank or self._text.band is Band.IDLE:
            self._paint_surface(painter, room)
        elif self._text.band is Band.LOOK:
            path = grounds.rounded(room, grounds.RADIUS, 0 if self._joined else grounds.RADIUS)
            grounds.hatched(painter, path, palette)
            grounds.dashed(painter, room, palette, joined=False)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.colour(ground)))
            bottom = 0 if self._joined else grounds.RADIUS
            painter.drawPath(grounds.rounded(room, grounds.RADIUS, bottom))
        if not self._blank:
            icons.paint(painter, self._icon(), shape, palette.colour(ink))

    def _paint_surface(self, painter: QPainter, room: QRectF) -> None:
        palette = self.theme.palette
        inner = room.adjusted(0.5, 0.5, -0.5, 0 if self._joined else -0.5)
        painter.setPen(QPen(QColor(palette.line), 1))
        painter.setBrush(QColor(palette.surface))
        bottom = 0 if self._joined else grounds.RADIUS
        painter.drawPath(grounds.rounded(inner, grounds.RADIUS, bottom))
