"""Captions of the lookup page in the language in use: buttons, keys, hints, the card's facts."""

from enum import StrEnum

from msgspec.structs import replace

from gate_desk.domain.verdict import Direction
from gate_desk.services.answers import ScanAnswer, SiteNames
from gate_desk.ui.models.card_text import CardText, Fact, Note, Tone, card_text
from gate_desk.ui.models.lookup_work import Looked
from gate_desk.ui.widgets.action_bar import ActionText
from gate_desk.words import histories, said, strips, text


class LookupAction(StrEnum):
    """Something a key does on this page."""

    SEARCH = "search"
    AGAIN = "again"
    RECORD = "record"
    TURN = "turn"
    HISTORY = "history"
    CLOSE = "close"


_KEY_HELP: tuple[tuple[str, str], ...] = (
    ("F2", said("Gõ tên hoặc số thẻ khác")),
    ("F5", said("Quên thẻ hoặc thẻ hỏng: tìm từ đầu")),
    ("↑ ↓", said("Chọn người theo ảnh")),
    ("Enter", said("Xem thẻ của người đã chọn")),
    ("F6 / +", said("Ghi lượt cho người đang xem: quên thẻ")),
    ("F9", said("Mở hoặc đóng lịch sử của người đang xem")),
    ("PgUp PgDn", said("Cuộn lịch sử")),
    ("F12", said("Đổi chiều vào hoặc ra")),
    ("Esc", said("Đóng thẻ, xóa chữ, rồi về trang Cổng")),
)
_TURN = {Direction.IN: said("Đổi thành lượt ra"), Direction.OUT: said("Đổi thành lượt vào")}
_START: tuple[str, ...] = (
    said("Gõ vài chữ của họ tên: không cần dấu, không cần đúng thứ tự"),
    said("Sai một hai chữ cái vẫn tìm được"),
    said("Hoặc gõ từ ba chữ số của số thẻ"),
    said("Quét thẻ lúc nào cũng được: trang Cổng hiện ngay câu trả lời"),
)
_NOBODY: tuple[str, ...] = (
    said("Gõ ít chữ hơn, hoặc chỉ gõ tên"),
    said("Gõ các số cuối in trên thẻ"),
    said("Vẫn không thấy: người này chưa có trong danh bạ, gọi cơ quan cấp thẻ"),
)

Hint = tuple[str, str, tuple[str, ...]]


def key_help() -> tuple[tuple[str, str], ...]:
    """Every key of the page and what it does."""
    return tuple((key, text(what)) for key, what in _KEY_HELP)


def start_hint() -> Hint:
    """Nothing has been looked for."""
    return "search", text("Tìm người quên thẻ hoặc thẻ hỏng"), tuple(map(text, _START))


def nobody_hint() -> Hint:
    """Nobody was found."""
    return "users", text("Không thấy ai"), tuple(map(text, _NOBODY))


def list_hint() -> str:
    """Below the list, while nobody is chosen."""
    return text("↑ ↓ chọn người theo ảnh · Enter xem thẻ · Esc đóng")


def buttons(direction: Direction, *, narrow: bool) -> tuple[ActionText, ...]:
    """Below the card of a person who would pass in a direction; the band says which."""
    turn = text("Đổi chiều") if narrow else text(_TURN[direction])
    return (
        ActionText(LookupAction.RECORD, text("Ghi lượt – quên thẻ"), "F6", True),
        ActionText(LookupAction.TURN, turn, "F12"),
        ActionText(LookupAction.HISTORY, text("Lịch sử"), "F9"),
        ActionText(LookupAction.CLOSE, text("Đóng"), "Esc"),
    )


def looked_text(looked: Looked, names: SiteNames) -> CardText:
    """The gate's card, with what tells people of like names apart and this month's count."""
    answer, forgotten = looked.answer, looked.forgotten
    shown = card_text(answer, names)
    year = answer.person.birth_year if answer.person else None
    born = text("sinh {year}", year=year) if year else ""
    told = histories.forgotten(forgotten.month, forgotten.times, forgotten.days)
    tone = Tone.WARN if forgotten.times else Tone.PLAIN
    return replace(
        shown,
        place=" · ".join(filter(None, (shown.place, born))),
        facts=(*_facts_of_card(shown), _seen(answer, names)),
        notes=(Note(told, tone), *shown.notes),
    )


def _facts_of_card(shown: CardText) -> tuple[Fact, ...]:
    """The zones and the last movement give room to larger letters, unless something is wrong."""
    in_short = {text("Khu vực"), text("Lượt trước")}
    return tuple(
        fact for fact in shown.facts if fact.tone is Tone.BAD or fact.label not in in_short
    )


def _seen(answer: ScanAnswer, names: SiteNames) -> Fact:
    last = answer.last
    if last is None:
        return Fact(text("Hiện nay"), strips.last_seen(None, None, answer.at))
    where = names.nodes.get(last.gate, last.gate)
    seen = strips.last_seen(last.direction, last.at, answer.at)
    inside = last.direction is Direction.IN
    return Fact(text("Hiện nay"), f"{seen} · {where}", Tone.GOOD if inside else Tone.PLAIN)
