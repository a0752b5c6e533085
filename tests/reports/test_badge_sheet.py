"""The sheet of badges: pages, texts as they are, codes that a reader finds in the picture."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage
from PySide6.QtPdf import QPdfDocument

from gate_desk.reports.badge_sheet import Badge, write_badge_sheet
from gate_desk.reports.qr import qr_matrix

CODE = "6807" + "9081726354" * 20 + "17"
BADGE = Badge(
    number="UBND-00417",
    name="Đặng Thị Thùy Dương",
    unit="Chuyên viên · Phòng Tổng hợp",
    agency="Văn phòng UBND tỉnh",
    caption="Hợp lệ",
    code=CODE,
    photo=None,
)


def a_photo(colour: str) -> bytes:
    image = QImage(260, 330, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub wants bytes, Qt a str
    return bytes(data.data())


class Sheet:
    """A written sheet, as a reader sees it."""

    def __init__(self, folder: Path, *badges: Badge) -> None:
        self.pdf, self.png = folder / "badges.pdf", folder / "badges.png"
        self.pages = write_badge_sheet(badges, self.pdf, self.png)

    @property
    def picture(self) -> QImage:
        return QImage(str(self.png))

    def document(self) -> tuple[int, str]:
        """How many pages the PDF has, and all its text."""
        document = QPdfDocument(None)  # type: ignore[call-overload]  # the stub forgets None
        document.load(str(self.pdf))
        count = document.pageCount()
        found = "\n".join(document.getAllText(page).text() for page in range(count))
        document.close()
        return count, found


@pytest.mark.parametrize(("count", "pages"), [(1, 1), (8, 1), (9, 2), (17, 3)])
def test_eight_badges_a_page(tmp_path: Path, count: int, pages: int) -> None:
    sheet = Sheet(tmp_path, *[replace(BADGE, number=f"HĐND-{n:05}") for n in range(count)])
    assert sheet.pages == pages
    assert sheet.document()[0] == pages
    names = {"badges.png", *(f"badges-{page}.png" for page in range(2, pages + 1))}
    assert {file.name for file in tmp_path.glob("*.png")} == names


def test_a_page_is_a4_at_300_dots_an_inch(tmp_path: Path) -> None:
    size = Sheet(tmp_path, BADGE).picture.size()
    assert (size.width(), size.height()) == (2480, 3508)


def test_the_same_badges_give_the_same_bytes(tmp_path: Path) -> None:
    (tmp_path / "again").mkdir()
    badge = replace(BADGE, photo=a_photo("#336699"))
    first, second = Sheet(tmp_path, badge), Sheet(tmp_path / "again", badge)
    assert first.pdf.read_bytes() == second.pdf.read_bytes()
    assert first.png.read_bytes() == second.png.read_bytes()


def test_texts_are_printed_as_they_are(tmp_path: Path) -> None:
    hostile = replace(BADGE, name="Vàng *A* #eval(1) $x$ [Páo]", caption='"Báo mất" \\ @x')
    _, text = Sheet(tmp_path, hostile).document()
    for said in (hostile.name, hostile.caption, hostile.number, hostile.agency, hostile.unit):
        assert "".join(said.split()) in "".join(text.split())


def test_only_our_fonts_are_used(tmp_path: Path) -> None:
    fonts = Sheet(tmp_path, BADGE).pdf.read_bytes().split(b"/BaseFont")[1:]
    assert fonts
    assert all(b"+Inter-" in font[:32] for font in fonts)


def dark_box(image: QImage) -> tuple[int, int, int, int]:
    """Left, top, right, bottom of all black pixels in the right half of the first badge."""
    columns, rows = range(745, 1200), range(320, 790)
    black = [(x, y) for x in columns for y in rows if QColor(image.pixel(x, y)).lightness() < 8]
    xs, ys = [x for x, _ in black], [y for _, y in black]
    return min(xs), min(ys), max(xs) + 1, max(ys) + 1


def test_the_code_in_the_picture_is_the_code(tmp_path: Path) -> None:
    image = Sheet(tmp_path, BADGE).picture
    left, top, right, bottom = dark_box(image)
    expected = qr_matrix(CODE)
    size = len(expected)
    module = (right - left) / size
    assert module > 6
    assert abs((right - left) - (bottom - top)) <= 1
    read = tuple(
        tuple(
            QColor(
                image.pixel(int(left + (x + 0.5) * module), int(top + (y + 0.5) * module))
            ).lightness()
            < 128
            for x in range(size)
        )
        for y in range(size)
    )
    assert read == expected


def test_the_photo_stands_on_the_left(tmp_path: Path) -> None:
    image = Sheet(tmp_path, replace(BADGE, photo=a_photo("#c04020"))).picture
    assert QColor(image.pixel(330, 550)).name() == "#c04020"


def test_no_badges_or_a_code_of_letters_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="at least one"):
        Sheet(tmp_path)
    with pytest.raises(ValueError, match="digits"):
        Sheet(tmp_path, replace(BADGE, code="68O7"))
    assert not list(tmp_path.iterdir())
