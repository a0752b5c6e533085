"""Lists of visits, as item models."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from gate_desk.services.visit_answers import KnownVisit
from gate_desk.services.visitors import PassOut

LINE_ROLE = Qt.ItemDataRole.UserRole + 1
"""The `KnownVisit` or `PassOut` of a line."""
Index = QModelIndex | QPersistentModelIndex
Line = KnownVisit | PassOut


class VisitLines(QAbstractListModel):
    """Replaced as a whole with every answer that differs."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: tuple[Line, ...] = ()

    def show_lines(self, lines: tuple[Line, ...]) -> None:
        """Other lines."""
        if lines != self.lines:
            self.beginResetModel()
            self.lines = lines
            self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        """The number of lines."""
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The visit or the pass of a line."""
        if role == LINE_ROLE and index.isValid():
            return self.lines[index.row()]
        return None
