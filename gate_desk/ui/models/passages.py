"""The movements of this gate as a list model: the newest first, read in pages when needed."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Slot

from gate_desk.domain.errors import GateDeskError
from gate_desk.services.answers import PassageRow
from gate_desk.ui.models.latest import Latest

if TYPE_CHECKING:
    from gate_desk.services.station import Station
    from gate_desk.ui.jobs import Jobs

PAGE = 100
KEPT_PAGES = 20
ROW_ROLE = Qt.ItemDataRole.UserRole + 1
"""The `PassageRow` of a line, or None while it is being read."""

Index = QModelIndex | QPersistentModelIndex


class _Loaded(Struct, frozen=True):
    """One page as it was when there were `total` lines; `page` counts from the oldest line."""

    total: int
    page: int
    rows: tuple[PassageRow, ...]


class Passages(QAbstractListModel):
    """Lines are kept by their number from the oldest, which a new line does not change."""

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._total = 0
        self._pages: OrderedDict[int, tuple[PassageRow, ...]] = OrderedDict()
        self._stale: set[int] = set()
        self._asked: set[int] = set()
        self._count = Latest(jobs, _count, self)
        self._count.came.connect(self._counted)
        jobs.changed.connect(self._records_changed)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        """All lines, read or not."""
        return 0 if parent.isValid() else self._total

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The line itself; a page that is not at hand is asked for."""
        if role != ROW_ROLE or not index.isValid() or index.row() >= self._total:
            return None
        page, place = divmod(self._total - 1 - index.row(), PAGE)
        rows = self._pages.get(page)
        if rows is not None:
            self._pages.move_to_end(page)
        if rows is None or place >= len(rows) or page in self._stale:
            self._ask(page)
        return rows[place] if rows and place < len(rows) else None

    @Slot()
    def refresh(self) -> None:
        """Count again; new lines appear above, changed ones are read again."""
        self._count.ask()

    @Slot(object)
    def _records_changed(self, _kinds: object) -> None:
        self.refresh()

    @Slot(object)
    def _counted(self, total: int) -> None:
        self._stale = set(self._pages)
        self._grow(total)
        if self._total:
            self.dataChanged.emit(self.index(0), self.index(self._total - 1), [ROW_ROLE])

    def _grow(self, total: int) -> None:
        if total < self._total:
            self.beginResetModel()
            self._pages.clear()
            self._total = total
            self.endResetModel()
        elif total > self._total:
            self.beginInsertRows(QModelIndex(), 0, total - self._total - 1)
            self._total = total
            self.endInsertRows()

    def _ask(self, page: int) -> None:
        if page in self._asked:
            return
        self._asked.add(page)

        def read(station: Station) -> _Loaded:
            total = station.lookups.passage_count()
            first = max(0, total - (page + 1) * PAGE)
            newest_first = station.lookups.passages(first, total - page * PAGE - first)
            return _Loaded(total, page, tuple(reversed(newest_first)))

        self._jobs.query(read, self._read, self._read_failed)

    @Slot(object)
    def _read(self, loaded: _Loaded) -> None:
        page = loaded.page
        self._asked.discard(page)
        self._stale.discard(page)
        self._pages[page] = loaded.rows
        self._pages.move_to_end(page)
        while len(self._pages) > KEPT_PAGES:
            self._stale.discard(self._pages.popitem(last=False)[0])
        newest = self._total - 1 - min(self._total - 1, page * PAGE + PAGE - 1)
        oldest = self._total - 1 - page * PAGE
        if oldest >= newest:
            self.dataChanged.emit(self.index(newest), self.index(oldest), [ROW_ROLE])

    @Slot(object)
    def _read_failed(self, _error: GateDeskError) -> None:
        # The lines stay empty; the next change or scroll asks again.
        self._asked.clear()


def _count(station: Station) -> int:
    return station.lookups.passage_count()
