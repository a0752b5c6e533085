"""The evacuation roll on paper: everybody who is or was inside, with a box to tick."""

from datetime import datetime
from pathlib import Path

from msgspec import Struct

from gate_desk.reports.typesetting import Typeset
from gate_desk.words import count, text
from gate_desk.words.gate import day


class PrintedLine(Struct, frozen=True, kw_only=True):
    """One person."""

    name: str
    unit: str
    card: str
    since: str
    gate: str
    state: str = ""
    """Found safe, gone out; empty: to be looked for."""


class PrintedRoll(Struct, frozen=True, kw_only=True):
    """The list; staff first, then visitors."""

    site: str
    gate: str
    at: datetime
    """When this was known."""
    begun_at: datetime | None
    staff: tuple[PrintedLine, ...]
    visitors: tuple[PrintedLine, ...]
    missing: int


def write_roll(roll: PrintedRoll, pdf: Path) -> None:
    """Write A4 pages; OSError where the file cannot be written."""
    pdf.write_bytes(Typeset("roll.typ", "roll", _as_data(roll)).pdf())


def _as_data(roll: PrintedRoll) -> dict[str, object]:
    whole = len(roll.staff) + len(roll.visitors)
    facts = [text("Theo sổ lúc {when}", when=_moment(roll.at)), count("Tất cả {n} người", whole)]
    if roll.begun_at is not None:
        facts.append(text("Sơ tán từ {when}", when=_moment(roll.begun_at)))
        facts.append(count("{n} người chưa thấy", roll.missing))
    groups = ((text("Cán bộ, nhân viên"), roll.staff), (text("Khách"), roll.visitors))
    return {
        "title": text("DANH SÁCH NGƯỜI ĐANG CÓ MẶT"),
        "site": f"{roll.site} · {roll.gate}",
        "facts": facts,
        "columns": [
            text("STT"),
            text("Họ và tên"),
            text("Đơn vị"),
            text("Số thẻ"),
            text("Vào lúc"),
            text("Cổng"),
            text("An toàn"),
        ],
        "groups": [
            {"title": f"{title} ({len(lines)})", "lines": [_line(line) for line in lines]}
            for title, lines in groups
            if lines
        ],
        "empty": text("Không có ai ở trong."),
        "page": text("Trang"),
    }


def _line(line: PrintedLine) -> list[str]:
    return [line.name, line.unit, line.card, line.since, line.gate, line.state]


def _moment(at: datetime) -> str:
    return f"{at:%H:%M} {day(at.date())}"
