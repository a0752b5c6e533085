"""How far an evacuation is: who is still to be looked for, in figures seen from afar."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from gate_desk.ui.theme import fonts
from gate_desk.ui.theme.style import Theme
from gate_desk.ui.widgets.card import Card
from gate_desk.ui.widgets.label import PlainLabel
from gate_desk.ui.widgets.notice import Notice
from gate_desk.ui.widgets.progress_line import ProgressLine

_FIGURE = 72


class RollPanel(Card):
    """A heading, one large figure with its caption, a bar, and what to do."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._title = PlainLabel(size=18, weight=fonts.BOLD, wrap=True)
        self._figure = PlainLabel(size=_FIGURE, weight=fonts.BOLD, tabular=True)
        self._caption = PlainLabel(size=18, weight=fonts.SEMIBOLD, wrap=True)
        self._done = PlainLabel(size=15, tone="muted", wrap=True, tabular=True)
        self._bar = ProgressLine(theme)
        self._advice = PlainLabel(size=15, tone="muted", wrap=True)
        self.notice = Notice(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 16)
        column.setSpacing(8)
        for widget in (self._title, self._figure, self._caption, self._bar, self._done):
            column.addWidget(widget)
        column.addSpacing(6)
        column.addWidget(self.notice)
        column.addWidget(self._advice)
        column.addStretch(1)
        self._caption.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)

    def show_figure(self, title: str, figure: int, caption: str, tone: str) -> None:
        """The one number of the page."""
        self._title.setText(title)
        self._figure.setText(str(figure))
        self._figure.set_tone(tone)
        self._caption.setText(caption)
        self._caption.set_tone(tone)

    def show_step(self, done: int, total: int, words: str) -> None:
        """How many of all are safe; no words hide the bar."""
        self._bar.show_step(done, total)
        self._done.setText(words)
        for widget in (self._bar, self._done):
            widget.setVisible(bool(words))

    def show_advice(self, words: str) -> None:
        """What to do."""
        self._advice.setText(words)

    @property
    def figure(self) -> tuple[str, str]:
        """The number and its caption, as they are shown."""
        return self._figure.text(), self._caption.text()
