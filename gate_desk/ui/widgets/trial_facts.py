"""What a trial found out about one scan, as pairs of a label and a value."""

from PySide6.QtWidgets import QGridLayout, QWidget

from gate_desk.ui.theme import fonts
from gate_desk.ui.widgets.label import PlainLabel

_COLUMNS = 2
_BETWEEN = 6


class TrialFacts(QWidget):
    """Two columns of facts; a line more where there are more."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(0)
        for column in range(_COLUMNS):
            self._grid.setColumnStretch(column, 1)
        self._labels: list[PlainLabel] = []
        self._values: list[PlainLabel] = []

    def show_facts(self, facts: tuple[tuple[str, str], ...]) -> None:
        """Show these pairs, in order."""
        while len(self._labels) < len(facts):
            self._add()
        for number, (label, value) in enumerate(zip(self._labels, self._values, strict=True)):
            shown = number < len(facts)
            label.setVisible(shown)
            value.setVisible(shown)
            label.setText(facts[number][0] if shown else "")
            value.setText(facts[number][1] if shown else "")

    @property
    def facts(self) -> dict[str, str]:
        """What is shown."""
        pairs = zip(self._labels, self._values, strict=True)
        return {label.text(): value.text() for label, value in pairs if label.text()}

    def _add(self) -> None:
        row, column = divmod(len(self._labels), _COLUMNS)
        label = PlainLabel(size=13, tone="muted")
        value = PlainLabel(size=16, weight=fonts.SEMIBOLD, tabular=True, wrap=True)
        self._grid.addWidget(label, 3 * row, column)
        self._grid.addWidget(value, 3 * row + 1, column)
        self._grid.setRowMinimumHeight(3 * row + 2, _BETWEEN)
        self._labels.append(label)
        self._values.append(value)
