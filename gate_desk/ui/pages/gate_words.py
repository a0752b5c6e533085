"""Captions of the gate page in the language in use: buttons, keys, strips, waiting cards."""

from datetime import datetime

from PySide6.QtGui import QImage

from gate_desk.domain.verdict import LEADER_CAR, Direction, Verdict
from gate_desk.services.answers import ScanAnswer, SiteNames
from gate_desk.ui.models.band_text import told
from gate_desk.ui.models.gate_view import Action, GateView, LastVerdict, actions, primary
from gate_desk.ui.models.outside_text import one_line
from gate_desk.ui.widgets.action_bar import ActionText
from gate_desk.ui.widgets.passed_strip import PassedText
from gate_desk.ui.widgets.pending import PendingText
from gate_desk.words import gate, passages, said, strips, text, verdicts

KEYS: dict[Action, str] = {
    Action.RECORD: "F6",
    Action.CONFIRM: "F6",
    Action.REFUSE: "F7",
    Action.KEEP_CARD: "F10",
    Action.TURN: "F12",
    Action.ANNUL: "Ctrl+Z",
    Action.REVIEW: "F9",
    Action.SEARCH: "F2",
    Action.FORGOTTEN: "F5",
    Action.CAR_IN: "*",
    Action.CAR_OUT: "/",
    Action.CLOSE: "Esc",
}
_CAPTIONS: dict[tuple[Action, Direction], str] = {
    (Action.CONFIRM, Direction.IN): said("Đúng người, cho vào"),
    (Action.CONFIRM, Direction.OUT): said("Đúng người, cho ra"),
    (Action.REFUSE, Direction.IN): said("Không cho vào"),
    (Action.REFUSE, Direction.OUT): said("Không cho ra"),
    (Action.TURN, Direction.IN): said("Đổi thành lượt ra"),
    (Action.TURN, Direction.OUT): said("Đổi thành lượt vào"),
}
_CAPTIONS_EITHER_WAY: dict[Action, str] = {
    Action.RECORD: said("Ghi lượt – quên thẻ"),
    Action.KEEP_CARD: said("Đã giữ thẻ"),
    Action.ANNUL: said("Hủy lượt"),
    Action.REVIEW: said("Xem lại"),
    Action.SEARCH: said("Tìm theo tên, số thẻ"),
    Action.FORGOTTEN: said("Quên thẻ / thẻ hỏng"),
    Action.CAR_IN: said("Xe lãnh đạo vào"),
    Action.CAR_OUT: said("Xe lãnh đạo ra"),
    Action.CLOSE: said("Đóng"),
}
_KEY_HELP: tuple[tuple[str, str], ...] = (
    ("F2", said("Tìm người theo tên không dấu hoặc số thẻ")),
    ("F5", said("Quên thẻ hoặc thẻ hỏng: tìm người")),
    ("F6 / +", said("Đúng người: xác nhận thẻ đang xem")),
    ("F7 / −", said("Không cho qua thẻ đang xem")),
    ("* · /", said("Xe lãnh đạo vào · ra, không dừng")),
    ("F9", said("Xem lại lượt gần nhất")),
    ("F10", said("Đã giữ thẻ")),
    ("F12", said("Đổi chiều vào hoặc ra")),
    ("Ctrl+Z", said("Hủy lượt, có lý do")),
    ("Tab", said("Thẻ chờ xử lý tiếp theo")),
    ("Esc", said("Đóng thẻ chỉ xem hoặc ô tìm")),
)


_SPARE = (Action.CAR_IN, Action.CAR_OUT)
_OF_STRIP = (Action.REVIEW, Action.ANNUL)
"""On the idle page these stand on the strip of the newest verdict."""


def key_help() -> tuple[tuple[str, str], ...]:
    """Every key of the page and what it does."""
    return tuple((key, text(what)) for key, what in _KEY_HELP)


def caption(action: Action, direction: Direction) -> str:
    """What a button says."""
    return text(_CAPTIONS.get((action, direction)) or _CAPTIONS_EITHER_WAY[action])


def buttons(view: GateView) -> tuple[ActionText, ...]:
    """The buttons of the card that is shown."""
    direction = view.card.direction if view.card else Direction.IN
    first = primary(view)
    return tuple(
        ActionText(
            action, caption(action, direction), KEYS[action], action is first, action in _SPARE
        )
        for action in actions(view)
        if view.card is not None or action not in _OF_STRIP
    )


def subject(answer: ScanAnswer) -> str:
    """Whom an answer is about, in a few words."""
    reason = answer.reasons[0] if answer.reasons else None
    return one_line(passages.subject(answer.name, _number(answer), answer.kind, reason))


def agency(answer: ScanAnswer, names: SiteNames) -> str:
    """The short name of the person's agency; the organisation of a visitor."""
    if answer.visitor is not None:
        return one_line(answer.visitor.organisation)
    if answer.person is None:
        return ""
    known = names.agencies.get(answer.person.agency)
    return known[0] if known else answer.person.agency


def who(answer: ScanAnswer, names: SiteNames) -> str:
    """Person and agency."""
    return " · ".join(part for part in (subject(answer), agency(answer, names)) if part)


def last_line(last: LastVerdict) -> str:
    """Time and number of the newest scan."""
    answer = last.answer
    verdict = answer.verdict
    if verdict is Verdict.CHECK and answer.movement:
        verdict = Verdict.ADMIT
    return strips.last_verdict(
        verdict, answer.direction, answer.at, answer.number_today, last.resolution, last.annulled
    )


def number(answer: ScanAnswer) -> str:
    """The running number of the day."""
    return text("lượt {n}", n=answer.number_today)


def passage(answer: ScanAnswer, *, private: bool = False) -> str:
    """The running number and whom it is about; a private one names nobody."""
    return number(answer) if private else f"{number(answer)} · {subject(answer)}"


def car_passage(number_today: int | None = None) -> str:
    """A leader's car, with its running number where that is known."""
    car = text(passages.KINDS_IN_SHORT[LEADER_CAR])
    return car if number_today is None else f"{text('lượt {n}', n=number_today)} · {car}"


def passed_text(view: GateView, names: SiteNames) -> PassedText | None:
    """What has passed beside the card, the newest of an exit and a leader's car."""
    car, answer = view.car, view.exit_strip
    if car is not None and (answer is None or car.at >= answer.at):
        inwards = car.direction is Direction.IN
        word = text("XE LÃNH ĐẠO VÀO") if inwards else text("XE LÃNH ĐẠO RA")
        whom = text("Không dừng · không rõ người trên xe · Ctrl+Z để hủy")
        number_today = text("lượt {n}", n=car.number_today)
        return PassedText(word, whom, number_today, "car", "band_admit" if inwards else "band_exit")
    if answer is None:
        return None
    word = verdicts.verdict_word(answer.verdict, answer.direction)
    return PassedText(word, who(answer, names), number(answer))


def pending_text(
    answer: ScanAnswer,
    names: SiteNames,
    now: datetime,
    picture: QImage | None,
    *,
    outlined: bool,
    private: bool,
) -> PendingText:
    """One waiting card; a private one names nobody."""
    assert answer.record is not None
    why: tuple[str, ...] = ()
    if answer.reasons:
        why = gate.reason_shortening(answer.reasons[0], told(answer, names))
    return PendingText(
        record=answer.record,
        who=(number(answer),) if private else _who_shortening(answer, names),
        why=why,
        waited=strips.waited(answer.at, now),
        refused=answer.verdict is Verdict.REFUSE,
        outlined=outlined,
        picture=None if private else picture,
    )


def _who_shortening(answer: ScanAnswer, names: SiteNames) -> tuple[str, ...]:
    name = subject(answer)
    return who(answer, names), name, passages.short_name(name)


def _number(answer: ScanAnswer) -> str | None:
    return answer.card.number if answer.card else None
