"""One-line sentences of the gate page: strips, waiting cards, what needs attention."""

from datetime import datetime

from gate_desk.words import count, said, text
from gate_desk.words.gate import duration, short_moment

_DONE: dict[tuple[str, str], str] = {
    ("admit", "in"): said("Cho vào lúc {time}"),
    ("admit", "out"): said("Ra lúc {time}"),
    ("check", "in"): said("Cần kiểm tra lúc {time}"),
    ("check", "out"): said("Cần kiểm tra lúc {time}"),
    ("refuse", "in"): said("Không cho vào lúc {time}"),
    ("refuse", "out"): said("Không cho ra lúc {time}"),
    ("rescan", "in"): said("Quét lại lúc {time}"),
    ("rescan", "out"): said("Quét lại lúc {time}"),
}
_CARD_KEPT = said("Đã giữ thẻ lúc {time}")
_ANNULLED = said("Đã hủy lượt lúc {time}")


def last_verdict(
    verdict: str, direction: str, at: datetime, number: int, resolution: str | None, annulled: bool
) -> str:
    """`Cho vào lúc 09:22:38 · lượt 483`."""
    if annulled:
        sentence = _ANNULLED
    elif resolution == "card_kept":
        sentence = _CARD_KEPT
    else:
        sentence = _DONE["refuse" if resolution == "refused" else verdict, direction]
    when = text(sentence, time=f"{at:%H:%M:%S}")
    return f"{when} · {text('lượt {n}', n=number)}"


def waited(since: datetime, now: datetime) -> str:
    """How long a card has been waiting."""
    return duration(int((now - since).total_seconds()))


def last_seen(direction: str | None, at: datetime | None, now: datetime) -> str:
    """Where somebody is by the records: `Đang ở trong từ 07:41`, `Ra hôm qua 17:10`."""
    if direction is None or at is None:
        return text("Chưa có lượt nào")
    if direction == "in":
        return text("Đang ở trong từ {time}", time=short_moment(at, now))
    return text("Ra {time}", time=short_moment(at, now))


def stale_agency(short_name: str, age_s: int | None) -> tuple[str, str]:
    """What is wrong with an agency's data, and what to do."""
    advice = text("Gọi trực ban cơ quan này để nhận gói dữ liệu mới")
    if age_s is None:
        return text("{agency}: chưa nhận dữ liệu thẻ nào", agency=short_name), advice
    what = text("{agency}: {age} chưa cập nhật dữ liệu thẻ", agency=short_name, age=duration(age_s))
    return what, advice


def clock_suspect() -> tuple[str, str]:
    """The clock is not to be trusted."""
    advice = text("Thẻ phải so ảnh · báo quản trị chỉnh lại ngày giờ")
    return text("Đồng hồ máy không đáng tin"), advice


def low_disk(free: str) -> tuple[str, str]:
    """`free` with its unit."""
    what = text("Ổ đĩa chỉ còn {free}", free=free)
    return what, text("Vẫn ghi lượt bình thường · báo quản trị dọn ổ đĩa")


def many_waiting(waiting: int) -> tuple[str, str]:
    """More unresolved cards than the page can pin."""
    what = count("{n} lượt chưa xử lý xong", waiting)
    return what, text("Bấm Tab để xem từng lượt rồi chọn F6, F7 hoặc F10")


def nothing_to_do() -> str:
    """The attention list is empty."""
    return text("Không có việc gì cần chú ý")
