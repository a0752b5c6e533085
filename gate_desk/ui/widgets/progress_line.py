"""How far long work is: a thin bar that fills."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gate_desk.ui.theme.style import Theme

_HEIGHT = 8


class ProgressLine(QWidget):
    """Empty while nobody knows how much there is."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._done = self._total = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_HEIGHT)
        theme.changed.connect(self.update)

    @property
    def share(self) -> float:
        """How much of it is filled, 0 to 1."""
        return min(1.0, self._done / self._total) if self._total else 0.0

    def show_step(self, done: int, total: int) -> None:
        """So many are done."""
        self._done, self._total = done, total
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(200, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A groove, and its filled part."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        whole = QRectF(self.rect())
        filled = QRectF(0, 0, whole.width() * self.share, whole.height())
        palette = self._theme.palette
        for room, colour in ((whole, palette.line), (filled, palette.accent)):
            if room.width():
                painter.setBrush(QColor(colour))
                painter.drawRoundedRect(room, _HEIGHT / 2, _HEIGHT / 2)
