"""What is wrong with the post, as a sentence and what to do about it."""

from gate_desk.words import said, text

FAULTS: dict[str, tuple[str, str]] = {
    "reader_in_lost": (
        said("Máy quét làn vào mất kết nối"),
        said("cắm lại cáp, hoặc gõ số thẻ (F2). Làn ra vẫn hoạt động."),
    ),
    "reader_out_lost": (
        said("Máy quét làn ra mất kết nối"),
        said("cắm lại cáp, hoặc gõ số thẻ (F2). Làn vào vẫn hoạt động."),
    ),
    "reader_lost": (
        said("Máy quét mất kết nối"),
        said("cắm lại cáp, hoặc gõ số thẻ (F2)."),
    ),
    "reader_in_noisy": (
        said("Máy quét làn vào gửi dữ liệu hỏng"),
        said("thử quét lại; vẫn vậy thì kiểm tra cáp và tốc độ cổng ở trang Cài đặt."),
    ),
    "reader_out_noisy": (
        said("Máy quét làn ra gửi dữ liệu hỏng"),
        said("thử quét lại; vẫn vậy thì kiểm tra cáp và tốc độ cổng ở trang Cài đặt."),
    ),
    "reader_noisy": (
        said("Máy quét gửi dữ liệu hỏng"),
        said("thử quét lại; vẫn vậy thì kiểm tra cáp và tốc độ cổng ở trang Cài đặt."),
    ),
    "disk_low": (
        said("Ổ đĩa sắp đầy"),
        said("báo quản trị dọn ổ đĩa. Quét thẻ vẫn hoạt động."),
    ),
    "clock_suspect": (
        said("Đồng hồ máy không đáng tin"),
        said("báo quản trị chỉnh giờ. Thẻ phải so ảnh cho đến khi chỉnh xong."),
    ),
}


def fault_sentences(code: str) -> tuple[str, str]:
    """What is wrong (without its full stop), and what to do now, in the language in use."""
    if code in FAULTS:
        what, advice = FAULTS[code]
        return text(what), text(advice)
    from gate_desk.words.errors import error_sentences  # not before something is wrong

    what, advice = error_sentences(code)
    return what.rstrip("."), advice
