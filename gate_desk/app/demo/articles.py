"""The nine articles of the demo's coordination regulation: invented wording."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ArticleText:
    """Title and clauses of one article, Vietnamese and English."""

    title: tuple[str, str]
    vi: tuple[str, ...]
    en: tuple[str, ...]


ARTICLES: tuple[ArticleText, ...] = (
    ArticleText(
        ("Phạm vi và đối tượng", "Scope"),
        (
            "Quy chế này quy định việc phối hợp bảo vệ Trụ sở khối 2 giữa Văn phòng Đoàn đại biểu "
            "Quốc hội, Văn phòng Hội đồng nhân dân, Văn phòng Ủy ban nhân dân và Công an tỉnh.",
            "Cơ quan, đơn vị trong khuôn viên không ký quy chế thực hiện theo quy chế thông qua "
            "cơ quan bảo đảm.",
        ),
        (
            "This regulation governs how the offices of the National Assembly delegation, the "
            "People's Council and the People's Committee and the provincial police protect the "
            "Block 2 headquarters together.",
            "Units in the compound that did not sign follow it through the agency that sponsors "
            "them.",
        ),
    ),
    ArticleText(
        ("Nguyên tắc phối hợp", "Principles"),
        (
            "Tập trung, thống nhất, đoàn kết và giúp đỡ lẫn nhau; mỗi việc có một cơ quan chủ trì.",
            "Trao đổi thông tin kịp thời, đúng người, đúng việc, đủ để xử lý và không hơn.",
            "Không cơ quan nào làm thay thẩm quyền của cơ quan khác đối với thẻ do cơ quan đó cấp.",
        ),
        (
            "Unity, solidarity and mutual help; every matter has one lead agency.",
            "Information is exchanged promptly, with those who need it, as much as the matter "
            "needs and no more.",
            "No agency acts in place of another on the cards which that agency issued.",
        ),
    ),
    ArticleText(
        ("Kiểm soát người ra vào", "People entering and leaving"),
        (
            "Người ra vào xuất trình thẻ; cán bộ trực gác quét thẻ và so ảnh trước khi cho vào.",
            "Thẻ báo mất hoặc đã thu hồi thì giữ lại và báo ngay cơ quan cấp thẻ.",
            "Khi dữ liệu thẻ đã cũ, cán bộ trực gác kiểm tra thêm rồi mới cho vào; không ai bị "
            "ngăn khi ra.",
        ),
        (
            "Everybody shows a card; the guard scans it and compares the photo before admitting.",
            "A card reported lost or revoked is kept, and its issuer is told at once.",
            "When the data about a card are old the guard checks further before admitting; nobody "
            "is held back from leaving.",
        ),
    ),
    ArticleText(
        ("Thẻ ra vào", "Cards"),
        (
            "Mỗi cơ quan tự cấp, tạm dừng, thu hồi thẻ của cán bộ, công chức, chiến sĩ mình và của "
            "đơn vị mình bảo đảm.",
            "Thẻ không cho mượn; mất thẻ báo trong ngày; thôi việc hoặc chuyển công tác thì nộp "
            "lại thẻ.",
        ),
        (
            "Each agency alone issues, suspends and revokes the cards of its own staff and of the "
            "units that it sponsors.",
            "A card is not lent; its loss is reported the same day; it is handed back on leaving.",
        ),
    ),
    ArticleText(
        ("Khách và phương tiện", "Visitors and vehicles"),
        (
            "Đơn vị tiếp đăng ký khách trước khi có thể, cử người đón và chịu trách nhiệm đến khi "
            "khách ra.",
            "Không chụp, không lưu ảnh giấy tờ tùy thân của khách và không giữ giấy tờ để làm tin.",
            "Phương tiện được kiểm tra tại cổng; xe có giấy bảo vệ đặc biệt được ưu tiên và vẫn "
            "được ghi sổ.",
        ),
        (
            "The host announces visitors beforehand where possible, sends somebody to meet them "
            "and answers for them until they leave.",
            "Identity papers of visitors are neither photographed nor stored, nor kept as a "
            "deposit.",
            "Vehicles are checked at the gate; those with a special protection paper pass first "
            "and are still recorded.",
        ),
    ),
    ArticleText(
        ("Hội nghị, đoàn khách và sự kiện", "Conferences, delegations and events"),
        (
            "Cơ quan chủ trì sự kiện gửi danh sách và phương án đón tiếp cho lực lượng bảo vệ chậm "
            "nhất một ngày làm việc trước khi diễn ra.",
            "Khi chế độ trực là Tăng cường, chỉ người có trong danh sách sự kiện được vào khu vực "
            "tổ chức.",
        ),
        (
            "The agency leading an event sends the guest list and the reception plan to the guard "
            "at least one working day before.",
            "While the posture is heightened only listed guests enter the area of the event.",
        ),
    ),
    ArticleText(
        ("Trao đổi thông tin", "Exchange of information"),
        (
            "Các cơ quan gửi gói dữ liệu có chữ ký mỗi ngày làm việc và xác nhận đã nhận.",
            "Quá hai ngày làm việc không nhận được dữ liệu thì gọi điện; cuộc gọi được ghi lại.",
            "Sổ trực chỉ ghi thêm, không sửa, không xóa; đính chính là một bản ghi mới.",
        ),
        (
            "The agencies send signed batches every working day and confirm what they received.",
            "After two working days without data they telephone; the call is recorded.",
            "The log is only added to, never changed or erased; a correction is a new entry.",
        ),
    ),
    ArticleText(
        ("Xử lý vụ việc", "Incidents"),
        (
            "Người phát hiện ghi nhận vụ việc ngay; ca trưởng quyết định ban đầu và báo trực chỉ "
            "huy.",
            "Cơ quan có người liên quan được thông báo và cử người phối hợp.",
        ),
        (
            "Whoever notices an incident notes it at once; the shift leader decides first and "
            "tells the supervisor.",
            "The agency whose people are concerned is told and sends somebody to help.",
        ),
    ),
    ArticleText(
        ("Luân phiên chủ trì và sơ kết", "Chair and yearly review"),
        (
            "Mỗi năm một cơ quan chủ trì theo thứ tự đã thống nhất, tổ chức phổ biến quy chế và sơ "
            "kết vào tháng mười hai.",
            "Quy chế được sửa đổi khi ít nhất ba trong bốn cơ quan đồng ý và ký phiên bản mới.",
        ),
        (
            "Each year one agency takes the chair in the agreed order, makes the regulation known "
            "and reviews it in December.",
            "The regulation changes when at least three of the four agencies sign a new version.",
        ),
    ),
)
