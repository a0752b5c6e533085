"""Codes of the gate's decision (`domain.verdict`) as sentences."""

from gate_desk.words import said, text

VERDICTS: dict[str, str] = {
    "admit": said("CHO VÀO"),
    "check": said("CẦN KIỂM TRA"),
    "refuse": said("KHÔNG CHO VÀO"),
    "rescan": said("QUÉT LẠI"),
}
GONE_OUT = said("ĐÃ RA")

NEXT_STEPS: dict[str, str] = {
    "let_in": said("MỜI VÀO"),
    "let_out": said("MỜI RA"),
    "take_back": said("THU LẠI THẺ KHÁCH"),
    "hand_back": said("TRẢ ĐỒ GỬI · THU LẠI THẺ"),
    "compare_photo": said("SO ẢNH · ĐÚNG NGƯỜI BẤM F6"),
    "call_escort": said("GỌI NGƯỜI ĐÓN · ĐÃ ĐẾN BẤM F6"),
    "answer_message": said("ĐỌC LỜI NHẮN · XONG BẤM F6"),
    "keep_card": said("GIỮ THẺ · GỌI SỐ NỘI BỘ {phone}"),
    "call_commander": said("MỜI CHỜ · GỌI CHỈ HUY {phone}"),
    "ask_order": said("XIN Ý KIẾN CHỈ HUY · {phone}"),
    "ask_papers": said("HỎI GIẤY TỜ · GỌI SỐ NỘI BỘ {phone}"),
    "hold_steady": said("ĐƯA THẺ GẦN HƠN, GIỮ YÊN"),
    "scan_again": said("QUÉT LẠI, HOẶC GÕ TÊN (F2)"),
    "scan_badge": said("MỜI QUÉT THẺ RA VÀO"),
    "scan_code": said("QUÉT MÃ IN TRÊN THẺ, HOẶC GÕ TÊN (F2)"),
    "switch_reader": said("TẮT BỘ GÕ TIẾNG VIỆT, QUÉT LẠI"),
}
NEXT_STEPS_WITHOUT_PHONE: dict[str, str] = {
    "keep_card": said("GIỮ THẺ · GỌI CHỈ HUY"),
    "call_commander": said("MỜI CHỜ · GỌI CHỈ HUY"),
    "ask_order": said("XIN Ý KIẾN CHỈ HUY"),
    "ask_papers": said("HỎI GIẤY TỜ · GỌI CHỈ HUY"),
}

REASONS: dict[str, str] = {
    "misread": said("Mã đọc chưa đủ hoặc sai số kiểm tra"),
    "unreadable": said("Không nhận ra mã này"),
    "unknown": said("Thẻ không có trong danh sách"),
    "forged": said("Chữ ký trên thẻ không đúng: thẻ giả"),
    "revoked": said("Thẻ đã bị thu hồi"),
    "lost": said("Thẻ đã báo mất"),
    "watch_block": said("Trong danh sách cần lưu ý: không cho vào"),
    "suspended": said("Thẻ đang tạm dừng"),
    "expired": said("Thẻ đã hết hạn"),
    "not_yet_valid": said("Thẻ chưa đến ngày hiệu lực"),
    "zone": said("Thẻ không dùng cho khu vực này"),
    "outside_hours": said("Ngoài giờ được phép vào"),
    "not_listed": said("Không có trong danh sách sự kiện"),
    "stale": said("Dữ liệu thẻ của cơ quan cấp đã cũ"),
    "unsigned_number": said("Số thẻ không có chữ ký: so ảnh"),
    "by_hand": said("Chọn bằng tay: quên thẻ hoặc thẻ hỏng"),
    "not_in_directory": said("Thẻ thật, chưa có trong danh bạ"),
    "clock_suspect": said("Đồng hồ máy không đáng tin"),
    "escort": said("Phải có người đưa đón"),
    "message_3": said("Có lời nhắn cần trả lời"),
    "watch_notify": said("Trong danh sách cần lưu ý: báo cơ quan quản lý"),
    "message_1": said("Có lời nhắn"),
    "message_2": said("Có lời nhắn: đọc và hiểu"),
    "already_inside": said("Đang ghi là ở trong: lượt ra trước chưa quét"),
    "already_outside": said("Đang ghi là ở ngoài: lượt vào trước chưa quét"),
    "items_held": said("Có đồ gửi tại cổng"),
}

KINDS: dict[str, str] = {
    "signed": said("Mã thẻ có chữ ký"),
    "number": said("Mã số thẻ"),
    "rfid": said("Số thẻ cảm ứng"),
    "by_hand": said("Chọn bằng tay"),
    "misread": said("Mã đọc chưa đúng"),
    "unreadable": said("Mã không đọc được"),
    "damaged": said("Mã bị bộ gõ tiếng Việt làm hỏng"),
    "identity_card": said("Đây là căn cước, không phải thẻ ra vào"),
    "personal_id": said("Đây là số định danh, không phải thẻ ra vào"),
    "mrz": said("Đây là hộ chiếu hoặc giấy tờ, không phải thẻ ra vào"),
    "plate": said("Đây là biển số xe, không phải thẻ ra vào"),
}

RESOLUTIONS: dict[str, str] = {
    "confirmed": said("đúng người"),
    "refused": said("không cho vào"),
    "ordered": said("theo lệnh chỉ huy"),
    "card_kept": said("đã giữ thẻ"),
}

DIRECTIONS: dict[str, str] = {"in": said("Vào"), "out": said("Ra")}


def verdict_word(verdict: str, direction: str) -> str:
    """The one word of the verdict band."""
    if verdict == "admit" and direction == "out":
        return text(GONE_OUT)
    return text(VERDICTS[verdict])


def next_step_line(step: str, phone: str | None) -> str:
    """The bold line of the verdict band; `phone` is whom to call, from node.toml."""
    if phone is None:
        return text(NEXT_STEPS_WITHOUT_PHONE.get(step, NEXT_STEPS[step]))
    return text(NEXT_STEPS[step], phone=phone)
