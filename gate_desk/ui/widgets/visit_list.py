"""A list of visitors with its title and count; what to do when it is empty stands in it."""

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListView, QVBoxLayout

from gate_desk.ui.delegates.visit import VisitDelegate
from gate_desk.ui.models.visit_lines import LINE_ROLE, Line, VisitLines
from gate_desk.ui.theme import fonts
from gate_desk.ui.widgets.action_button import ActionButton
from gate_desk.ui.widgets.card import Card
from gate_desk.ui.widgets.label import PlainLabel


class VisitList(Card):
    """Keys are pressed elsewhere: it never takes the focus.

    Signals:
        clicked: the visit or pass of a line.
    """

    clicked = Signal(object)

    def __init__(self, delegate: VisitDelegate) -> None:
        super().__init__()
        self.model = VisitLines()
        self._title = PlainLabel(size=15, weight=fonts.SEMIBOLD)
        self._count = PlainLabel(size=15, tone="muted", tabular=True)
        self._empty = PlainLabel(size=14, tone="muted", wrap=True)
        self._empty.setContentsMargins(14, 4, 14, 4)
        self.button = ActionButton(small=True)
        self.button.hide()
        self.view = QListView()
        self.view.setModel(self.model)
        self.view.setItemDelegate(delegate)
        self.view.setUniformItemSizes(True)
        self.view.setMouseTracking(True)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.view.clicked.connect(self._clicked)
        head = QHBoxLayout()
        head.setContentsMargins(14, 0, 12, 0)
        head.setSpacing(6)
        head.addWidget(self._title)
        head.addWidget(self._count)
        head.addStretch(1)
        head.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 10, 2, 8)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self._empty)
        column.addWidget(self.view, 1)

    def show_lines(self, title: str, lines: tuple[Line, ...], count: str, empty: str) -> None:
        """Other lines under a title."""
        self._title.setText(title)
        self._count.setText(f"({count})")
        self._empty.setText(empty)
        self._empty.setVisible(not lines)
        self.view.setAccessibleName(title)
        self.model.show_lines(lines)
        self.view.viewport().update()

    @property
    def count_text(self) -> str:
        """How many there are, as it is shown."""
        return self._count.text()

    @Slot(QModelIndex)
    def _clicked(self, index: QModelIndex) -> None:
        self.clicked.emit(index.data(LINE_ROLE))
