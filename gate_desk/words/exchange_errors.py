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
}
