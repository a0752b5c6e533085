"""The people that a search found, as a list model."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from gate_desk.services.answers import FoundPerson

PERSON_ROLE = Qt.ItemDataRole.UserRole + 1
"""The `FoundPerson` of a line."""

Index = QModelIndex | QPersistentModelIndex


class Found(QAbstractListModel):
    """Replaced as a whole with every answer."""

    def __init__(self) -> None:
        super().__init__()
        self._people: tuple[FoundPerson, ...] = ()

    @property
    def people(self) -> tuple[FoundPerson, ...]:
        """All lines."""
        return self._people

    def show_people(self, people: tuple[FoundPerson, ...]) -> None:
        """Other lines."""
        self.beginResetModel()
        self._people = people
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        """The number of people."""
        return 0 if parent.isValid() else len(self._people)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The person of a line."""
        if role == PERSON_ROLE and index.isValid():
            return self._people[index.row()]
        return None
