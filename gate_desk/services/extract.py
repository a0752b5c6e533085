"""What a node may see, as a workbook: cards with their owners, and movements at every gate."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from msgspec import Struct

from gate_desk.domain.card_numbers import zones_of
from gate_desk.domain.charter import Charter
from gate_desk.domain.days import day_of, moment
from gate_desk.domain.ids import node_of
from gate_desk.domain.permissions import Operation
from gate_desk.reports.workbook import Cell, Column, Sheet, write_workbook
from gate_desk.services.access import Access
from gate_desk.services.whole_file import full_or_broken
from gate_desk.store.queries.cards import list_sizes, listed_cards, listed_movements
from gate_desk.store.store import Store
from gate_desk.words import language, said, text
from gate_desk.words.cards import state

Told = Callable[[int, int], None]
"""How many rows are written, of about how many; it raises Refused `cancelled` to stop."""

_IN, _OUT, _YES = said("Vào"), said("Ra"), said("Có")


class Extracted(Struct, frozen=True):
    """A workbook that was written."""

    file: str
    rows: int


class Extract:
    """Reads one state of the store from beginning to end; callable from any thread."""

    def __init__(self, store: Store, charter: Charter, access: Access) -> None:
        self._store = store
        self._charter = charter
        self._access = access
        self._zone = ZoneInfo(charter.timezone)

    def write(self, path: Path, told: Told = lambda *_: None) -> Extracted:
        """Write the workbook; an older file of that name is replaced once the new one is whole.

        Raises `not_allowed`, `cancelled`, `disk_full`, `disk_error`.
        """
        self._access.require(Operation.EXTRACT)
        part = path.with_name(f"{path.name}.part")
        try:
            with self._store.reading() as cursor:
                total = sum(list_sizes(cursor))
                sheets = (self._cards(cursor), self._movements(cursor))
                rows = write_workbook(part, sheets, lambda done: told(done, total))
            part.replace(path)
        except OSError as error:
            raise full_or_broken(error, path.name) from error
        finally:
            part.unlink(missing_ok=True)
        return Extracted(path.name, rows)

    def _cards(self, cursor: Any) -> Sheet:
        columns = (
            Column(text("Cơ quan"), 14),
            Column(text("Mã số thẻ"), 16),
            Column(text("Họ tên"), 28),
            Column(text("Chức vụ"), 22),
            Column(text("Đơn vị"), 32),
            Column(text("Từ ngày"), 12),
            Column(text("Đến ngày"), 12),
            Column(text("Khu vực"), 30),
            Column(text("Trạng thái"), 16),
            Column(text("Từ lúc"), 17),
        )
        return Sheet(text("Thẻ"), columns, self._card_rows(cursor))

    def _card_rows(self, cursor: Any) -> Iterator[tuple[Cell, ...]]:
        agencies = self._agencies()
        zones = {each.id: each.name.in_language(language()) for each in self._charter.zones}
        for card in listed_cards(cursor):
            yield (
                agencies.get(card.issuer, card.issuer),
                card.number,
                card.name,
                card.title,
                card.unit,
                day_of(card.first_day),
                day_of(card.last_day),
                ", ".join(zones.get(zone, str(zone)) for zone in zones_of(card.zones)),
                state(card.state),
                None if card.state_at is None else moment(card.state_at, self._zone),
            )

    def _movements(self, cursor: Any) -> Sheet:
        columns = (
            Column(text("Thời gian"), 17),
            Column(text("Cổng"), 18),
            Column(text("Chiều"), 8),
            Column(text("Cơ quan"), 14),
            Column(text("Mã số thẻ"), 16),
            Column(text("Họ tên"), 28),
            Column(text("Đơn vị"), 32),
            Column(text("Đã hủy"), 8),
        )
        return Sheet(text("Lượt ra vào"), columns, self._movement_rows(cursor))

    def _movement_rows(self, cursor: Any) -> Iterator[tuple[Cell, ...]]:
        agencies = self._agencies()
        nodes = self._charter.nodes
        gates = {str(each.id): each.name.in_language(language()) for each in nodes}
        for moved in listed_movements(cursor):
            gate = node_of(moved.origin)
            yield (
                moment(moved.at, self._zone),
                gates.get(gate, gate),
                text(_IN if moved.direction == "in" else _OUT),
                agencies.get(moved.issuer, moved.issuer) if moved.issuer else None,
                moved.number,
                moved.name,
                moved.unit,
                text(_YES) if moved.undone else None,
            )

    def _agencies(self) -> dict[str, str]:
        agencies = self._charter.agencies
        return {str(each.id): each.short.in_language(language()) for each in agencies}
