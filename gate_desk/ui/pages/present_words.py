"""The page of who is inside, in words."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from gate_desk.ui.models.outside_text import one_line
from gate_desk.ui.pages.visitors_words import Sentences
from gate_desk.ui.widgets.action_bar import ActionText
from gate_desk.words import count, said, text
from gate_desk.words.errors import error_sentences

if TYPE_CHECKING:
    from gate_desk.ui.models.roll_desk import RollView


class RollAction(StrEnum):
    """What a guard does on this page."""

    BEGIN = "begin"
    END = "end"
    PRINT = "print"
    SAVE = "save"
    SEARCH = "search"


KEYS: dict[RollAction, str] = {
    RollAction.BEGIN: "F6",
    RollAction.END: "F7",
    RollAction.PRINT: "Ctrl+P",
    RollAction.SAVE: "Ctrl+S",
    RollAction.SEARCH: "Ctrl+F",
}
_KEY_HELP = (
    ("F6", said("Bắt đầu điểm danh sơ tán")),
    ("F7", said("Kết thúc điểm danh")),
    ("Ctrl+P", said("In danh sách")),
    ("Ctrl+S", said("Lưu danh sách ra tệp PDF")),
    ("Ctrl+F", said("Tìm trong danh sách")),
)


def key_help() -> tuple[tuple[str, str], ...]:
    """Keys and what they do."""
    return tuple((key, text(sentence)) for key, sentence in _KEY_HELP)


def buttons(view: RollView, *, ending: bool) -> tuple[ActionText, ...]:
    """What can be done now; `ending`: F7 was pressed once."""
    on_paper = (
        ActionText(RollAction.PRINT, text("In danh sách"), "Ctrl+P"),
        ActionText(RollAction.SAVE, text("Lưu PDF"), "Ctrl+S"),
    )
    if not view.under_way:
        return (ActionText(RollAction.BEGIN, text("Bắt đầu điểm danh sơ tán"), "F6"), *on_paper)
    end = text("Kết thúc thật") if ending else text("Kết thúc điểm danh…")
    return (ActionText(RollAction.END, end, "F7", primary=ending), *on_paper)


def advice(view: RollView) -> str:
    """What to do, while there is nothing to tell."""
    if view.under_way:
        return text(
            "Quét thẻ ra vào, thẻ khách hoặc căn cước của từng người ở điểm tập trung. "
            "Người không có thẻ: bấm tên trong danh sách."
        )
    return text(
        "Khi có báo động, bấm F6. Mỗi người được quét ở điểm tập trung được đánh dấu an toàn; "
        "ai chưa thấy đứng đầu danh sách."
    )


def sentences(view: RollView, *, ending: bool) -> Sentences:
    """The newest thing that was done or could not be done."""
    if view.error is not None:
        return Sentences("refuse", *error_sentences(view.error.code))
    roll = view.roll
    if ending and roll is not None:
        what = text("Kết thúc điểm danh?")
        if roll.missing:
            what = count("Còn {n} người chưa thấy. Kết thúc điểm danh?", roll.missing)
        return Sentences("check", what, text("Bấm F7 lần nữa để kết thúc, Esc để làm tiếp."))
    if view.found is not None:
        row = view.found.row
        name = one_line(row.name) or text("Thẻ {number}", number=row.card_number or row.subject)
        return Sentences("admit", text("An toàn: {name}", name=name), one_line(row.unit))
    if view.ended is not None:
        done = text("Đã kết thúc điểm danh.")
        if not view.ended.missing:
            return Sentences("admit", done, text("Mọi người đã an toàn."))
        return Sentences("check", done, count("{n} người chưa thấy", view.ended.missing))
    if view.printed:
        return Sentences("admit", text("Danh sách: {place}.", place=one_line(view.printed)))
    return Sentences("info", "")
