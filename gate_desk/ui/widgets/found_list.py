"""The people that a search found, one below the other, one of them chosen."""

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractItemView, QListView, QVBoxLayout, QWidget

from gate_desk.services.answers import FoundPerson
from gate_desk.ui.delegates.found import FoundDelegate
from gate_desk.ui.models.found import PERSON_ROLE, Found
from gate_desk.ui.widgets.card import Card
from gate_desk.ui.widgets.label import PlainLabel
from gate_desk.words import text


class FoundList(Card):
    """Keys are pressed elsewhere: it never takes the focus.

    Signals:
        clicked: the `FoundPerson` of a line.
    """

    clicked = Signal(object)

    def __init__(self, delegate: FoundDelegate, parent: QWidget) -> None:
        super().__init__(parent)
        self.model = Found()
        self.view = QListView()
        self.view.setModel(self.model)
        self.view.setItemDelegate(delegate)
        self.view.setUniformItemSizes(True)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.view.clicked.connect(self._clicked)
        self.hint = PlainLabel(size=14, tone="muted")
        self.hint.setContentsMargins(16, 0, 16, 4)
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 6, 2, 8)
        column.addWidget(self.view, 1)
        column.addWidget(self.hint)
        self.hide()

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.view.setAccessibleName(text("Kết quả tìm kiếm"))

    def show_people(self, people: tuple[FoundPerson, ...]) -> None:
        """Other lines; the first is chosen."""
        self.model.show_people(people)
        self.view.setCurrentIndex(self.model.index(0))

    @property
    def current(self) -> FoundPerson | None:
        """The chosen line."""
        found = self.view.currentIndex().data(PERSON_ROLE)
        return found if isinstance(found, FoundPerson) else None

    def step(self, by: int) -> None:
        """Choose the next or the previous line."""
        row = min(max(0, self.view.currentIndex().row() + by), self.model.rowCount() - 1)
        self.view.setCurrentIndex(self.model.index(row))

    @Slot(QModelIndex)
    def _clicked(self, index: QModelIndex) -> None:
        found = index.data(PERSON_ROLE)
        if isinstance(found, FoundPerson):
            self.clicked.emit(found)
