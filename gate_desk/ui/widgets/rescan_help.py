"""What to do when a code cannot be read, below the rescan band."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from gate_desk.ui.theme import fonts
from gate_desk.ui.widgets.action_bar import ActionBar, ActionText
from gate_desk.ui.widgets.card import Card
from gate_desk.ui.widgets.label import PlainLabel


class RescanHelp(Card):
    """A question, an answer, and the two buttons that lead to the search."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = PlainLabel(size=17, weight=fonts.SEMIBOLD)
        self._advice = PlainLabel(size=16, tone="muted", wrap=True)
        self.bar = ActionBar()
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 20)
        column.setSpacing(4)
        column.addWidget(self._title)
        column.addWidget(self._advice)
        column.addSpacing(8)
        column.addWidget(self.bar)
        column.addStretch(1)

    def show_text(self, title: str, advice: str, actions: tuple[ActionText, ...]) -> None:
        """Say it in the language in use."""
        self._title.setText(title)
        self._advice.setText(advice)
        self.bar.show_actions(actions)
