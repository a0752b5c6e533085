"""The exchange page in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

from gate_desk.domain.days import moment
from gate_desk.services.exchange_status import FORK, SILENT, NodeStatus
from gate_desk.ui.models.exchange_desk import ExchangeView
from gate_desk.ui.models.outside_text import one_line
from gate_desk.words import count, said, text
from gate_desk.words.errors import error_sentences
from gate_desk.words.exchange import (
    OUTCOMES,
    batches,
    bytes_text,
    given_and_taken,
    late_entry,
    twice,
)
from gate_desk.words.gate import duration, short_moment

if TYPE_CHECKING:
    from gate_desk.services.care import Verified
    from gate_desk.services.findings import Contradiction, Finding
    from gate_desk.services.rounds import Round
    from gate_desk.services.shelves import Reason
    from gate_desk.ui.errands import Step
    from gate_desk.ui.widgets.chip import ChipRole
    from gate_desk.ui.widgets.notice import Kind

STEPS: dict[str, str] = {
    "build": said("Đóng gói"),
    "give": said("Đưa gói ra"),
    "take": said("Nhận gói vào"),
    "verify": said("Kiểm tra sổ"),
}
_DAY = timedelta(days=1)
Number = Callable[[float, int], str]


class NodeWords(NamedTuple):
    """One node's card."""

    state: str
    state_role: ChipRole
    theirs: str
    """What it has of ours."""
    theirs_when: str
    ours: str
    """What we have of it."""
    ours_when: str
    foot: str
    to_call: bool = False
    """Whether somebody is to telephone."""


class ResultWords(NamedTuple):
    """What the newest round came to."""

    kind: Kind
    what: str
    todo: str = ""


def node_words(node: NodeStatus, at: int, zone: ZoneInfo, number: Number) -> NodeWords:
    """What a node's card says."""
    now = moment(at, zone)
    state, role = _state(node)
    called = _called(node, now, zone)
    to_call = SILENT in node.alarms and not called
    return NodeWords(
        state=called or state,
        state_role=role,
        theirs=f"{number(node.custody, 0)} / {number(node.own_size, 0)}",
        theirs_when=_theirs_when(node, now, zone),
        ours=count("{n} bản ghi", node.received),
        ours_when=_ours_when(node),
        foot=_foot(node),
        to_call=to_call,
    )


def _called(node: NodeStatus, now: datetime, zone: ZoneInfo) -> str:
    """That somebody has telephoned within the last day; it stays amber until something comes."""
    if SILENT not in node.alarms or node.called_at is None:
        return ""
    at = moment(node.called_at, zone)
    return text("im lặng – đã gọi {when}", when=short_moment(at, now)) if now - at < _DAY else ""


def call_words(name: str) -> tuple[str, str, str]:
    """Title and caption of the note about a telephone call."""
    title = text("Đã gọi điện cho {name}", name=name)
    return title, text("Ghi: đã gọi"), text("Nói với ai, hẹn thế nào")


def _state(node: NodeStatus) -> tuple[str, ChipRole]:
    if FORK in node.alarms:
        return text("HAI SỔ KHÁC NHAU"), "refuse"
    if SILENT in node.alarms:
        if node.age_s is None:
            return text("chưa có tin – gọi điện"), "check"
        return text("im lặng {age} – gọi điện", age=duration(node.age_s)), "check"
    behind = node.own_size - node.custody
    if behind > 0:
        return count("chờ xác nhận {n}", behind), "info"
    return text("đã đủ"), "admit"


def _theirs_when(node: NodeStatus, now: datetime, zone: ZoneInfo) -> str:
    if node.custody_at is None:
        return text("chưa xác nhận lần nào")
    when = short_moment(moment(node.custody_at, zone), now)
    if node.lag_ms is None:
        return text("xác nhận lúc {when}", when=when)
    lag = duration(node.lag_ms // 1000)
    return text("xác nhận lúc {when}, sau {lag}", when=when, lag=lag)


def _ours_when(node: NodeStatus) -> str:
    if node.age_s is None:
        return text("chưa nhận lần nào")
    age = text("dữ liệu cũ {age}", age=duration(node.age_s))
    if not node.witnesses:
        return age
    return f"{age} · {count('{n} cơ quan làm chứng', node.witnesses)}"


def _foot(node: NodeStatus) -> str:
    parts = []
    if waiting := node.waiting - node.on_the_way:
        parts.append(count("{n} gói chờ gửi", waiting))
    if node.on_the_way:
        parts.append(count("{n} gói đã đưa đi, chờ xác nhận", node.on_the_way))
    if node.waiting:
        parts.append(bytes_text(node.waiting_bytes))
    if node.pending:
        parts.append(count("{n} gói chờ gói trước", node.pending))
    if node.quarantine:
        parts.append(count("{n} gói để riêng", node.quarantine))
    return " · ".join(parts) or text("Không có gói nào chờ.")


def step_words(step: Step | None) -> str:
    """What a round is at."""
    if step is None:
        return text("Bắt đầu…")
    return f"{text(STEPS[step.what])} · {step.done}/{step.total}"


def result_words(view: ExchangeView) -> ResultWords:
    """What the newest round came to; empty while there was none."""
    if view.error is not None:
        kind: Kind = "info" if view.error.code == "cancelled" else "refuse"
        return ResultWords(kind, *error_sentences(view.error.code))
    if view.verified is not None:
        return _verified_words(view.verified)
    if view.last is None:
        return ResultWords("info", "")
    done = _done(view.last)
    if view.last.troubles:
        return ResultWords("check", done, " ".join(error_sentences(view.last.troubles[0].code)))
    bad = [each for each in view.last.taken if each.code not in OUTCOMES]
    if bad:
        aside = text("Để riêng {batches}, xem bên dưới.", batches=batches(len(bad)))
        return ResultWords("check", done, aside)
    return ResultWords("admit", done)


def _verified_words(verified: tuple[Verified, ...]) -> ResultWords:
    bad = [journal.head.origin for journal in verified if not journal.ok]
    if bad:
        what = text("Sổ không khớp: {names}", names=", ".join(bad))
        return ResultWords("refuse", what, text("Không xóa gì. Báo ngay cho chỉ huy và công an."))
    records = count("{n} bản ghi", sum(journal.head.size for journal in verified))
    journals = count("{n} sổ", len(verified))
    what = text("Đã kiểm {records} của {journals}: khớp hết.", records=records, journals=journals)
    return ResultWords("admit", what)


def _done(done: Round) -> str:
    taken = [each for each in done.taken if each.code in OUTCOMES]
    return text("Xong: {what}.", what=given_and_taken(len(done.given), len(taken)))


def stick_words(name: str, give: int, take: int) -> str:
    """What an exchange with a stick would do."""
    return text("USB “{name}”: {what}", name=name, what=given_and_taken(give, take))


def reason_words(reason: Reason) -> tuple[str, str]:
    """Why a file lies aside: from whom and what, and what to do."""
    what, todo = error_sentences(reason.code)
    sender = reason.sender or text("nơi gửi không rõ")
    return f"{sender} · {what}", todo


def contradiction_words(pair: Contradiction, gates: Mapping[str, str], at: int) -> str:
    """Who went the same way twice, and where."""
    before, after = pair.before, pair.after
    now = moment(at, after.at.tzinfo or UTC)
    said = twice(
        pair.direction,
        gates.get(before.gate, before.gate),
        before.at,
        gates.get(after.gate, after.gate),
        after.at,
        now,
    )
    who = " · ".join(filter(None, map(one_line, (pair.person, pair.card_number))))
    return f"{who}: {said}" if who else said


def finding_words(finding: Finding, at: int) -> str:
    """Who was let in by older data, and what is known now."""
    now = moment(at, finding.at.tzinfo or UTC)
    age = finding.data_age_s
    said = late_entry(finding.at, finding.state, finding.blocked_at, age, now)
    who = " · ".join(filter(None, (finding.person, finding.card_number, finding.gate)))
    return f"{who} · {said}"
