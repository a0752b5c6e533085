"""Lists as an .xlsx workbook: written row by row, texts never taken for formulas or links."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from msgspec import Struct

MOST_ROWS = 1_048_575
"""Below the caption, on one sheet (ECMA-376: 2^20 rows)."""
Cell = str | int | date | datetime | None
_CAPTION = {"bold": True, "bg_color": "#E5ECFC", "bottom": 1}
_TOLD_EVERY = 1000


class Column(Struct, frozen=True):
    """Its caption, and how wide it is in characters."""

    caption: str
    width: int


class Sheet(Struct, frozen=True):
    """One list. Where it is too long for a sheet it goes on on the next: `Thẻ`, `Thẻ 2`."""

    name: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[Cell]]


def write_workbook(path: Path, sheets: Iterable[Sheet], told: Callable[[int], None]) -> int:
    """Write all sheets; returns how many rows. `told` hears the number so far, and may raise.

    Times are written as the local times that they are given as: a workbook knows no time zones.
    Raises OSError where the disk does.
    """
    from xlsxwriter import Workbook
    from xlsxwriter.exceptions import FileCreateError

    options = {
        "constant_memory": True,
        "tmpdir": str(path.parent),  # people's names belong into no folder that others share
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    try:
        with Workbook(str(path), options) as book:
            writer = _Writer(book, told)
            for sheet in sheets:
                writer.write(sheet)
    except FileCreateError as error:
        raise error.args[0] from error
    return writer.done


class _Writer:
    def __init__(self, book: Any, told: Callable[[int], None]) -> None:
        self._book, self._told = book, told
        self._caption = book.add_format(_CAPTION)
        self._day = book.add_format({"num_format": "dd/mm/yyyy"})
        self._moment = book.add_format({"num_format": "dd/mm/yyyy hh:mm"})
        self.done = 0

    def write(self, sheet: Sheet) -> None:
        page, at, part = self._page(sheet, 1), 0, 1
        for row in sheet.rows:
            if at == MOST_ROWS:
                part += 1
                page, at = self._page(sheet, part), 0
            at += 1
            for place, cell in enumerate(row):
                self._write_cell(page, at, place, cell)
            self.done += 1
            if self.done % _TOLD_EVERY == 0:
                self._told(self.done)
        self._told(self.done)

    def _page(self, sheet: Sheet, part: int) -> Any:
        page = self._book.add_worksheet(sheet.name if part == 1 else f"{sheet.name} {part}")
        for place, column in enumerate(sheet.columns):
            page.set_column(place, place, column.width)
            page.write_string(0, place, column.caption, self._caption)
        page.freeze_panes(1, 0)
        return page

    def _write_cell(self, page: Any, row: int, place: int, cell: Cell) -> None:
        if cell is None:
            return
        if isinstance(cell, datetime):
            page.write_datetime(row, place, cell.replace(tzinfo=None), self._moment)
        elif isinstance(cell, date):
            page.write_datetime(row, place, cell, self._day)
        elif isinstance(cell, int):
            page.write_number(row, place, cell)
        else:
            page.write_string(row, place, cell)
