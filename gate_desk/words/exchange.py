"""The exchange in words: outcomes, alarms, ages, sizes."""

from gate_desk.words import count, said, text
from gate_desk.words.gate import duration

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
