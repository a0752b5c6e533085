"""Who is inside, as an item model: whoever is to be looked for comes first."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from gate_desk.domain.documents.names import fold
from gate_desk.services.roll import Roll, RollLine

LINE_ROLE = Qt.ItemDataRole.UserRole + 1
"""The `RollLine` of a line."""
Index = QModelIndex | QPersistentModelIndex


class PresentLines(QAbstractListModel):
    """Replaced as a whole with every answer or word that differs."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: tuple[RollLine, ...] = ()
        self._shown: tuple[Roll | None, str] = (None, "")

    def show_roll(self, roll: Roll | None, untrusted_words: str) -> None:
        """Those of a roll in whose line all of the words stand, without regard to accents."""
        if (roll, untrusted_words) == self._shown:
            return
        self._shown = (roll, untrusted_words)
        self.beginResetModel()
        everybody = roll.lines if roll is not None else ()
        words = fold(untrusted_words).split()
        found = [line for line in everybody if not words or _has(line, words)]
        self.lines = tuple(sorted(found, key=_late)) if roll and roll.begun_at else tuple(found)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        """The number of lines."""
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The person of a line; the name for screen readers."""
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return line.row.name
        return line if role == LINE_ROLE else None


def _has(line: RollLine, words: list[str]) -> bool:
    row = line.row
    text = fold(f"{row.name} {row.unit} {row.card_number}")
    return all(word in text for word in words)


def _late(line: RollLine) -> bool:
    """Whoever is missing comes before all others, otherwise in the order of the roll."""
    return not line.missing
