"""The printed pass: one page, its texts as they are, a code that a reader finds in the picture."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage
from PySide6.QtPdf import QPdfDocument

from gate_desk.reports.qr import qr_matrix
from gate_desk.reports.visitor_pass import PrintedPass, write_visitor_pass

CODE = "6807" + "9081726354" * 20 + "17"
PASS = PrintedPass(
    site="Trụ sở khối 2",
    name="Giàng A Phừ",
    organisation="Công ty Xây lắp Hoàng Liên",
    host="Văn phòng UBND tỉnh",
    first_day=date(2026, 11, 20),
    last_day=date(2026, 12, 3),
    zones=("Khối nhà A", "Bãi xe"),
    number="K-203948576123456",
    issued_at="Cổng số 1",
    escort=False,
    code=CODE,
)


def written(folder: Path, **values: Any) -> tuple[str, QSizeF]:
    """The text of the only page, and its size in points."""
    write_visitor_pass(replace(PASS, **values), folder / "pass.pdf")
    document = QPdfDocument(None)  # type: ignore[call-overload]  # the stub forgets None
    document.load(str(folder / "pass.pdf"))
    assert document.pageCount() == 1
    text, size = document.getAllText(0).text(), document.pagePointSize(0)
    document.close()
    return " ".join(text.split()), size


def test_everything_stands_on_one_page_of_a6(tmp_path: Path) -> None:
    text, size = written(tmp_path)
    for part in (
        "THẺ KHÁCH – NHÀ THẦU",
        PASS.name,
        PASS.organisation,
        PASS.host,
        "20/11/2026 – 03/12/2026",
        "Khối nhà A, Bãi xe",
        PASS.number,
        PASS.issued_at,
        PASS.site,
    ):
        assert part in text
    assert "ĐƯA ĐÓN" not in text
    assert (round(size.width()), round(size.height())) == (298, 420)


def test_an_escort_is_said_large(tmp_path: Path) -> None:
    assert "PHẢI CÓ NGƯỜI ĐƯA ĐÓN" in written(tmp_path, escort=True)[0]


@pytest.mark.parametrize(
    "hostile",
    [
        '#import "/etc/passwd"',
        "*đậm* _nghiêng_ $x$ <b>",
        "= Tiêu đề \\ #panic()",
        "Nguyễn Phúc Bảo Hoàng Thiên Ngọc Phương Uyên Tôn Nữ " * 2,
        "W" * 100,
    ],
)
def test_texts_are_never_markup_and_stay_on_the_page(tmp_path: Path, hostile: str) -> None:
    text, _size = written(tmp_path, name=hostile, organisation=hostile * 2, host=hostile)
    assert "".join(hostile.split())[:20] in "".join(text.split())


def test_the_same_pass_is_the_same_file(tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("a.pdf", "b.pdf")]
    for file in files:
        write_visitor_pass(PASS, file)
    assert files[0].read_bytes() == files[1].read_bytes()


def test_only_digits_become_a_code(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="digits"):
        write_visitor_pass(replace(PASS, code="K-1"), tmp_path / "pass.pdf")


def test_the_code_in_the_picture_is_the_code(tmp_path: Path) -> None:
    write_visitor_pass(PASS, tmp_path / "pass.pdf", tmp_path / "pass.png")
    picture = QImage(str(tmp_path / "pass.png"))
    assert (picture.width(), picture.height()) == (1240, 1748)
    rows = qr_matrix(CODE)
    # The code's dark box: the only black on the page, texts are a dark blue.
    black = [
        (x, y)
        for y in range(picture.height())
        for x in range(620)
        if picture.pixel(x, y) & 0xFFFFFF == 0
    ]
    left, top = min(x for x, _ in black), min(y for _, y in black)
    right, bottom = max(x for x, _ in black), max(y for _, y in black)
    module = (right - left + 1) / len(rows)
    assert abs(module - (bottom - top + 1) / len(rows)) < 0.2
    assert module > 9, "four pixels a module at half a millimetre and more"
    read = tuple(
        tuple(
            picture.pixel(round(left + (x + 0.5) * module), round(top + (y + 0.5) * module))
            & 0xFFFFFF
            < 0x808080
            for x in range(len(rows))
        )
        for y in range(len(rows))
    )
    assert read == rows
