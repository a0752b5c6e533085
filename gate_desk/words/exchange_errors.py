"""Codes of the exchange as sentences: what happened, and what to do."""

from gate_desk.words import said

EXCHANGE_ERRORS: dict[str, tuple[str, str]] = {
    "gap": (
        said("Gói đến trước: còn thiếu gói trước đó."),
        said("Không phải làm gì: gói được giữ lại, gói thiếu đã được hỏi xin."),
    ),
    "fork": (
        said("Hai sổ khác nhau mang cùng một tên máy: một máy bị chép, hoặc sổ bị viết lại."),
        said("Không nhận thêm từ máy đó. Gọi ngay cơ quan của máy đó và giữ nguyên hai bên."),
    ),
    "damaged": (
        said("Gói bị hỏng hoặc bị sửa trên đường đi."),
        said("Không phải làm gì: gói để riêng, nơi gửi sẽ gửi lại cho đến khi nhận đủ."),
    ),
    "not_addressed": (
        said("Gói này gửi cho máy khác."),
        said("Trả lại USB cho đúng nơi nhận."),
    ),
    "unknown_origin": (
        said("Gói của một máy không có trong quy chế."),
        said("Hỏi nơi gửi: máy mới cần có tên trong quy chế trước khi gửi."),
    ),
    "revoked": (
        said("Gói của một máy không còn trong quy chế."),
        said("Hỏi cơ quan của máy đó."),
    ),
    "replaced": (
        said("Một máy khác đã được cơ quan công nhận thay cho máy này."),
        said("Chỉ xem được. Nếu không biết việc này, gọi ngay cơ quan của máy."),
    ),
    "no_recipient": (
        said("Chưa biết bản sao lưu dành cho ai."),
        said("Ghi khóa age của cơ quan vào node.toml, mục [backup], hoặc sau --to."),
    ),
    "bad_epoch": (
        said("Số đời máy phải lớn hơn số trong bản sao lưu."),
        said("Hỏi cơ quan: máy này đã được phục hồi bao nhiêu lần."),
    ),
    "first_epoch": (
        said("Máy này còn ở đời thứ nhất: khóa của nó đã ở trong quy chế."),
        said("Không cần ký gì thêm."),
    ),
    "fingerprint_needed": (
        said("Lần đầu nhận quy chế cần dấu vân tay của phiên bản 1."),
        said("Đọc dấu vân tay trên bản giấy đã ký, rồi gõ vào sau --fingerprint."),
    ),
    "fingerprint_differs": (
        said("Dấu vân tay không khớp: đây không phải quy chế trên bản giấy, hoặc gõ nhầm."),
        said("Gõ lại; nếu vẫn không khớp thì không nhận, gọi cơ quan chủ trì."),
    ),
    "key_not_in_charter": (
        said("Khóa này không phải của cơ quan nào trong văn bản."),
        said("Kiểm tra tệp khóa; khóa sắp thay thì ghi tên cơ quan sau --agency."),
    ),
    "key_reused": (
        said("Khóa này đã là khóa của một máy hay một cơ quan khác."),
        said("Tạo khóa mới cho máy, rồi ký lại."),
    ),
    "file_exists": (
        said("Đã có tệp mang tên này."),
        said("Chọn tên khác."),
    ),
    "charter_old": (
        said("Nơi gửi đã dùng quy chế mới hơn của máy này."),
        said("Nhận quy chế mới, rồi nhận lại gói: gói vẫn được giữ."),
    ),
    "too_large": (
        said("Tệp lớn hơn mức cho phép của một gói."),
        said("Tệp để nguyên trên USB; hỏi nơi gửi."),
    ),
    "too_many": (
        said("Mỗi lần nhận nhiều nhất 200 gói."),
        said("Nhận thêm lần nữa cho đến hết."),
    ),
    "own_node": (
        said("Đây chính là máy này."),
        said("Chọn một máy khác."),
    ),
    "batch_too_large": (
        said("Một đoạn sổ quá lớn so với một gói."),
        said("Báo người quản trị: cần chốt sổ thường xuyên hơn."),
    ),
    "no_such_file": (
        said("Không có tệp này."),
        said("Kiểm tra lại đường dẫn."),
    ),
    "recipient_malformed": (
        said("Khóa nhận gói của máy kia viết không đúng dạng."),
        said("Sửa khóa age của máy đó trong quy chế."),
    ),
    "bad_carrier_url": (
        said("Không hiểu địa chỉ nơi gửi nhận."),
        said("Viết thư mục, hoặc sftp://tên@máy/thư-mục; không viết mật khẩu vào địa chỉ."),
    ),
    "carrier_gone": (
        said("USB hoặc thư mục chung không còn ở đó."),
        said("Cắm lại rồi thử lại. Không mất gì: gói vẫn còn trên máy này."),
    ),
    "carrier_full": (
        said("USB hoặc thư mục chung đã đầy."),
        said("Dùng USB khác hoặc giải phóng chỗ, rồi thử lại. Gói vẫn còn trên máy này."),
    ),
    "carrier_read_only": (
        said("USB hoặc thư mục chung không cho ghi."),
        said("Mở khóa chống ghi hoặc dùng USB khác, rồi thử lại."),
    ),
    "carrier_unreliable": (
        said("USB ghi một đằng đọc một nẻo: nó bị hỏng hoặc khai gian dung lượng."),
        said("Bỏ USB này, dùng cái khác. Gói vẫn còn trên máy này."),
    ),
    "carrier_error": (
        said("USB hoặc thư mục chung báo lỗi."),
        said("Cắm lại hoặc dùng USB khác, rồi thử lại."),
    ),
    "carrier_unreachable": (
        said("Không kết nối được máy chủ trung chuyển."),
        said("Sẽ tự thử lại. Cần gấp thì dùng USB."),
    ),
    "carrier_host_key": (
        said("Máy chủ trung chuyển không phải máy đã thỏa thuận (khác khóa)."),
        said("Không gửi gì. Gọi người quản trị máy chủ, so lại khóa trước khi đổi."),
    ),
    "carrier_login": (
        said("Máy chủ trung chuyển không cho vào."),
        said("Kiểm tra tên và tệp khóa trong node.toml."),
    ),
    "odd_name": (
        said("Tệp lạ trong thư mục nhận: tên không phải của một gói."),
        said("Không mở. Hỏi người mang USB nếu không biết nó là gì."),
    ),
    "odd_kind": (
        said("Mục lạ trong thư mục nhận: mang tên gói mà không phải tệp thường."),
        said("Không mở. Báo người quản trị."),
    ),
    "cancelled": (
        said("Đã dừng theo yêu cầu."),
        said("Những gì đã xong vẫn giữ; làm lại để tiếp tục."),
    ),
}
