"""The history of the person that is looked at."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListView, QVBoxLayout, QWidget

from gate_desk.ui.delegates.past import PastDelegate
from gate_desk.ui.models.past import Past, PastLine
from gate_desk.ui.theme import fonts
from gate_desk.ui.theme.style import Theme
from gate_desk.ui.widgets.card import Card
from gate_desk.ui.widgets.key_cap import KeyCap
from gate_desk.ui.widgets.label import PlainLabel
from gate_desk.words import text


class PastPanel(Card):
    """Scrolled by the wheel or with `turn_page`: it never takes the focus."""

    def __init__(self, theme: Theme, parent: QWidget, key: str = "F9") -> None:
        super().__init__(parent)
        self.model = Past()
        self._title = PlainLabel(size=16, weight=fonts.SEMIBOLD)
        self._name = PlainLabel(size=14, tone="muted", elide=True)
        self._empty = PlainLabel(size=15, tone="muted", wrap=True)
        self._empty.setContentsMargins(16, 10, 16, 0)
        self.view = QListView()
        self.view.setModel(self.model)
        self.view.setItemDelegate(PastDelegate(theme, self))
        self.view.setUniformItemSizes(True)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 12, 0)
        head.setSpacing(10)
        head.addWidget(self._title)
        head.addWidget(self._name, 1)
        if key:
            head.addWidget(KeyCap(key))
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 8, 1, 8)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self._empty)
        column.addWidget(self.view, 1)
        self.hide()

    def show_past(self, name: str, lines: tuple[PastLine, ...]) -> None:
        """Somebody's lines, in the language in use."""
        self._title.setText(text("Lịch sử"))
        self._name.setText(name)
        self._empty.setText(text("Chưa có lượt nào được ghi."))
        self._empty.setVisible(not lines)
        self.view.setVisible(bool(lines))
        self.view.setAccessibleName(text("Lịch sử"))
        if lines != self.model.lines:
            self.model.show_lines(lines)
            self.view.scrollToTop()

    def turn_page(self, by: int) -> None:
        """One room further (1) or back (-1)."""
        bar = self.view.verticalScrollBar()
        bar.setValue(bar.value() + by * bar.pageStep())
