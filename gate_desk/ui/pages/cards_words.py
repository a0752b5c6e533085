"""The desk's page of cards in words."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from gate_desk.domain.verdict import CardState
from gate_desk.services.card_acts import CardAct
from gate_desk.ui.models.card_text import CardText, Fact, Note, Tone
from gate_desk.ui.models.outside_text import one_line
from gate_desk.ui.widgets.action_bar import ActionText
from gate_desk.words import cards, count, gate, said, text
from gate_desk.words.errors import error_sentences

if TYPE_CHECKING:
    from gate_desk.services.answers import CardView, SiteNames
    from gate_desk.ui.models.card_desk import CardsView
    from gate_desk.ui.widgets.chip import ChipRole
    from gate_desk.ui.widgets.notice import Kind


class CardsAction(StrEnum):
    """What is not an act of one card."""

    ISSUE = "issue"
    CLOSE = "close"


KEYS: dict[CardAct | CardsAction, str] = {
    CardAct.SUSPENDED: "Alt+T",
    CardAct.RESUMED: "Alt+D",
    CardAct.LOST: "Alt+M",
    CardAct.FOUND: "Alt+K",
    CardAct.RETURNED: "Alt+N",
    CardAct.REVOKED: "Alt+H",
    CardsAction.ISSUE: "Alt+C",
}
KEY_HELP: tuple[tuple[str, str], ...] = (
    ("F2", said("Tìm người theo tên hoặc số thẻ")),
    ("Alt+C", said("Cấp thẻ mới")),
    ("Alt+M", said("Báo mất thẻ")),
    ("Alt+T", said("Tạm dừng thẻ")),
    ("Alt+H", said("Thu hồi thẻ")),
    ("Ctrl+E", said("Xuất danh sách ra Excel")),
    ("Esc", said("Đóng, trở lại danh sách")),
)
STATE_ROLES: dict[CardState, ChipRole] = {
    CardState.ACTIVE: "admit",
    CardState.SUSPENDED: "check",
    CardState.LOST: "refuse",
    CardState.REVOKED: "refuse",
    CardState.RETURNED: "plain",
}
_TONES = {
    CardState.ACTIVE: Tone.GOOD,
    CardState.SUSPENDED: Tone.WARN,
    CardState.LOST: Tone.BAD,
    CardState.REVOKED: Tone.BAD,
}


class Sentences(NamedTuple):
    """A notice."""

    kind: Kind
    what: str
    todo: str = ""


def key_help() -> tuple[tuple[str, str], ...]:
    """Keys and what they do."""
    return tuple((key, text(sentence)) for key, sentence in KEY_HELP)


def start_hint() -> tuple[str, str, tuple[str, ...]]:
    """What stands where nobody has been looked for."""
    return (
        "id-card",
        text("Tìm người để cấp hoặc báo về thẻ"),
        (
            text("Gõ họ tên không dấu, hoặc một phần số thẻ (F2)."),
            text("Hoặc quét thẻ: không có lượt nào được ghi."),
        ),
    )


def nobody_hint() -> tuple[str, str, tuple[str, ...]]:
    """What stands where nobody was found."""
    return (
        "search",
        text("Không thấy ai"),
        (text("Kiểm tra lại tên hoặc số thẻ."), text("Người mới sẽ có sau lần gửi nhận tới.")),
    )


def no_day() -> tuple[str, str]:
    """A day of the form cannot be read."""
    return text("Ngày viết không đúng."), text("Viết ngày/tháng/năm, ví dụ 31/12/2027.")


def card_line(card: CardView) -> str:
    """One of several cards, on a button."""
    return f"{one_line(card.number)} · {cards.state(card.state)}"


def card_text(view: CardsView) -> CardText | None:
    """The person and the chosen card."""
    if view.looked is None:
        return None
    person, owned = view.looked.holder.person, view.card
    names = view.names
    agency = names.agencies.get(person.agency, (person.agency, person.agency))
    place = " · ".join(filter(None, (person.title, person.unit, agency[1])))
    facts = _facts(owned.card, names) if owned else ()
    notes = []
    if owned is not None and not owned.acts and owned.card.state is not CardState.REVOKED:
        only = text("Thẻ do {agency} quản lý: ở đây chỉ xem", agency=agency[0])
        notes.append(Note(only, Tone.PLAIN))
    return CardText(
        name=one_line(person.name),
        place=one_line(place),
        facts=facts,
        notes=tuple(notes),
        photo=person.photo,
    )


def _facts(card: CardView, names: SiteNames) -> tuple[Fact, ...]:
    state = cards.state(card.state)
    if card.state_since is not None and card.state is not CardState.ACTIVE:
        state = text("{state} từ {day}", state=state, day=gate.day(card.state_since))
    zones = ", ".join(names.zones.get(zone, str(zone)) for zone in card.zones)
    facts = [
        Fact(text("Mã số thẻ"), one_line(card.number)),
        Fact(text("Trạng thái"), state, _TONES.get(card.state, Tone.PLAIN)),
        Fact(text("Hiệu lực"), gate.validity(card.first_day, card.last_day)),
        Fact(text("Khu vực"), zones or "–"),
    ]
    if card.replaced_by:
        facts.append(Fact(text("Thẻ thay"), one_line(card.replaced_by)))
    return tuple(facts)


def buttons(view: CardsView) -> tuple[ActionText, ...]:
    """What may be done now; the likeliest first."""
    if view.looked is None:
        return ()
    acts = view.card.acts if view.card else ()
    shown = [ActionText(act, text(cards.ACTS[act]), KEYS[act]) for act in acts]
    if view.looked.holder.may_issue:
        issue = ActionText(
            CardsAction.ISSUE, text("Cấp thẻ mới"), KEYS[CardsAction.ISSUE], primary=True
        )
        shown.insert(0, issue)
    shown.append(ActionText(CardsAction.CLOSE, text("Đóng"), "Esc", spare=True))
    return tuple(shown)


def form_words(view: CardsView) -> tuple[str, str, str] | None:
    """Title, caption of the button, and a warning, of the act that is asked about."""
    if view.form is None or view.card is None or view.looked is None:
        return None
    act = text(cards.ACTS[view.form]).rstrip("…")
    name = one_line(view.looked.holder.person.name)
    number = one_line(view.card.card.number)
    warning = text(cards.FINAL) if view.form is CardAct.REVOKED else ""
    return f"{act}: {number} · {name}", text("Ghi: {act}", act=act), warning


def result_words(view: CardsView) -> Sentences:
    """The newest thing that was done or could not be done."""
    if view.error is not None:
        return Sentences("refuse", *error_sentences(view.error.code))
    if view.report is not None:
        what = f"{one_line(view.report.number)}: {text(cards.DONE[view.report.act])}"
        return Sentences("admit", what, text("Các cổng biết sau lần gửi nhận tới."))
    if view.issued is not None:
        what = text("Đã cấp thẻ {number}.", number=one_line(view.issued.number))
        return Sentences("admit", what, text("Các cổng biết sau lần gửi nhận tới."))
    if view.extracted is not None:
        file, rows = one_line(view.extracted.file), view.extracted.rows
        return Sentences("admit", count("Đã ghi {n} dòng vào {file}.", rows, file=file))
    return Sentences("info", "")
