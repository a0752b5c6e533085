"""A sheet of badges to print and scan: photo, name, number, code, and what the card should do."""

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from gate_desk.reports.qr import qr_svg
from gate_desk.reports.typesetting import Typeset
from gate_desk.words import text

BADGES_A_PAGE = 8


class Badge(Struct, frozen=True):
    """One badge as it is printed; `code` is what a scanner will send, digits only."""

    number: str
    name: str
    unit: str
    agency: str
    caption: str
    """What the card should do at the gate, such as "Hợp lệ"."""
    code: str
    photo: bytes | None
    """JPEG or PNG."""


def write_badge_sheet(badges: Sequence[Badge], pdf: Path, png: Path) -> int:
    """Write A4 pages of eight badges, as one PDF and one PNG a page; the number of pages.

    The first page is `png` itself, the second `<stem>-2.png` and so on. The same badges give the
    same bytes. Raises ValueError for no badges, or for a code of anything but digits.
    """
    if not badges:
        raise ValueError("a sheet needs at least one badge")
    typeset = Typeset("badge_sheet.typ", "sheet", _sheet(badges))
    pages = typeset.pages()
    pdf.write_bytes(typeset.pdf())
    for number, page in enumerate(pages, 1):
        target = png if number == 1 else png.with_name(f"{png.stem}-{number}{png.suffix}")
        target.write_bytes(page)
    return len(pages)


def _sheet(badges: Sequence[Badge]) -> dict[str, object]:
    return {
        "title": text("Mã thẻ để quét thử"),
        "hint": text("In đúng cỡ 100 %, hoặc quét ngay trên màn hình."),
        "expected": text("Khi quét"),
        "no_photo": text("Không có ảnh"),
        "badges": [_as_data(badge) for badge in badges],
    }


def _as_data(badge: Badge) -> dict[str, object]:
    return {
        "number": badge.number,
        "name": badge.name,
        "unit": badge.unit,
        "agency": badge.agency,
        "caption": badge.caption,
        "code": qr_svg(badge.code),
        "photo": None if badge.photo is None else list(badge.photo),
    }
