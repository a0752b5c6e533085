"""Error codes about visitors and their passes as sentences: what happened, and what to do."""

from gate_desk.words import said

VISIT_ERRORS: dict[str, tuple[str, str]] = {
    "name_missing": (
        said("Chưa có họ tên của khách."),
        said("Ghi đủ họ tên."),
    ),
    "name_too_long": (
        said("Họ tên quá dài."),
        said("Viết gọn trong 100 ký tự."),
    ),
    "organisation_too_long": (
        said("Tên cơ quan, đơn vị của khách quá dài."),
        said("Viết gọn trong 200 ký tự."),
    ),
    "note_too_long": (
        said("Ghi chú quá dài."),
        said("Viết gọn trong 200 ký tự."),
    ),
    "bad_day": (
        said("Ngày viết không đúng."),
        said("Viết năm-tháng-ngày, ví dụ 2026-11-30."),
    ),
    "days_reversed": (
        said("Ngày cuối trước ngày đầu."),
        said("Kiểm tra lại hai ngày."),
    ),
    "days_past": (
        said("Những ngày này đã qua."),
        said("Ngày cuối phải là hôm nay hoặc sau hôm nay."),
    ),
    "visit_too_long": (
        said("Thời gian dài hơn một năm."),
        said("Chia thành nhiều lần, mỗi lần tối đa 366 ngày."),
    ),
    "unknown_purpose": (
        said("Không có nội dung làm việc này."),
        said("Dùng contractor."),
    ),
    "not_its_author": (
        said("Máy này không được ghi việc này: khách hoặc thẻ là của nơi khác."),
        said("Làm tại cổng, hoặc tại máy của cơ quan tiếp khách."),
    ),
    "no_such_visit": (
        said("Không có lượt khách này."),
        said("Xem mã khách bằng gate-desk visit list."),
    ),
    "ambiguous_visit": (
        said("Có nhiều lượt khách cùng mã."),
        said("Viết cả cơ quan tiếp khách, ví dụ ubnd:mã."),
    ),
    "visit_over": (
        said("Lượt khách này đã hết hạn."),
        said("Báo lượt khách mới rồi cấp thẻ."),
    ),
    "outside_visit": (
        said("Ngày của thẻ nằm ngoài những ngày đã báo."),
        said("Chọn ngày trong thời gian đã báo."),
    ),
    "zones_missing": (
        said("Chưa chọn khu vực cho thẻ."),
        said("Chọn ít nhất một khu vực."),
    ),
    "unknown_zone": (
        said("Quy chế không có khu vực này."),
        said("Viết số khu vực, ví dụ 1,3."),
    ),
    "pass_still_out": (
        said("Khách đang giữ một thẻ còn hạn."),
        said("Nhận lại hoặc báo mất thẻ cũ trước."),
    ),
    "no_such_pass": (
        said("Không có thẻ khách này."),
        said("Kiểm tra lại số thẻ, hoặc quét mã trên thẻ."),
    ),
    "ambiguous_pass": (
        said("Có nhiều thẻ khách cùng số."),
        said("Quét mã trên thẻ."),
    ),
    "pass_misread": (
        said("Mã trên thẻ đọc chưa đủ hoặc sai số kiểm tra."),
        said("Quét lại, hoặc gõ số thẻ."),
    ),
    "already_returned": (
        said("Thẻ này đã nộp lại."),
        said("Xem lại bằng gate-desk visit list."),
    ),
    "already_missing": (
        said("Thẻ này đã báo mất."),
        said("Xem lại bằng gate-desk visit list."),
    ),
    "not_its_pass": (
        said("Thẻ này do máy khác cấp: chỉ máy đó in được."),
        said("In tại máy đã cấp, hoặc cấp thẻ mới ở đây."),
    ),
    "pass_not_valid": (
        said("Thẻ này đã nộp lại hoặc báo mất: không in lại."),
        said("Cấp thẻ mới."),
    ),
    "file_unwritable": (
        said("Không ghi được tệp."),
        said("Chọn chỗ khác. Thẻ đã cấp vẫn còn: in lại bằng gate-desk pass print."),
    ),
}
