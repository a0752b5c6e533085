"""What the gate page says about one decision: plain values in, sentences out."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from gate_desk.words import count, said, text
from gate_desk.words.verdicts import DIRECTIONS, KINDS, REASONS

DAY = "%d/%m/%Y"
CLOCK = "%H:%M"
_HOUR_S = 3600
_DAY_S = 86_400


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the sentences about a decision may name; texts are names as people say them."""

    now: datetime
    kind: str = "signed"
    agency: str = ""
    """The issuer's full name."""
    agency_short: str = ""
    age_s: int | None = None
    """Age of the issuer's data, seconds; None: none was held."""
    state_since: datetime | None = None
    first_day: date | None = None
    last_day: date | None = None
    zones: tuple[str, ...] = ()
    inside_since: datetime | None = None
    outside_since: datetime | None = None
    missing_digits: int = 0
    visitor: bool = False
    """About a visitor's pass: issued by a gate or a desk, handed back on the last day."""


def day(when: date) -> str:
    """`19/11/2026`."""
    return when.strftime(DAY)


def clock(when: datetime) -> str:
    """`07:41`, 24-hour."""
    return when.strftime(CLOCK)


def moment(when: datetime, now: datetime) -> str:
    """A time as people say it, days counted where `when` is local: `hôm qua 17:04`."""
    today = now.astimezone(when.tzinfo).date()
    if when.date() == today:
        return text("hôm nay {time}", time=clock(when))
    if when.date() == today - timedelta(days=1):
        return text("hôm qua {time}", time=clock(when))
    return f"{day(when)} {clock(when)}"


def short_moment(when: datetime, now: datetime) -> str:
    """The clock alone for today, with the day otherwise."""
    today = now.astimezone(when.tzinfo).date()
    return clock(when) if when.date() == today else moment(when, now)


def duration(seconds: int) -> str:
    """A length of time in its largest fitting unit: `26 giờ`."""
    if seconds < 60:
        return count("{n} giây", max(0, seconds))
    if seconds < _HOUR_S:
        return count("{n} phút", seconds // 60)
    if seconds < 2 * _DAY_S:
        return count("{n} giờ", seconds // _HOUR_S)
    return count("{n} ngày", seconds // _DAY_S)


def validity(first_day: date, last_day: date) -> str:
    """`01/03/2026 – 31/12/2028`."""
    return f"{day(first_day)} – {day(last_day)}"


def genuine(agency: str) -> str:
    """What a good signature proves."""
    return text("Thẻ thật, do {agency} cấp", agency=agency)


def passage(direction: str, gate: str, when: datetime, now: datetime) -> str:
    """`Ra · Cổng số 2 · hôm qua 17:04`."""
    return f"{text(DIRECTIONS[direction])} · {gate} · {moment(when, now)}"


def reason(code: str, told: Told) -> str:
    """One reason with the facts that make it checkable."""
    with_facts = _WITH_FACTS.get(code)
    sentence = with_facts(told) if with_facts else None
    if told.visitor and code in _OF_PASS:
        sentence = _OF_PASS[code](told)
    return sentence or text(REASONS[code])


def reason_shortening(code: str, told: Told) -> tuple[str, ...]:
    """The same reason in longer and shorter words, the longest first."""
    if code == "stale" and told.age_s is not None:
        short = text("Dữ liệu thẻ {age} chưa cập nhật", age=duration(told.age_s))
        return reason(code, told), short
    shorter = _IN_SHORT.get(code)
    return (reason(code, told), text(shorter)) if shorter else (reason(code, told),)


_IN_SHORT: dict[str, str] = {
    "zone": said("Thẻ không dùng cho khu vực này"),
    "already_inside": said("Đang ghi là ở trong"),
    "already_outside": said("Đang ghi là ở ngoài"),
    "by_hand": said("Chọn bằng tay"),
    "watch_block": said("Trong danh sách cần lưu ý"),
    "watch_notify": said("Trong danh sách cần lưu ý"),
}
"""Reasons that are too long for a narrow list."""


def stale(agency: str, age_s: int | None) -> str:
    """How long an agency's data has been silent."""
    if age_s is None:
        return text("Chưa nhận dữ liệu thẻ nào của {agency}", agency=agency)
    return text("Dữ liệu thẻ {agency} {age} chưa cập nhật", agency=agency, age=duration(age_s))


def _unread(told: Told) -> str:
    what = text(KINDS[told.kind])
    if told.kind == "misread" and told.missing_digits:
        what = count("Mã thiếu {n} chữ số", told.missing_digits)
    elif told.kind == "misread":
        what = text(REASONS["misread"])
    return text("{what} · chưa ghi lượt nào", what=what)


def _since(sentence: str) -> Callable[[Told], str | None]:
    def tell(told: Told) -> str | None:
        return text(sentence, day=day(told.state_since)) if told.state_since else None

    return tell


def _expired(told: Told) -> str | None:
    return text("Thẻ hết hạn ngày {day}", day=day(told.last_day)) if told.last_day else None


def _not_yet_valid(told: Told) -> str | None:
    if told.first_day is None:
        return None
    return text("Thẻ có hiệu lực từ ngày {day}", day=day(told.first_day))


def _zone(told: Told) -> str | None:
    if not told.zones:
        return None
    return text("Thẻ chỉ dùng cho: {zones}", zones=", ".join(told.zones))


def _stale(told: Told) -> str:
    return stale(told.agency_short or told.agency, told.age_s)


def _already_inside(told: Told) -> str | None:
    if told.inside_since is None:
        return None
    return text(
        "Đang ghi là ở trong từ {time}: lượt ra trước chưa quét",
        time=short_moment(told.inside_since, told.now),
    )


def _already_outside(told: Told) -> str | None:
    if told.outside_since is None:
        return None
    return text(
        "Đang ghi là ở ngoài từ {time}: lượt vào trước chưa quét",
        time=short_moment(told.outside_since, told.now),
    )


def _pass_handed_back(told: Told) -> str | None:
    if told.state_since is None:
        return None
    return text("Thẻ khách đã nộp lại ngày {day}", day=day(told.state_since))


def _pass_stale(told: Told) -> str:
    if told.age_s is None:
        return text("Chưa nhận dữ liệu nào của {node}", node=told.agency)
    return text(
        "Dữ liệu của {node}: {age} chưa cập nhật", node=told.agency, age=duration(told.age_s)
    )


_OF_PASS: dict[str, Callable[[Told], str | None]] = {
    "revoked": _pass_handed_back,
    "stale": _pass_stale,
}
"""What is said otherwise of a pass than of a card."""

_WITH_FACTS: dict[str, Callable[[Told], str | None]] = {
    "misread": _unread,
    "unreadable": _unread,
    "lost": _since(said("Thẻ đã báo mất ngày {day}")),
    "revoked": _since(said("Thẻ đã bị thu hồi ngày {day}")),
    "suspended": _since(said("Thẻ tạm dừng từ ngày {day}")),
    "expired": _expired,
    "not_yet_valid": _not_yet_valid,
    "zone": _zone,
    "stale": _stale,
    "already_inside": _already_inside,
    "already_outside": _already_outside,
}
