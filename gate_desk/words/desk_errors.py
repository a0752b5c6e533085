"""Error codes of an agency's desk as sentences: cards and their radio numbers."""

from gate_desk.words import said

Sentence = tuple[str, str]
"""What happened, and what to do."""

DESK_ERRORS: dict[str, Sentence] = {
    "not_a_desk": (
        said("Máy này không phải là máy cấp thẻ của cơ quan."),
        said("Gắn thẻ cảm ứng ở máy của cơ quan cấp thẻ."),
    ),
    "rfid_unreadable": (
        said("Nội dung vừa chạm không phải là số thẻ cảm ứng."),
        said("Chạm lại, hoặc kiểm tra kiểu số của đầu đọc."),
    ),
    "rfid_notation": (
        said("Số vừa chạm đọc được theo nhiều kiểu, chưa rõ là thẻ nào."),
        said("Nêu kiểu số của đầu đọc bằng --notation."),
    ),
    "rfid_one_end": (
        said("Đầu đọc này đảo thứ tự và bỏ bớt số: không đủ để gắn thẻ."),
        said("Gắn bằng đầu đọc cho số đầy đủ; sau đó thẻ vẫn dùng được ở đầu đọc này."),
    ),
    "rfid_taken": (
        said("Số này đã có ở thẻ khác."),
        said("Kiểm tra thẻ được nêu; nếu gắn nhầm, gỡ số khỏi thẻ đó trước."),
    ),
    "rfid_already": (
        said("Thẻ này đã có số vừa chạm."),
        said("Không phải làm gì thêm."),
    ),
    "rfid_not_bound": (
        said("Thẻ này không có số vừa chạm."),
        said("Kiểm tra lại thẻ và mã số thẻ."),
    ),
    "rfid_too_many": (
        said("Thẻ này đã có nhiều số cảm ứng."),
        said("Gỡ bớt số không còn dùng."),
    ),
    "no_such_card": (
        said("Không có thẻ với mã số này."),
        said("Kiểm tra lại mã số in trên thẻ."),
    ),
    "not_your_card": (
        said("Thẻ này do cơ quan khác cấp."),
        said("Chỉ cơ quan cấp thẻ mới được gắn hoặc thu hồi."),
    ),
    "not_your_person": (
        said("Người này thuộc cơ quan khác."),
        said("Chỉ cơ quan của người đó mới cấp được thẻ."),
    ),
    "person_left": (
        said("Người này đã thôi việc ở cơ quan."),
        said("Ghi nhận lại người này trước khi cấp thẻ."),
    ),
    "has_card": (
        said("Người này đang có thẻ còn hiệu lực."),
        said("Báo mất, nộp lại hoặc thu hồi thẻ đó trước."),
    ),
    "card_too_long": (
        said("Thời hạn thẻ dài hơn năm năm."),
        said("Chọn ngày hết hạn gần hơn."),
    ),
    "number_taken": (
        said("Mã số thẻ này đã có."),
        said("Để trống để dùng mã số tiếp theo, hoặc ghi mã số khác."),
    ),
    "number_malformed": (
        said("Mã số thẻ không dùng được."),
        said("Viết chữ và số, tối đa 24 ký tự."),
    ),
    "not_our_epoch": (
        said("Sổ này không phải là sổ trước đây của máy này."),
        said("Ghi đúng tên sổ cũ của máy này, ví dụ gatedesk/khoi-2/cong-1/1."),
    ),
    "not_lost": (
        said("Máy này còn giữ những bản ghi đó."),
        said("Chỉ khai mất những bản ghi không còn ở đâu cả."),
    ),
    "bad_range": (
        said("Khoảng bản ghi viết không đúng."),
        said("Số đầu phải nhỏ hơn số cuối."),
    ),
    "card_state": (
        said("Thẻ không ở trạng thái làm được việc này."),
        said("Xem trạng thái thẻ trước: đang dùng, tạm dừng, báo mất hay đã nộp lại."),
    ),
    "card_over": (
        said("Thẻ này không còn dùng: đã báo mất, đã nộp lại hoặc đã thu hồi."),
        said("Dùng thẻ đang có hiệu lực của người đó."),
    ),
    "clock_behind": (
        said("Đồng hồ máy chạy sau lần cấp thẻ trước: chưa ghi được."),
        said("Chỉnh lại giờ của máy rồi làm lại."),
    ),
    "unknown_reader": (
        said("Không có đầu đọc này trong node.toml."),
        said("Kiểm tra lại tên đầu đọc."),
    ),
}
