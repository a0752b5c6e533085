"""What the settings page says about readers: kinds, lanes, states, and what a trial showed."""

from gate_desk.words import count, said, text

KINDS: dict[str, str] = {
    "wedge": said("Gõ như bàn phím"),
    "serial": said("Cổng nối tiếp"),
    "camera": said("Camera"),
}
LANES: dict[str, str] = {"in": said("Làn vào"), "out": said("Làn ra"), "": said("Cả hai chiều")}
SUFFIXES: dict[str, str] = {
    "enter": said("Enter"),
    "tab": said("Tab"),
    "none": said("Không có"),
}
NOTATIONS: dict[str, str] = {
    "": said("Tự nhận kiểu số"),
    "10H13D": said("13 chữ số (10H13D)"),
    "8H10D": said("10 chữ số (8H10D)"),
    "6H8D": said("8 chữ số (6H8D)"),
    "wg26": said("Wiegand: 176,42493"),
    "hex": said("Hệ 16: 02B0A5FD"),
}
"""How readers of radio cards write a number."""
ORDERS: dict[bool, str] = {False: said("Xuôi"), True: said("Đảo ngược")}
"""The order of a radio number's bytes."""
STATES: dict[str, str] = {
    "good": said("sẵn sàng"),
    "lost": said("mất kết nối"),
    "noisy": said("gửi dữ liệu hỏng"),
    "unsaved": said("chưa lưu"),
}
ENDS: dict[str, str] = {
    "\r": said("Enter (CR)"),
    "\n": said("Xuống dòng (LF)"),
    "\t": said("Tab"),
    "": said("Không có"),
}
ADVICE: dict[str, tuple[str, str]] = {
    "rewritten": (
        said("Bộ gõ tiếng Việt sửa chữ máy quét gửi."),
        said("Chuyển máy quét sang chế độ cổng nối tiếp (COM, CDC), hoặc tắt bộ gõ."),
    ),
    "noisy": (
        said("Có ký tự nhiễu lẫn vào."),
        said("Kiểm tra cáp, và đặt tốc độ cổng đúng như ở máy quét."),
    ),
    "slow": (
        said("Máy quét gõ chậm: mã thẻ cán bộ 207 chữ số mất {seconds} giây."),
        said("Chuyển sang cổng nối tiếp (COM, CDC), hoặc dùng thẻ cảm ứng."),
    ),
    "wide_gaps": (
        said("Khoảng cách phím lớn hơn mức đang đặt ({gap} ms)."),
        said("Quét đủ ba lần rồi dùng các thông số được đề nghị."),
    ),
    "no_suffix": (
        said("Máy quét không gửi ký tự kết thúc."),
        said("Cài cho máy quét gửi Enter sau mỗi mã: nhanh và chắc hơn."),
    ),
    "cut": (
        said("Mã thẻ không đến đủ."),
        said("Đưa thẻ gần hơn, giữ yên, quét lại; vẫn vậy thì giảm tốc độ của máy quét."),
    ),
}
"""What is wrong, and what to do."""


def named_lane(lane: str) -> str:
    """A lane by its name in node.toml."""
    return text(LANES.get(lane, lane))


def advice(code: str, *, seconds: str, gap: int) -> tuple[str, str]:
    """What is wrong and what to do; `seconds` is what a staff code takes, `gap` what is set."""
    what, todo = ADVICE[code]
    return text(what).format(seconds=seconds, gap=gap), text(todo)


def port(device: str, untrusted_name: str) -> str:
    """A port as people choose it."""
    place = device.rpartition("/")[2]
    if not device:
        return text("Cổng duy nhất của máy")
    return f"{untrusted_name} · {place}" if untrusted_name else place


def missing_port(device: str) -> str:
    """A port of the settings that is not there now."""
    return text("{port} (chưa cắm)", port=device.rpartition("/")[2])


def characters(number: int) -> str:
    """How long a text is."""
    return count("{n} ký tự", number)


def milliseconds(number: int) -> str:
    """A short time."""
    return text("{n} ms", n=number)


def profile(suffix: str, gap_ms: int | None) -> str:
    """Settings as they are proposed."""
    ends = text("ký tự kết thúc: {suffix}", suffix=text(SUFFIXES[suffix]))
    if gap_ms is None:
        return ends
    return f"{ends} · {text('khoảng cách phím: {gap} ms', gap=gap_ms)}"
