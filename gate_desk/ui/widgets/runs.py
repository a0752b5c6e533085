"""A line of plain text in which some words are bold or coloured."""

from msgspec import Struct
from PySide6.QtCore import QPointF, QSize, Qt, Slot
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from gate_desk.ui.theme import fonts
from gate_desk.ui.theme.palette import Role
from gate_desk.ui.theme.style import Theme


class Run(Struct, frozen=True):
    """Some words in one weight and colour role."""

    text: str
    weight: int = fonts.REGULAR
    role: Role = "ink"


def bold(text: str, role: Role = "ink") -> Run:
    """Words that stand out."""
    return Run(text, fonts.SEMIBOLD, role)


class RunsLabel(QWidget):
    """Runs one after the other on one line, or on as many as needed with `wrap`.

    A rich-text label would read markup in names; here nothing is parsed.
    """

    def __init__(self, theme: Theme, size: int = 15, *, wrap: bool = False) -> None:
        super().__init__()
        self._theme, self._size, self._wrap = theme, size, wrap
        self._runs: tuple[Run, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(wrap)
        self.setSizePolicy(policy)
        theme.changed.connect(self._theme_changed)

    def set_runs(self, *runs: Run) -> None:
        """Show other words."""
        if runs != self._runs:
            self._runs = runs
            self.setAccessibleName(self.text)
            self.updateGeometry()
            self.update()

    @property
    def text(self) -> str:
        """All words together."""
        return "".join(run.text for run in self._runs)

    def sizeHint(self) -> QSize:
        """The room of the whole line."""
        layout = self._laid_out(float("inf"))
        above, below = fonts.headroom(fonts.font(self._size, fonts.BOLD))
        width = layout.lineAt(0).naturalTextWidth() if layout.lineCount() else 0
        return QSize(-int(-width // 1), int(-(-self._height(layout) // 1)) + above + below)

    def minimumSizeHint(self) -> QSize:
        """The whole line, or any width when it may wrap."""
        hint = self.sizeHint()
        return QSize(80, hint.height()) if self._wrap else hint

    def heightForWidth(self, width: int) -> int:
        """The height of as many lines as that width needs."""
        above, below = fonts.headroom(fonts.font(self._size, fonts.BOLD))
        return int(-(-self._height(self._laid_out(width)) // 1)) + above + below

    @Slot(object)
    def _theme_changed(self, _palette: object) -> None:
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the runs, centred upright."""
        layout = self._laid_out(self.width() if self._wrap else float("inf"))
        top = (self.height() - self._height(layout)) / 2
        layout.draw(QPainter(self), QPointF(0, top))

    def _height(self, layout: QTextLayout) -> float:
        if not layout.lineCount():
            return QFontMetricsF(fonts.font(self._size)).height()
        last = layout.lineAt(layout.lineCount() - 1)
        return last.y() + last.height()

    def _laid_out(self, width: float) -> QTextLayout:
        layout = QTextLayout(self.text, fonts.font(self._size))
        mode = QTextOption.WrapMode.WordWrap if self._wrap else QTextOption.WrapMode.NoWrap
        option = QTextOption(Qt.AlignmentFlag.AlignLeft)
        option.setWrapMode(mode)
        layout.setTextOption(option)
        layout.setFormats(self._formats())
        layout.beginLayout()
        height = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(min(width, 1e6))
            line.setPosition(QPointF(0, height))
            height += line.height()
        layout.endLayout()
        return layout

    def _formats(self) -> list[QTextLayout.FormatRange]:
        formats: list[QTextLayout.FormatRange] = []
        start = 0
        for run in self._runs:
            style = QTextCharFormat()
            style.setFont(fonts.font(self._size, run.weight))
            style.setForeground(QColor(self._theme.palette.colour(run.role)))
            piece = QTextLayout.FormatRange()
            piece.start, piece.length = start, _utf16_length(run.text)
            piece.format = style
            formats.append(piece)
            start += piece.length
        return formats


def _utf16_length(text: str) -> int:
    """Qt counts UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
