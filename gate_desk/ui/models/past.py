"""A person's past as lines: scans and what happened to cards, in one order of time."""

from datetime import datetime

from msgspec import Struct
from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from gate_desk.services.answers import SiteNames
from gate_desk.services.history_answers import CardEvent, PastScan, PersonHistory
from gate_desk.ui.models.outcome_look import look
from gate_desk.ui.models.outside_text import one_line
from gate_desk.ui.theme.palette import Role
from gate_desk.words import gate, histories, passages, text

PAST_ROLE = Qt.ItemDataRole.UserRole + 1
"""The `PastLine` of a line."""
_ENDING = frozenset({"lost", "suspended", "revoked"})

Index = QModelIndex | QPersistentModelIndex


class PastLine(Struct, frozen=True):
    """One line as it is read; the sign is the name of an icon."""

    when: str
    sign: str
    where: tuple[str, ...]
    """The same place in longer and shorter words, the longest first."""
    outcome: str
    role: Role
    struck: bool = False


class Past(QAbstractListModel):
    """Replaced as a whole."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[PastLine, ...] = ()

    @property
    def lines(self) -> tuple[PastLine, ...]:
        """All lines, the newest first."""
        return self._lines

    def show_lines(self, lines: tuple[PastLine, ...]) -> None:
        """Other lines."""
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        """The number of lines."""
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The line, and its words for a screen reader."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return " · ".join((line.when, line.where[0], line.outcome))
        return line if role == PAST_ROLE else None


def past_lines(history: PersonHistory, names: SiteNames, now: datetime) -> tuple[PastLine, ...]:
    """Scans and events of cards together, the newest first."""
    timed = [(scan.at, _of_scan(scan, names, now)) for scan in history.scans]
    timed += [(event.at, _of_event(event, now)) for event in history.events]
    timed.sort(key=lambda entry: entry[0], reverse=True)
    return tuple(line for _, line in timed)


def _of_scan(scan: PastScan, names: SiteNames, now: datetime) -> PastLine:
    place = names.nodes.get(scan.gate, scan.gate)
    by_hand = scan.kind == "by_hand"
    if by_hand:  # no card was there to be seen
        how = text(passages.KINDS_IN_SHORT["by_hand"])
    else:
        how = f"…{one_line(scan.card_number)[-4:]}" if scan.card_number else ""
    seen = look(scan)
    return PastLine(
        when=histories.when(scan.at, now),
        sign=seen.sign,
        where=(" · ".join(filter(None, (place, how))), how if by_hand else place),
        outcome=passages.outcome(scan.verdict, scan.direction, scan.resolution, scan.annulled),
        role=seen.role,
        struck=scan.annulled,
    )


def _of_event(event: CardEvent, now: datetime) -> PastLine:
    number = one_line(event.card_number)
    card = text("Thẻ {number}", number=number)
    issued = event.kind == "issued"  # the hour is that of the desk's record: nobody came then
    return PastLine(
        when=gate.day(event.at) if issued else histories.when(event.at, now),
        sign="id-card",
        where=(card, number, f"…{number[-4:]}"),
        outcome=histories.card_event(event.kind),
        role="refuse_text" if event.kind in _ENDING else "ink",
    )
