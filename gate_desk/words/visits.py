"""Visits and passes in words."""

from gate_desk.words import said, text

VISITOR_PASS = said("Thẻ khách / nhà thầu")

PURPOSES: dict[str, str] = {
    "papers": said("Nộp, nhận giấy tờ"),
    "work": said("Làm việc"),
    "meeting": said("Họp, hội nghị"),
    "citizens": said("Tiếp công dân"),
    "delivery": said("Giao, nhận hàng"),
    "contractor": said("Nhà thầu"),
    "private": said("Việc riêng"),
    "other": said("Việc khác"),
}

STATES: dict[str, str] = {
    "expected": said("đã hẹn"),
    "registered": said("đã đăng ký"),
    "awaiting": said("chờ người tiếp"),
    "admitted": said("đã cho vào"),
    "ended": said("đã ra"),
    "unseen": said("kết thúc, không thấy ra"),
    "refused": said("không cho vào"),
    "cancelled": said("đã hủy"),
}

DOCUMENTS: dict[str, str] = {
    "identity_card": said("Căn cước"),
    "vneid": said("VNeID trên điện thoại"),
    "passport": said("Hộ chiếu"),
    "other": said("Giấy tờ khác"),
    "none": said("Không có giấy tờ"),
}

MATCHED_BY: dict[str, str] = {
    "document": said("trùng số giấy tờ"),
    "plate": said("trùng biển số"),
    "name": said("trùng họ tên"),
    "near_name": said("họ tên gần giống"),
}

DONE: dict[str, str] = {
    "left": said("Đã ghi khách ra."),
    "unseen": said("Đã kết thúc, ghi rõ là không thấy khách ra."),
    "handed_back": said("Đã ghi trả đồ gửi."),
    "returned": said("Đã ghi thu thẻ khách."),
    "missing": said("Đã ghi báo mất thẻ khách."),
}

PAPER_WARNINGS: dict[str, str] = {
    "typed": said("Máy quét gõ phím: gõ họ tên theo thẻ"),
    "check_digit": said("Sai số kiểm tra: đối chiếu số giấy tờ"),
    "birth_year_mismatch": said("Năm sinh không khớp số định danh"),
    "sex_mismatch": said("Giới tính không khớp số định danh"),
    "bad_dob": said("Không đọc được ngày sinh"),
    "bad_sex": said("Không đọc được giới tính"),
    "bad_issued": said("Không đọc được ngày cấp"),
    "bad_old_id": said("Số CMND cũ không đúng dạng"),
    "unknown_province": said("Mã tỉnh trong số định danh không có"),
    "future_century": said("Thế kỷ trong số định danh không đúng"),
}

PASS_STATES: dict[str, str] = {
    "active": said("đang dùng"),
    "returned": said("đã nộp lại"),
    "lost": said("báo mất"),
}


def purpose(code: str) -> str:
    """What a visitor comes for; the code itself where a newer program made one."""
    known = PURPOSES.get(code)
    return text(known) if known else code


def pass_state(code: str) -> str:
    """Where a pass stands."""
    return text(PASS_STATES[code])
