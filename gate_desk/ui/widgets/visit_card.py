"""A visit, or a pass that was not returned, that was chosen from a list."""

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QVBoxLayout

from gate_desk.ui.theme import fonts
from gate_desk.ui.widgets.card import Card
from gate_desk.ui.widgets.label import PlainLabel

_MOST = 11


class VisitCard(Card):
    """A name with captions and facts in two columns."""

    def __init__(self) -> None:
        super().__init__(inset=True)
        self.name = PlainLabel(size=28, weight=fonts.BOLD, wrap=True)
        self._rows: list[tuple[PlainLabel, PlainLabel]] = []
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for row in range(_MOST):
            caption = PlainLabel(size=15, tone="muted")
            fact = PlainLabel(size=16, weight=fonts.MEDIUM, wrap=True, tabular=True)
            grid.addWidget(caption, row, 0)
            grid.addWidget(fact, row, 1)
            self._rows.append((caption, fact))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 16)
        column.setSpacing(10)
        column.addWidget(self.name)
        column.addLayout(grid)
        column.addStretch(1)
        self.hide()

    def show_facts(self, name: str, facts: Sequence[tuple[str, str]]) -> None:
        """Another visit."""
        self.name.setText(name)
        for at, (caption, fact) in enumerate(self._rows):
            shown = at < len(facts)
            caption.setVisible(shown)
            fact.setVisible(shown)
            if shown:
                caption.setText(facts[at][0])
                fact.setText(facts[at][1])
        self.show()
