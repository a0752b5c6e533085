"""Workbooks: texts stay texts, long lists go on on another sheet."""

from datetime import UTC, date, datetime
from pathlib import Path
from zipfile import ZipFile

import pytest

from gate_desk.reports import workbook
from gate_desk.reports.workbook import Column, Sheet, write_workbook

HOSTILE = ("=1+1", "@SUM(A1)", "+1", "-1", "http://example.org", "<b>x</b>", "00417", "a\x00\x07b")


def test_formulas_links_and_numbers_stay_text(tmp_path: Path) -> None:
    book = tmp_path / "book.xlsx"
    sheet = Sheet("Thẻ", (Column("Mã", 10),), [(text,) for text in HOSTILE])
    assert write_workbook(book, [sheet], lambda _done: None) == len(HOSTILE)
    with ZipFile(book) as archive:
        names = archive.namelist()
        text = archive.read("xl/worksheets/sheet1.xml").decode()
    assert not [name for name in names if "hyperlink" in name or "rels/sheet" in name]
    assert "<f>" not in text
    assert text.count('t="inlineStr"') == len(HOSTILE) + 1
    assert "&lt;b&gt;" in text


def test_days_and_moments_are_values(tmp_path: Path) -> None:
    book = tmp_path / "book.xlsx"
    at = datetime(2026, 11, 27, 7, 41, tzinfo=UTC)
    rows = [(date(2026, 11, 27), at, 5, None)]
    sheet = Sheet("Lượt", tuple(Column(name, 10) for name in "abcd"), rows)
    write_workbook(book, [sheet], lambda _done: None)
    with ZipFile(book) as archive:
        text = archive.read("xl/worksheets/sheet1.xml").decode()
    assert "<v>46353</v>" in text
    assert "<v>46353.3201" in text
    assert "<v>5</v>" in text


def test_a_long_list_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_ROWS", 3)
    book = tmp_path / "book.xlsx"
    sheet = Sheet("Thẻ", (Column("Mã", 10),), ((str(number),) for number in range(7)))
    assert write_workbook(book, [sheet], lambda _done: None) == 7
    with ZipFile(book) as archive:
        text = archive.read("xl/workbook.xml").decode()
    assert [name for name in ("Thẻ", "Thẻ 2", "Thẻ 3", "Thẻ 4") if f'name="{name}"' in text] == [
        "Thẻ",
        "Thẻ 2",
        "Thẻ 3",
    ]
