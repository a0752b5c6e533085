"""The bodies of the demo's compound: what they are called, their offices and resident units."""

from dataclasses import dataclass

from gate_desk.domain.ids import AgencyId

SITE = "laocai-khoi2"

DBQH = AgencyId("dbqh")
HDND = AgencyId("hdnd")
UBND = AgencyId("ubnd")
CONGAN = AgencyId("congan")


@dataclass(frozen=True, slots=True)
class Title:
    """A position or a rank: how often it is drawn, and for which years of birth."""

    name: str
    weight: int
    born_from: int
    born_to: int


@dataclass(frozen=True, slots=True)
class Body:
    """An agency that signed the regulation; `head` stands at its top once, the rest is drawn."""

    id: AgencyId
    name: tuple[str, str]
    """Vietnamese, English."""
    short: tuple[str, str]
    head: str
    head_office: str
    titles: tuple[Title, ...]
    offices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ResidentUnit:
    """A body in the compound that did not sign; `sponsor` issues its cards."""

    name: tuple[str, str]
    sponsor: AgencyId
    head: str


_OFFICE_TITLES = (
    Title("Trưởng phòng", 6, 1966, 1988),
    Title("Phó Trưởng phòng", 10, 1968, 1992),
    Title("Chuyên viên chính", 18, 1966, 1990),
    Title("Chuyên viên", 46, 1970, 2003),
    Title("Kế toán viên", 5, 1970, 2002),
    Title("Văn thư", 6, 1972, 2003),
    Title("Cán sự", 6, 1975, 2003),
    Title("Lái xe", 6, 1968, 1999),
    Title("Nhân viên phục vụ", 5, 1968, 2003),
)
_POLICE_RANKS = (
    Title("Hạ sĩ", 5, 2001, 2003),
    Title("Trung sĩ", 6, 1999, 2003),
    Title("Thượng sĩ", 6, 1997, 2002),
    Title("Thiếu úy", 14, 1995, 2001),
    Title("Trung úy", 16, 1991, 1999),
    Title("Thượng úy", 16, 1988, 1996),
    Title("Đại úy", 16, 1983, 1993),
    Title("Thiếu tá", 14, 1978, 1989),
    Title("Trung tá", 12, 1972, 1984),
    Title("Thượng tá", 8, 1967, 1980),
    Title("Đại tá", 2, 1966, 1974),
)

BODIES: tuple[Body, ...] = (
    Body(
        DBQH,
        ("Văn phòng Đoàn ĐBQH tỉnh", "Office of the National Assembly Delegation"),
        ("VP ĐĐBQH", "Assembly Delegation"),
        "Chánh Văn phòng",
        "Lãnh đạo Văn phòng",
        _OFFICE_TITLES,
        ("Phòng Công tác Quốc hội", "Phòng Dân nguyện", "Phòng Hành chính"),
    ),
    Body(
        HDND,
        ("Văn phòng HĐND tỉnh", "Office of the People's Council"),
        ("VP HĐND", "People's Council"),
        "Chánh Văn phòng",
        "Lãnh đạo Văn phòng",
        _OFFICE_TITLES,
        ("Phòng Công tác HĐND", "Phòng Thông tin, Dân nguyện", "Phòng Hành chính"),
    ),
    Body(
        UBND,
        ("Văn phòng UBND tỉnh", "Office of the People's Committee"),
        ("VP UBND", "People's Committee"),
        "Chánh Văn phòng",
        "Lãnh đạo Văn phòng",
        _OFFICE_TITLES,
        (
            "Phòng Tổng hợp",
            "Phòng Kinh tế ngành",
            "Phòng Khoa giáo, Văn xã",
            "Phòng Nội chính",
            "Phòng Ngoại vụ",
            "Phòng Quản trị, Tài vụ",
            "Ban Tiếp công dân",
        ),
    ),
    Body(
        CONGAN,
        ("Công an tỉnh", "Provincial Police"),
        ("Công an", "Police"),
        "Đại tá",
        "Ban Giám đốc",
        _POLICE_RANKS,
        (
            "Phòng Cảnh sát bảo vệ",
            "Phòng Tham mưu",
            "Phòng An ninh nội địa",
            "Phòng Cảnh sát giao thông",
            "Phòng Cảnh sát PCCC và CNCH",
            "Phòng Hậu cần",
        ),
    ),
)

RESIDENT_UNITS: tuple[ResidentUnit, ...] = (
    ResidentUnit(("Ban Dân tộc", "Committee for Ethnic Affairs"), UBND, "Trưởng ban"),
    ResidentUnit(
        ("Trung tâm Phục vụ hành chính công", "Public Administration Service Centre"),
        UBND,
        "Giám đốc",
    ),
    ResidentUnit(("Trung tâm Hội nghị tỉnh", "Provincial Conference Centre"), HDND, "Giám đốc"),
)
