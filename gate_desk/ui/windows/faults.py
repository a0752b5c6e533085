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
    "disk_low": (
        said("Ổ đĩa sắp đầy"),
        said("báo quản trị dọn ổ đĩa. Quét thẻ vẫn hoạt động."),
    ),
    "clock_suspect": (
        said("Đồng hồ máy không đáng tin"),
        said("báo quản trị chỉnh giờ. Thẻ phải so ảnh cho đến khi chỉnh xong."),
    ),
    "sound_missing": (
        said("Không phát được âm thanh"),
        said("nhìn màn hình sau mỗi lần quét."),
    ),
    "busy": (
        said("Máy đang xử lý chậm"),
        said("lượt quét đã được giữ lại, chờ kết quả."),
    ),
}
_OTHER = (said("Máy báo lỗi {code}"), said("quét lại; nếu lặp lại, báo quản trị mã lỗi này."))


def fault_sentences(code: str) -> tuple[str, str]:
    """What is wrong, and what to do now, in the language in use."""
    what, advice = FAULTS.get(code, _OTHER)
    return text(what, code=code), text(advice)
