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
        said("Chọn một nội dung trong danh sách."),
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
    "bad_birth": (
        said("Ngày sinh viết không đúng."),
        said("Viết ngày/tháng/năm hoặc năm, ví dụ 01/02/2002."),
    ),
    "document_too_long": (
        said("Số giấy tờ quá dài."),
        said("Kiểm tra lại: tối đa 30 ký tự."),
    ),
    "host_missing": (
        said("Chưa có người tiếp."),
        said("Gõ tên người tiếp hoặc cơ quan rồi chọn trong danh sách."),
    ),
    "bad_people": (
        said("Số người không đúng."),
        said("Ghi từ 1 đến 500 người, tối đa 20 tên người đi cùng."),
    ),
    "bad_hour": (
        said("Giờ viết không đúng."),
        said("Viết giờ:phút, ví dụ 09:30."),
    ),
    "until_past": (
        said("Giờ dự kiến ra đã qua."),
        said("Ghi giờ sau bây giờ."),
    ),
    "plate_unreadable": (
        said("Biển số không đọc được."),
        said("Gõ lại biển số, ví dụ 24A-123.45."),
    ),
    "item_too_long": (
        said("Tên đồ gửi quá dài."),
        said("Viết gọn trong 60 ký tự."),
    ),
    "too_many_items": (
        said("Có quá nhiều đồ gửi."),
        said("Gộp lại, tối đa 20 loại."),
    ),
    "identity_held": (
        said("Không được giữ giấy tờ tùy thân của khách."),
        said("Trả giấy tờ cho khách và bỏ khỏi đồ gửi."),
    ),
    "watch_block": (
        said("Khách có trong danh sách không cho vào."),
        said("Giữ khách ở ngoài, gọi chỉ huy."),
    ),
    "watch_unseen": (
        said("Khách có thể trùng danh sách cần lưu ý."),
        said("Xem cảnh báo: đúng người thì làm theo, không phải thì bấm F6."),
    ),
    "visitor_inside": (
        said("Khách này đang ở trong trụ sở."),
        said("Ghi khách ra trước, hoặc đăng ký lượt mới."),
    ),
    "visitor_not_inside": (
        said("Khách này không còn ở trong trụ sở."),
        said("Xem lại danh sách đang ở trong."),
    ),
    "visit_not_expected": (
        said("Lượt khách này không còn chờ vào."),
        said("Xem lại danh sách khách hẹn."),
    ),
    "card_still_out": (
        said("Thẻ khách này đang có người giữ."),
        said("Dùng thẻ khác, hoặc nhận lại thẻ trước."),
    ),
    "no_papers": (
        said("Không đọc được giấy tờ này."),
        said("Quét lại, hoặc gõ số và họ tên."),
    ),
    "watch_empty": (
        said("Chưa có gì để nhận ra: họ tên, số giấy tờ hay biển số."),
        said("Ghi ít nhất một thứ."),
    ),
    "too_many_aliases": (
        said("Có quá nhiều tên, số hay biển số."),
        said("Tối đa 20 mỗi loại."),
    ),
    "watch_too_long": (
        said("Thời hạn quá dài."),
        said("Chọn trong vòng một năm."),
    ),
    "no_such_entry": (
        said("Cơ quan không có mục này trong danh sách cần lưu ý."),
        said("Xem mã mục bằng gate-desk watch list."),
    ),
    "printer_missing": (
        said("Chưa có máy in."),
        said("Lượt khách đã ghi. Ctrl+S lưu thẻ ra tệp PDF, hoặc nối máy in rồi Ctrl+P."),
    ),
    "printer_failed": (
        said("Máy in không nhận thẻ."),
        said("Lượt khách đã ghi. Xem giấy, dây máy in rồi Ctrl+P; hoặc Ctrl+S lưu tệp PDF."),
    ),
    "file_unwritable": (
        said("Không ghi được tệp."),
        said("Chọn chỗ khác. Thẻ đã cấp vẫn còn: in lại bằng gate-desk pass print."),
    ),
}
