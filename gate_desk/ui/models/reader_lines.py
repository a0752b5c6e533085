"""The readers of this machine as a list model."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from gate_desk.config.node_toml import ReaderSettings
from gate_desk.devices.reader import ReaderState
from gate_desk.ui.models.reader_desk import ReaderDeskView

LINE_ROLE = Qt.ItemDataRole.UserRole + 1
"""A pair: the `ReaderSettings` of a line and its `ReaderState`, or None while it is not saved."""

Index = QModelIndex | QPersistentModelIndex
Line = tuple[ReaderSettings, ReaderState | None]


class ReaderLines(QAbstractListModel):
    """A line for each draft."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[Line, ...] = ()

    @property
    def lines(self) -> tuple[Line, ...]:
        """All lines."""
        return self._lines

    def show_view(self, view: ReaderDeskView) -> None:
        """Other lines, or other words on them."""
        lines = tuple((reader, view.state_of(reader)) for reader in view.drafts)
        if len(lines) != len(self._lines):
            self.beginResetModel()
            self._lines = lines
            self.endResetModel()
        elif lines != self._lines:
            self._lines = lines
            self.dataChanged.emit(self.index(0), self.index(len(lines) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        """The number of readers."""
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The line itself, and its name for a screen reader."""
        if not index.isValid() or index.row() >= len(self._lines):
            return None
        line = self._lines[index.row()]
        if role == LINE_ROLE:
            return line
        return line[0].name if role == Qt.ItemDataRole.AccessibleTextRole else None
