"""Error codes as sentences: what happened, and what to do."""

from gate_desk.words import said, text
from gate_desk.words.desk_errors import DESK_ERRORS, Sentence
from gate_desk.words.exchange_errors import EXCHANGE_ERRORS
from gate_desk.words.roll_errors import ROLL_ERRORS
from gate_desk.words.visit_errors import VISIT_ERRORS

ERRORS: dict[str, Sentence] = DESK_ERRORS | {
    # the store
    "in_use": (
        said("Gate Desk đang mở ở cửa sổ hoặc lệnh khác trên máy này."),
        said("Dùng cửa sổ đang mở, hoặc đóng nó rồi thử lại."),
    ),
    "store_missing": (
        said("Không thấy tệp sổ (store.db) của máy này."),
        said("Kiểm tra thư mục dữ liệu; nếu tệp đã mất, khôi phục từ bản sao lưu."),
    ),
    "store_exists": (
        said("Thư mục này đã có sổ."),
        said("Chọn thư mục khác: sổ đã có không bao giờ bị ghi đè."),
    ),
    "store_unreadable": (
        said("Không mở được sổ: sai khóa, hoặc tệp không phải là sổ của máy này."),
        said("Dùng sổ giấy, báo người quản trị khôi phục từ bản sao lưu."),
    ),
    "store_not_encrypted": (
        said("Tệp sổ không được mã hóa: đây không phải là sổ của Gate Desk."),
        said("Dùng sổ giấy, báo người quản trị."),
    ),
    "store_damaged": (
        said("Tệp sổ bị hỏng."),
        said("Dùng sổ giấy, báo người quản trị khôi phục từ bản sao lưu."),
    ),
    "store_of_other_node": (
        said("Tệp sổ này là của máy khác."),
        said("Trả lại đúng tệp sổ của máy này."),
    ),
    "store_newer": (
        said("Sổ được ghi bằng phiên bản Gate Desk mới hơn."),
        said("Cài phiên bản mới rồi mở lại."),
    ),
    "store_older": (
        said("Sổ cần được nâng cấp trước khi đọc."),
        said("Mở Gate Desk một lần rồi thử lại."),
    ),
    "store_read_only": (
        said("Không có quyền ghi vào sổ."),
        said("Kiểm tra quyền của thư mục dữ liệu và ổ đĩa."),
    ),
    "disk_full": (
        said("Ổ đĩa đã đầy: không ghi được."),
        said("Dùng sổ giấy, giải phóng ổ đĩa rồi mở lại. Những gì đã ghi vẫn còn."),
    ),
    "disk_error": (
        said("Ổ đĩa báo lỗi khi ghi hoặc đọc."),
        said("Dùng sổ giấy, báo người quản trị kiểm tra ổ đĩa."),
    ),
    "rolled_back": (
        said("Sổ cũ hơn lần chốt gần nhất: tệp sổ đã bị thay bằng bản cũ."),
        said("Dùng sổ giấy, báo người quản trị. Gate Desk chỉ cho xem, không ghi."),
    ),
    "checkpoint_damaged": (
        said("Tệp chốt sổ (checkpoint) không phải do máy này ghi."),
        said("Dùng sổ giấy, báo người quản trị. Gate Desk chỉ cho xem, không ghi."),
    ),
    "sqlite_too_old": (
        said("Thư viện SQLite quá cũ, có thể làm hỏng sổ."),
        said("Cài lại Gate Desk bằng ./packaging/setup."),
    ),
    "cipher_missing": (
        said("Thư viện không hỗ trợ mã hóa sổ."),
        said("Cài lại Gate Desk bằng ./packaging/setup."),
    ),
    # keys and settings
    "key_missing": (
        said("Thiếu tệp khóa của máy này."),
        said("Khôi phục thư mục keys từ bản sao lưu."),
    ),
    "key_damaged": (
        said("Tệp khóa của máy này bị hỏng."),
        said("Khôi phục thư mục keys từ bản sao lưu."),
    ),
    "key_exists": (
        said("Thư mục này đã có khóa."),
        said("Chọn thư mục khác: khóa đã có không bao giờ bị ghi đè."),
    ),
    "key_unwritable": (
        said("Không ghi được tệp khóa."),
        said("Kiểm tra quyền của thư mục và ổ đĩa."),
    ),
    "key_malformed": (
        said("Khóa công khai viết không đúng dạng."),
        said("Chép lại nguyên văn, bắt đầu bằng ed25519:"),
    ),
    "identity_malformed": (
        said("Khóa age viết không đúng dạng."),
        said("Khôi phục thư mục keys từ bản sao lưu."),
    ),
    "no_node": (
        said("Thư mục này chưa có máy trạm nào."),
        said("Tạo bằng gate-desk init, hoặc chạy thử bằng ./packaging/run."),
    ),
    "settings_damaged": (
        said("Không dùng được tệp cấu hình node.toml."),
        said("Sửa dòng được nêu, hoặc khôi phục tệp từ bản sao lưu."),
    ),
    "settings_unwritable": (
        said("Không ghi được tệp cấu hình node.toml."),
        said("Kiểm tra quyền của thư mục dữ liệu và ổ đĩa; cấu hình cũ vẫn còn."),
    ),
    "autostart_unwritable": (
        said("Không đặt được việc tự mở khi đăng nhập."),
        said("Kiểm tra quyền của thư mục cấu hình; các lựa chọn khác đã lưu."),
    ),
    "reader_needed": (
        said("Chốt phải có ít nhất một máy quét."),
        said("Thêm máy quét khác trước khi bỏ máy này."),
    ),
    "reader_name_malformed": (
        said("Tên máy quét để trống, quá dài hoặc có ký tự lạ."),
        said("Đặt tên ngắn, tối đa 40 ký tự, ví dụ: Làn vào."),
    ),
    "reader_name_taken": (
        said("Hai máy quét trùng tên."),
        said("Đặt cho mỗi máy quét một tên riêng."),
    ),
    "reader_port_taken": (
        said("Hai máy quét cùng một cổng."),
        said("Chọn cho mỗi máy quét một cổng riêng."),
    ),
    "schedule_malformed": (
        said("Lịch chiều ra vào trong node.toml viết không đúng."),
        said('Viết mỗi khung giờ như ["06:30", "08:30", "in"].'),
    ),
    "home_not_empty": (
        said("Thư mục đã có dữ liệu."),
        said("Chọn một thư mục trống."),
    ),
    "bad_name": (
        said("Tên máy hoặc tên trụ sở không đúng dạng."),
        said("Chỉ dùng chữ thường không dấu, chữ số và dấu gạch ngang, tối đa 32 ký tự."),
    ),
    # charter
    "pending": (
        said("Máy này chưa nhận quy chế phối hợp."),
        said("Nhận quy chế đã ký rồi mở lại."),
    ),
    "not_in_charter": (
        said("Khóa của máy này không có trong quy chế."),
        said("Đề nghị các cơ quan đưa máy này vào quy chế."),
    ),
    "charter_damaged": (
        said("Văn bản quy chế không đọc được."),
        said("Chép lại tệp quy chế từ cơ quan chủ trì."),
    ),
    "charter_unsigned": (
        said("Quy chế chưa đủ chữ ký."),
        said("Chờ đủ chữ ký của các cơ quan."),
    ),
    "charter_gap": (
        said("Thiếu một phiên bản quy chế ở giữa."),
        said("Lấy đủ các tệp quy chế, từ 0001."),
    ),
    "charter_fork": (
        said("Có hai văn bản khác nhau của cùng một phiên bản quy chế."),
        said("Không nhận; gọi ngay cơ quan chủ trì."),
    ),
    "charter_site": (
        said("Quy chế này là của trụ sở khác."),
        said("Lấy đúng quy chế của trụ sở này."),
    ),
    "charter_threshold": (
        said("Quy chế cho phép quá ít chữ ký."),
        said("Số chữ ký phải quá nửa số cơ quan."),
    ),
    "unknown_agency": (
        said("Quy chế không có cơ quan này."),
        said("Kiểm tra lại mã cơ quan."),
    ),
    "unknown_node": (
        said("Quy chế không có máy này."),
        said("Kiểm tra lại tên máy."),
    ),
    # the gate
    "not_a_post": (
        said("Máy này không phải là chốt gác."),
        said("Quét thẻ ở máy của cổng."),
    ),
    "not_allowed": (
        said("Không có quyền làm việc này."),
        said("Đăng nhập bằng người có quyền."),
    ),
    "time_in_future": (
        said("Thời điểm ghi ở tương lai."),
        said("Kiểm tra lại ngày giờ."),
    ),
    "no_such_person": (
        said("Không có người này trong danh bạ."),
        said("Tìm lại theo tên hoặc số thẻ."),
    ),
    "no_such_card": (
        said("Không có thẻ nào mang số này."),
        said("Kiểm tra lại số in trên thẻ."),
    ),
    "no_such_agency": (
        said("Không có cơ quan này trong quy chế."),
        said("Dùng mã cơ quan như ubnd, hdnd."),
    ),
    "bad_month": (
        said("Tháng ghi chưa đúng."),
        said("Ghi năm và tháng, như 2026-11."),
    ),
    "no_such_scan": (
        said("Không có lượt quét này."),
        said("Kiểm tra lại số bản ghi."),
    ),
    "no_such_movement": (
        said("Không có lượt ra vào này."),
        said("Kiểm tra lại số bản ghi."),
    ),
    "no_such_record": (
        said("Không có bản ghi này."),
        said("Kiểm tra lại số bản ghi."),
    ),
    "not_a_check": (
        said("Lượt này không chờ xác nhận."),
        said("Chỉ xác nhận lượt cần kiểm tra."),
    ),
    "already_resolved": (
        said("Lượt này đã được xử lý."),
        said("Xem lại trong danh sách lượt ra vào."),
    ),
    "nobody_named": (
        said("Số này có ở thẻ của nhiều người: chưa biết là ai."),
        said("Quét mã in trên thẻ, hoặc tìm theo tên (F2)."),
    ),
    "already_annulled": (
        said("Lượt này đã được hủy."),
        said("Xem lại trong danh sách lượt ra vào."),
    ),
    "no_card_to_keep": (
        said("Lượt này không có thẻ nào để giữ."),
        said("Ghi vụ việc nếu cần."),
    ),
    "scan_again": (
        said("Không đổi chiều được lượt này."),
        said("Mời quét lại thẻ."),
    ),
    "reason_missing": (
        said("Cần ghi lý do."),
        said("Chọn hoặc gõ một lý do."),
    ),
    "reason_too_long": (
        said("Lý do quá dài."),
        said("Viết gọn trong 500 ký tự."),
    ),
    **ROLL_ERRORS,
    **VISIT_ERRORS,
    **EXCHANGE_ERRORS,
    # demo and commands
    "demo_exists": (
        said("Thư mục này đã có dữ liệu."),
        said("Chọn một thư mục trống cho bản chạy thử."),
    ),
    "too_few_people": (
        said("Bản chạy thử cần ít nhất 60 người."),
        said("Dùng --people 60 trở lên."),
    ),
    "input_too_long": (
        said("Nội dung đưa vào quá dài."),
        said("Tối đa 64 KiB."),
    ),
    "unknown_kind": (
        said("Chưa xem được loại nội dung này."),
        said("Dùng name, personal_id, cccd, mrz, plate, credential hoặc rfid."),
    ),
    "bench_failed": (
        said("Một phép đo không chạy được."),
        said("Xem chi tiết, rồi chạy lại."),
    ),
    "bench_no_room": (
        said("Ổ đĩa không đủ chỗ cho phép đo."),
        said("Giải phóng ổ đĩa, hoặc đo với --scale nhỏ hơn."),
    ),
    "bench_unknown": (
        said("Không có phép đo này."),
        said("Chạy gate-desk bench --help để xem các phép đo."),
    ),
    "tour_failed": (
        said("Một bước của buổi trình diễn không hiện đúng."),
        said("Xem ảnh cuối cùng trong thư mục ảnh."),
    ),
    "bug": (
        said("Có lỗi bên trong chương trình; việc vừa làm chưa được ghi."),
        said("Làm lại; nếu vẫn lỗi, gửi tệp trong thư mục logs cho người quản trị."),
    ),
}

FINDINGS: dict[str, str] = {
    "missing": said("thiếu bản ghi"),
    "out_of_order": said("bản ghi sai thứ tự"),
    "header_damaged": said("đầu bản ghi bị hỏng"),
    "header_index": said("số bản ghi không khớp"),
    "section_changed": said("nội dung bản ghi đã bị sửa"),
    "cut_damaged": said("chữ ký chốt sổ không đúng"),
    "cut_mismatch": said("sổ khác với lúc chốt"),
    "cut_beyond": said("chốt sổ lớn hơn số bản ghi"),
}


def error_sentences(code: str) -> Sentence:
    """What happened and what to do, in the language in use; the code itself if it has none."""
    what, hint = ERRORS.get(code, (code, ""))
    return text(what), text(hint) if hint else ""
