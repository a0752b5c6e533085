"""The exchange in words: outcomes, alarms, ages, sizes."""

from datetime import datetime

from gate_desk.words import count, said, text
from gate_desk.words.gate import duration, short_moment

OUTCOMES: dict[str, str] = {
    "applied": said("Đã nhận"),
    "duplicate": said("Đã có từ trước"),
    "gap": said("Chờ gói trước"),
}
ALARMS: dict[str, str] = {
    "fork": said("HAI SỔ KHÁC NHAU"),
    "silent": said("im lặng quá lâu – gọi điện"),
}
_KIB = 1024


def age_text(seconds: int | None) -> str:
    """How long ago, or that nothing ever came."""
    if seconds is None:
        return text("chưa có")
    return duration(seconds)


def bytes_text(size: int) -> str:
    """A size for people."""
    if size < _KIB:
        return f"{size} B"
    if size < _KIB * _KIB:
        return f"{size / _KIB:.0f} KiB"
    return f"{size / _KIB / _KIB:.1f} MiB"


def given_and_taken(given: int, taken: int) -> str:
    """`đưa 2 gói, nhận 1 gói`."""
    return text("đưa {given}, nhận {taken}", given=batches(given), taken=batches(taken))


def batches(number: int) -> str:
    """`2 gói`."""
    return count("{n} gói", number)


_BLOCKED: dict[str, str] = {
    "revoked": said("thẻ đã bị thu hồi lúc {when}"),
    "lost": said("thẻ đã báo mất lúc {when}"),
    "suspended": said("thẻ đã bị tạm dừng lúc {when}"),
}


def late_entry(
    at: datetime, state: str, blocked_at: datetime, age_s: int | None, now: datetime
) -> str:
    """`Vào lúc 07:41 theo dữ liệu cũ 26 giờ; thẻ đã bị thu hồi lúc hôm qua 20:00`."""
    entered = short_moment(at, now)
    blocked = text(_BLOCKED[state], when=short_moment(blocked_at, now))
    if age_s is None:
        return f"{text('Vào lúc {at}', at=entered)}; {blocked}"
    age = duration(age_s)
    return f"{text('Vào lúc {at} theo dữ liệu cũ {age}', at=entered, age=age)}; {blocked}"


_TWICE = {
    "in": said("Vào {gate} lúc {at}, rồi lại vào {other} lúc {then}: không có lượt ra ở giữa"),
    "out": said("Ra {gate} lúc {at}, rồi lại ra {other} lúc {then}: không có lượt vào ở giữa"),
}


def twice(
    direction: str, gate: str, at: datetime, other: str, then: datetime, now: datetime
) -> str:
    """`Vào Cổng số 1 lúc 07:41, rồi lại vào Cổng số 2 lúc 08:02: không có lượt ra ở giữa`."""
    return text(
        _TWICE[direction],
        gate=gate,
        at=short_moment(at, now),
        other=other,
        then=short_moment(then, now),
    )
