"""Error codes of evacuations as sentences: what happened, and what to do."""

from gate_desk.words import said

ROLL_ERRORS: dict[str, tuple[str, str]] = {
    "roll_under_way": (
        said("Đang điểm danh sơ tán."),
        said("Kết thúc lần điểm danh này trước khi bắt đầu lần mới."),
    ),
    "no_roll": (
        said("Chưa bắt đầu điểm danh sơ tán."),
        said("Mở trang Có mặt và bấm Bắt đầu điểm danh."),
    ),
    "not_on_roll": (
        said("Người này không có trong danh sách điểm danh."),
        said("Mở lại danh sách, hoặc quét thẻ của người này."),
    ),
    "roll_unreadable": (
        said("Không đọc được đây là thẻ của ai."),
        said("Quét lại, hoặc bấm tên người này trong danh sách."),
    ),
}
