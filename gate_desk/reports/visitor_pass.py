"""The pass of a visitor or a contractor to print and wear: A6, read at the gate from its code."""

from datetime import date
from pathlib import Path

from msgspec import Struct

from gate_desk.reports.qr import qr_svg
from gate_desk.reports.typesetting import Typeset
from gate_desk.words import text
from gate_desk.words.gate import day


class PrintedPass(Struct, frozen=True, kw_only=True):
    """What stands on a pass; `code` is what a scanner will send, digits only."""

    site: str
    name: str
    organisation: str
    host: str
    """Who receives the visitor."""
    first_day: date
    last_day: date
    zones: tuple[str, ...]
    number: str
    issued_at: str
    """The gate or the desk that issued it."""
    escort: bool
    code: str


def write_visitor_pass(shown: PrintedPass, pdf: Path, png: Path | None = None) -> None:
    """Write one page as PDF, and as PNG of 300 dots an inch where that is asked for.

    The same pass gives the same bytes. Raises ValueError for a code of anything but digits, and
    OSError where the file cannot be written.
    """
    typeset = Typeset("visitor_pass.typ", "pass", _as_data(shown))
    pdf.write_bytes(typeset.pdf())
    if png is not None:
        (page,) = typeset.pages()
        png.write_bytes(page)


def _as_data(shown: PrintedPass) -> dict[str, object]:
    return {
        "title": text("THẺ KHÁCH – NHÀ THẦU"),
        "site": shown.site,
        "name": shown.name,
        "organisation": shown.organisation,
        "valid": text("Có hiệu lực"),
        "first_day": day(shown.first_day),
        "last_day": day(shown.last_day),
        "facts": [
            [text("Đơn vị tiếp"), shown.host],
            [text("Khu vực"), ", ".join(shown.zones)],
            [text("Số thẻ"), shown.number],
            [text("Nơi cấp"), shown.issued_at],
        ],
        "escort": text("PHẢI CÓ NGƯỜI ĐƯA ĐÓN") if shown.escort else None,
        "rules": [
            text("Đeo trước ngực; quét thẻ khi vào và khi ra."),
            text("Hết hạn: nộp lại tại cổng. Mất thẻ: báo ngay."),
        ],
        "code": qr_svg(shown.code),
    }
