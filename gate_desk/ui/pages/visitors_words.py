"""The visitors' page in words."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from gate_desk.domain.verdict import Watch
from gate_desk.domain.visit_state import VisitState
from gate_desk.ui.delegates.visit import short_number
from gate_desk.ui.models.outside_text import one_line
from gate_desk.ui.models.visit_typed import show_birth
from gate_desk.ui.widgets.action_bar import ActionText
from gate_desk.words import count, gate, said, text, visits
from gate_desk.words.errors import error_sentences

if TYPE_CHECKING:
    from datetime import datetime

    from gate_desk.services.visit_answers import Registered, WatchHit
    from gate_desk.ui.models.visit_desk import Looked, VisitsView
    from gate_desk.ui.widgets.chip import ChipRole
    from gate_desk.ui.widgets.notice import Kind


class VisitAction(StrEnum):
    """What a guard does on this page."""

    NEW = "new"
    ADMIT = "admit"
    WAIT = "wait"
    REFUSE = "refuse"
    CLEAR = "clear"
    DRAFT = "draft"
    PRINT = "print"
    SAVE = "save"
    LEAVE = "leave"
    UNSEEN = "unseen"
    HAND_BACK = "hand_back"
    TAKE_BACK = "take_back"
    MISSING = "missing"
    CLOSE = "close"


KEYS: dict[VisitAction, str] = {
    VisitAction.NEW: "F3",
    VisitAction.ADMIT: "Ctrl+Return",
    VisitAction.WAIT: "Alt+C",
    VisitAction.REFUSE: "F7",
    VisitAction.CLEAR: "F6",
    VisitAction.DRAFT: "Ctrl+D",
    VisitAction.PRINT: "Ctrl+P",
    VisitAction.SAVE: "Ctrl+S",
    VisitAction.LEAVE: "Alt+R",
    VisitAction.HAND_BACK: "Alt+T",
    VisitAction.TAKE_BACK: "F10",
    VisitAction.MISSING: "Alt+M",
    VisitAction.CLOSE: "Esc",
}
KEY_HELP: tuple[tuple[str, str], ...] = (
    ("F3", said("Khách mới: gõ số VNeID hoặc số giấy tờ")),
    ("Ctrl+Enter", said("Cho vào và in thẻ khách")),
    ("Alt+C", said("Chờ người tiếp xác nhận")),
    ("F7", said("Không cho vào")),
    ("F6", said("Không phải người trong danh sách cần lưu ý")),
    ("Ctrl+D", said("Mở lại bản nháp")),
    ("Ctrl+P", said("In lại thẻ khách vừa cấp")),
    ("Ctrl+S", said("Lưu thẻ khách vừa cấp ra tệp PDF")),
    ("F10", said("Đã thu thẻ khách")),
    ("Esc", said("Bỏ, giữ lại bản nháp")),
)


class Sentences(NamedTuple):
    """A notice."""

    kind: Kind
    what: str
    todo: str = ""


def key_help() -> tuple[tuple[str, str], ...]:
    """Keys and what they do."""
    return tuple((key, text(sentence)) for key, sentence in KEY_HELP)


def chips(view: VisitsView) -> tuple[tuple[str, ChipRole], ...]:
    """What is known of the visitor, beside the title."""
    found, shown = view.recognised, list[tuple[str, "ChipRole"]]()
    if found is not None:
        warnings = [
            text(visits.PAPER_WARNINGS[code])
            for code in found.papers.warnings
            if code in visits.PAPER_WARNINGS
        ]
        kind = text(visits.DOCUMENTS[found.papers.kind])
        if warnings:
            shown.append((warnings[0], "check"))
        else:
            shown.append((text("Đã đọc {kind} · đủ thông tin", kind=kind.lower()), "admit"))
        if found.times:
            shown.append((count("Khách đã đến {n} lần", found.times), "info"))
    if view.visit is not None:
        group = one_line(view.visit.group_name)
        when = view.visit.hour or text("hôm nay")
        said_ = text("Có hẹn {when}", when=when)
        shown.append((f"{said_} · {group}" if group else said_, "info"))
    return tuple(shown)


def watch_words(view: VisitsView, typed_name: str, phone: str) -> Sentences:
    """What the watch list says of the form, and what to do."""
    hits = view.warnings
    if not hits:
        if view.hits:
            return Sentences("info", text("Đã đối chiếu: không phải người trong danh sách."))
        if typed_name.strip():
            clear = text("Không trùng danh sách cần lưu ý (tra gần đúng, không dấu)")
            return Sentences("admit", clear)
        return Sentences("info", "")
    hit = hits[0]
    what = _hit(hit)
    if hit.kind is Watch.BLOCK:
        call = text("GỌI SỐ NỘI BỘ {phone}", phone=phone) if phone else text("GỌI CHỈ HUY")
        head = text("KHÔNG CHO VÀO · {call}", call=call)
        return Sentences("refuse", f"{head} · {what}", _todo(view, hit))
    return Sentences("check", text("CẦN LƯU Ý · {what}", what=what), _todo(view, hit))


def _hit(hit: WatchHit) -> str:
    born = f" ({show_birth(hit.birth)})" if hit.birth else ""
    return f"{text(visits.MATCHED_BY[hit.by])}: {one_line(hit.name)}{born}"


def _todo(view: VisitsView, hit: WatchHit) -> str:
    agency = view.names.agencies.get(hit.agency, (hit.agency, ""))[0]
    asked = one_line(hit.reason)
    if hit.certain and hit.kind is Watch.BLOCK:
        return f"{agency}: {asked}"
    compare = text("So người và giấy tờ: không phải thì bấm F6, đúng thì F7.")
    if hit.kind is Watch.NOTIFY:
        compare = text("Đã xem và làm theo thì bấm F6.")
    return f"{agency}: {asked} {compare}"


def form_buttons(view: VisitsView, *, narrow: bool) -> tuple[ActionText, ...]:
    """What can be done with the form; the one thing to do now comes first."""
    clear = any(not hit.certain or hit.kind is Watch.NOTIFY for hit in view.warnings)
    shown = []
    if clear:
        shown.append(ActionText(VisitAction.CLEAR, text("Không phải người này"), "F6"))
    admit = text("Cho vào") if narrow else text("Cho vào và in thẻ")
    shown += [
        ActionText(VisitAction.ADMIT, admit, "Ctrl+Enter", primary=not view.warnings),
        ActionText(VisitAction.WAIT, text("Chờ người tiếp"), "Alt+C"),
        ActionText(VisitAction.REFUSE, text("Không cho vào…"), "F7"),
        ActionText(VisitAction.CLOSE, text("Bỏ"), "Esc", spare=True),
    ]
    return tuple(shown)


def looked_buttons(view: VisitsView) -> tuple[ActionText, ...]:
    """What can be done with a visit or a pass of a list."""
    close = ActionText(VisitAction.CLOSE, text("Đóng"), "Esc", spare=True)
    if view.card is not None:
        return (
            ActionText(VisitAction.TAKE_BACK, text("Đã thu thẻ"), "F10", primary=True),
            ActionText(VisitAction.MISSING, text("Báo mất thẻ"), "Alt+M"),
            close,
        )
    looked = view.looked
    if looked is None:
        return ()
    back = ActionText(VisitAction.HAND_BACK, text("Đã trả đồ gửi"), "Alt+T")
    leave = ActionText(VisitAction.LEAVE, text("Khách ra"), "Alt+R", primary=True)
    unseen = ActionText(VisitAction.UNSEEN, text("Đã về, không thấy ra"), "")
    inside = looked.visit.inside_since is not None
    shown = ([leave] if inside else []) + ([back] if looked.items else [])
    return (*shown, *([unseen] if inside else []), close)


def looked_facts(looked: Looked, view: VisitsView, now: datetime) -> tuple[tuple[str, str], ...]:
    """Captions and facts of a visit."""
    visit, names = looked.visit, view.names
    host = names.agencies.get(visit.host, (visit.host, visit.host))
    held = ", ".join(one_line(item.what) for item in looked.items)
    facts = (
        (text("Cơ quan, địa chỉ"), one_line(visit.organisation)),
        (text("Người tiếp"), one_line(visit.meets) or host[1]),
        (text("Nội dung làm việc"), visits.purpose(visit.purpose)),
        (text("Trạng thái"), text(visits.STATES[visit.state])),
        (text("Vào lúc"), gate.moment(visit.inside_since, now) if visit.inside_since else ""),
        (text("Dự kiến ra"), f"{visit.until:%H:%M}" if visit.until else ""),
        (text("Số người"), str(visit.people)),
        (text("Thẻ khách"), ", ".join(map(short_number, visit.cards))),
        (text("Biển kiểm soát"), one_line(visit.plate)),
        (text("Đồ gửi tại cổng"), held),
        (text("Ghi chú"), one_line(visit.note)),
    )
    return tuple((caption, fact) for caption, fact in facts if fact)


def result_words(view: VisitsView) -> Sentences:
    """The newest thing that was done or could not be done."""
    if view.error is not None:
        return Sentences("refuse", *error_sentences(view.error.code))
    if view.done is not None:
        return _done_words(view, view.done)
    if view.told:
        return Sentences("admit", text(visits.DONE[view.told]))
    return Sentences("info", "")


def _done_words(view: VisitsView, done: Registered) -> Sentences:
    name, state = one_line(done.visit.name), done.visit.state
    if state is VisitState.ADMITTED and done.card is not None:
        number = short_number(done.card.number)
        what = text("Đã cho vào: {name} · thẻ {number}", name=name, number=number)
        if not done.code:
            return Sentences("admit", what, text("Đưa thẻ {n} cho khách.", n=number))
        if view.not_printed is not None:
            problem = error_sentences(view.not_printed.code)
            return Sentences("check", f"{what}. {problem[0]}", problem[1])
        if view.printed:
            return Sentences("admit", what, text("Thẻ: {place}.", place=one_line(view.printed)))
        return Sentences("admit", what, text("Đang in thẻ…"))
    if state is VisitState.AWAITING:
        what = text("{name} đang chờ người tiếp xác nhận.", name=name)
        return Sentences("info", what, text("Bấm vào tên trong danh sách để cho vào."))
    return Sentences("check", text("Không cho vào: {name}. Đã ghi.", name=name))
