"""The printable sheet of the demo's badge codes."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from gate_desk.app.demo.bodies import BODIES
from gate_desk.app.demo.cards import DemoCard
from gate_desk.reports.badge_sheet import Badge, write_badge_sheet
from gate_desk.services.answers import IssuedPass
from gate_desk.words import said, text

_CAPTIONS = {
    "valid": said("Hợp lệ"),
    "other_agency": said("Hợp lệ, cơ quan khác"),
    "expired": said("Hết hạn"),
    "lost": said("Báo mất"),
    "revoked": said("Thu hồi"),
    "suspended": said("Tạm dừng"),
    "not_yet_valid": said("Chưa đến ngày"),
    "zone": said("Sai khu vực"),
    "stale": said("Dữ liệu cũ"),
    "escort": said("Cần người đón"),
}


def print_badges(
    folder: Path,
    cards: Sequence[DemoCard],
    codes: Mapping[str, str],
    portraits: Mapping[str, bytes],
    visitor_pass: IssuedPass,
) -> list[Path]:
    """Write `badges.pdf` and `badges.png` (more pages: `badges-2.png`) into the demo's folder."""
    names = {body.id: body.name[0] for body in BODIES}
    by_fate = {card.fate: card for card in cards if card.fate}
    badges = [
        Badge(
            number=by_fate[fate].number,
            name=by_fate[fate].person.name,
            unit=by_fate[fate].person.unit,
            agency=names[by_fate[fate].issuer],
            caption=text(caption),
            code=codes[fate],
            photo=portraits.get(by_fate[fate].person.id),
        )
        for fate, caption in _CAPTIONS.items()
    ]
    visitor = visitor_pass.visit.visitor
    badges.append(
        Badge(
            number=visitor_pass.card.number,
            name=visitor.name,
            unit=visitor.organisation,
            agency=text("THẺ KHÁCH – NHÀ THẦU"),
            caption=text("Hợp lệ, nhà thầu"),
            code=visitor_pass.code,
            photo=None,
        )
    )
    pages = write_badge_sheet(badges, folder / "badges.pdf", folder / "badges.png")
    more = [folder / f"badges-{page}.png" for page in range(2, pages + 1)]
    return [folder / "badges.pdf", folder / "badges.png", *more]
