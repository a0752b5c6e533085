"""The evacuation roll on paper: several pages, texts from outside as they are."""

from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtPdf import QPdfDocument

from gate_desk.reports.roll import PrintedLine, PrintedRoll, write_roll

AT = datetime(2026, 11, 28, 3, 0, tzinfo=UTC)


def line(name: str, state: str = "") -> PrintedLine:
    return PrintedLine(
        name=name, unit="Phòng Tổng hợp", card="UBND-00417", since="07:58", gate="1", state=state
    )


def roll(*staff: PrintedLine, begun: datetime | None = AT) -> PrintedRoll:
    return PrintedRoll(
        site="Trụ sở",
        gate="Cổng số 1",
        at=AT,
        begun_at=begun,
        staff=staff,
        visitors=(),
        missing=len(staff),
    )


def text_of(pdf: Path) -> tuple[int, str]:
    document = QPdfDocument()
    assert document.load(str(pdf)) is QPdfDocument.Error.None_
    pages = document.pageCount()
    told = "\n".join(document.getAllText(page).text() for page in range(pages))
    document.close()
    return pages, " ".join(told.split())


def test_hundreds_of_people_fill_pages_with_numbers(tmp_path: Path) -> None:
    pdf = tmp_path / "roll.pdf"
    write_roll(roll(*(line(f"Người Thứ {n}") for n in range(200))), pdf)
    pages, told = text_of(pdf)
    assert pages > 3
    assert "Người Thứ 199" in told
    assert f"Trang {pages} / {pages}" in told


def test_texts_from_outside_are_no_markup(tmp_path: Path) -> None:
    pdf = tmp_path / "roll.pdf"
    write_roll(roll(line('#read("/etc/passwd") *x* $y$', "an toàn 08:01"), begun=None), pdf)
    _, told = text_of(pdf)
    assert '#read("/etc/passwd") *x* $y$' in told
    assert "an toàn 08:01" in told
    assert "Sơ tán" not in told


def test_nobody_is_said(tmp_path: Path) -> None:
    pdf = tmp_path / "roll.pdf"
    write_roll(roll(), pdf)
    assert "Không có ai ở trong." in text_of(pdf)[1]
