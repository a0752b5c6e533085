"""The list of movements in words: who or what passed, and what became of it."""

from gate_desk.words import said, text
from gate_desk.words.verdicts import DIRECTIONS

ANNULLED = said("Đã hủy")

KINDS_IN_SHORT: dict[str, str] = {
    "signed": said("Thẻ lạ"),
    "number": said("Thẻ lạ"),
    "rfid": said("Thẻ lạ"),
    "by_hand": said("Chọn bằng tay"),
    "misread": said("Mã đọc chưa đủ"),
    "unreadable": said("Mã không đọc được"),
    "damaged": said("Mã bị bộ gõ làm hỏng"),
    "identity_card": said("Căn cước"),
    "personal_id": said("Số định danh"),
    "mrz": said("Hộ chiếu, giấy tờ"),
    "plate": said("Biển số xe"),
    "leader_car": said("Xe lãnh đạo"),
}

UNNAMED: dict[str, str] = {
    "forged": said("Thẻ giả"),
    "unknown": said("Thẻ lạ"),
    "not_in_directory": said("Chưa rõ là ai"),
    "unsigned_number": said("Chưa rõ là ai"),
}
"""By the reason of the verdict: whose card it is when nobody is known by it."""

_OPEN: dict[tuple[str, str], str] = {
    ("check", "in"): said("Chờ kiểm tra"),
    ("check", "out"): said("Chờ kiểm tra"),
    ("refuse", "in"): said("Không cho vào"),
    ("refuse", "out"): said("Không cho ra"),
    ("rescan", "in"): said("Quét lại"),
    ("rescan", "out"): said("Quét lại"),
}
_CLOSED: dict[tuple[str, str], str] = {
    ("confirmed", "in"): said("Kiểm tra → vào"),
    ("confirmed", "out"): said("Kiểm tra → ra"),
    ("refused", "in"): said("Không cho vào"),
    ("refused", "out"): said("Không cho ra"),
    ("ordered", "in"): said("Lệnh chỉ huy → vào"),
    ("ordered", "out"): said("Lệnh chỉ huy → ra"),
    ("card_kept", "in"): said("Giữ thẻ"),
    ("card_kept", "out"): said("Giữ thẻ"),
}


def outcome(verdict: str, direction: str, resolution: str | None, annulled: bool) -> str:
    """What became of a scan; never said by a colour alone."""
    if annulled:
        return text(ANNULLED)
    if resolution is not None:
        return text(_CLOSED[resolution, direction])
    if verdict == "admit":
        return text(DIRECTIONS[direction])
    return text(_OPEN[verdict, direction])


def subject(name: str | None, card_number: str | None, kind: str, reason: str | None = None) -> str:
    """Whom a line is about: the person, else the card, else what was scanned.

    `reason` is the first one of the verdict.
    """
    if name:
        return name
    if card_number:
        return text("Thẻ {number}", number=card_number)
    return text(UNNAMED.get(reason or "", KINDS_IN_SHORT[kind]))


def masked_subject(card_number: str | None, kind: str, reason: str | None = None) -> str:
    """The same for a screen that nobody is working at: no name, the card's last four."""
    if card_number:
        return text("Thẻ …{last}", last=card_number[-4:])
    return subject(None, None, kind, reason)


def short_name(name: str) -> str:
    """A long name for a narrow column: family and given name whole, the others as initials."""
    words = name.split()
    if len(words) < 3:
        return name
    middle = "".join(f"{word[0]}." for word in words[1:-1])
    return f"{words[0]} {middle} {words[-1]}"
