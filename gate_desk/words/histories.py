"""The past of people and cards in words: what happened to a card, how often it was forgotten."""

from datetime import date, datetime

from gate_desk.words import count, said, text
from gate_desk.words.gate import clock

CARD_EVENTS: dict[str, str] = {
    "issued": said("Đã cấp thẻ"),
    "renewed": said("Gia hạn"),
    "suspended": said("Tạm dừng"),
    "resumed": said("Dùng lại"),
    "lost": said("Báo mất"),
    "found": said("Tìm thấy"),
    "returned": said("Nộp lại"),
    "revoked": said("Thu hồi"),
}
_MONTHS = (
    said("tháng 1"),
    said("tháng 2"),
    said("tháng 3"),
    said("tháng 4"),
    said("tháng 5"),
    said("tháng 6"),
    said("tháng 7"),
    said("tháng 8"),
    said("tháng 9"),
    said("tháng 10"),
    said("tháng 11"),
    said("tháng 12"),
)


def card_event(kind: str) -> str:
    """What the issuer did with a card; a kind of a later version as it is."""
    return text(CARD_EVENTS[kind]) if kind in CARD_EVENTS else kind


def month_name(month: date) -> str:
    """`tháng 11`."""
    return text(_MONTHS[month.month - 1])


def forgotten(month: date, times: int, days: int) -> str:
    """`Quên thẻ: 3 lần trong tháng 11`, and on how many days where that differs."""
    if not times:
        return text("Chưa quên thẻ lần nào trong {month}", month=month_name(month))
    sentence = count("Quên thẻ: {n} lần trong {month}", times, month=month_name(month))
    return f"{sentence} ({count('{n} ngày', days)})" if days != times else sentence


def when(at: datetime, now: datetime) -> str:
    """The clock for today, `19/11 17:04` before, with the year where it is another."""
    today = now.astimezone(at.tzinfo).date()
    if at.date() == today:
        return clock(at)
    if at.year == today.year:
        return f"{at:%d/%m} {clock(at)}"
    return f"{at:%d/%m/%Y}"
