"""Invented people of the demo: names of the north-west, years of birth, titles and offices."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import Literal

from gate_desk.app.demo.bodies import (
    BODIES,
    CONGAN,
    DBQH,
    HDND,
    RESIDENT_UNITS,
    UBND,
    Body,
    ResidentUnit,
)
from gate_desk.domain.ids import AgencyId, PersonId

Sex = Literal["F", "M"]
FIRST_BIRTH_YEAR, LAST_BIRTH_YEAR = 1966, 2003


@dataclass(frozen=True, slots=True)
class InventedPerson:
    """Somebody who does not exist; `unit` is an office of the agency or a resident unit."""

    id: PersonId
    name: str
    sex: Sex
    birth_year: int
    title: str
    unit: str


@dataclass(frozen=True, slots=True)
class _People:
    """How one people of the province forms its names; `weight` of 100."""

    weight: int
    families: tuple[str, ...]
    middles: dict[Sex, tuple[str, ...]]
    givens: dict[Sex, tuple[str, ...]]


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.replace("_", " ") for word in text.split())


_GIVEN_MEN = _words(
    "An Bách Bảo Bình Công Cường Dũng Đạt Định Đông Đức Giang Hải Hào Hiếu Hiệu Hoàn Hòa Hùng "
    "Huy Hưng Khánh Khoa Khôi Kiên Lập Long Lực Mạnh Minh Nam Nghĩa Nghiệp Nguyên Nhân "
    "Phong Quân Quang Quốc Quý Sơn Tài Tân Thái Thành Thắng Thịnh Thuận Tiến Toàn Trung Tú Tuấn "
    "Tùng Tường Việt Vũ"
)
_GIVEN_WOMEN = _words(
    "An Anh Bích Châu Chi Dung Duyên Dương Đào Giang Hà Hạnh Hằng Hiền Hoa Hòa Hồng Huệ Huyền "
    "Hương Hường Lan Lê Liên Linh Loan Ly Mai My Nga Ngọc Nguyệt Nhàn Nhung Nụ Oanh Phương Quyên "
    "Quỳnh Sen Tâm Thanh Thảo Thơm Thu Thủy Thúy Thư Trang Trinh Tuyết Tươi Uyên Vân Xuân Yến"
)
_GIVEN_TAY_MEN = _words("Bảo Chiến Dũng Hiệp Hợp Kiên Nghiệp Niên Quyết Thắng Thiện Tuyên Vui")
_GIVEN_TAY_WOMEN = _words("Biển Bưởi Chiêm Diệp Đào Hậu Khuyên Lả Lưu Mới Ngần Nhinh Thiết Xuyến")

_PEOPLES = (
    _People(
        66,
        _words(
            "Nguyễn Nguyễn Nguyễn Nguyễn Nguyễn Trần Trần Trần Lê Lê Phạm Phạm Hoàng Vũ Đặng "
            "Bùi Đỗ Ngô Dương Lưu Đinh Đoàn Trịnh Đào Cao Phan Mai Tạ Hà Lương Trương Tống Khổng"
        ),
        {
            "M": _words(
                "Văn Văn Văn Đức Đình Hữu Quang Quốc Thành Tuấn Trung Ngọc Duy Anh Mạnh Việt Bá"
            ),
            "F": _words(
                "Thị Thị Thị Thị_Thu Thị_Thanh Thị_Hồng Thị_Ngọc Thị_Bích Thị_Kim Thị_Minh Thu "
                "Thanh Ngọc Phương Minh Hồng Thùy Khánh Mai Quỳnh Bảo"
            ),
        },
        {"M": _GIVEN_MEN, "F": _GIVEN_WOMEN},
    ),
    _People(  # Tày, Nùng, Giáy
        13,
        _words("Nông Hoàng La Ma Lương Hà Triệu Lù Vi Bế Đàm Vàng Nùng Hứa Lục"),
        {
            "M": _words("Văn Văn Đức Quang Xuân Ngọc Trung"),
            "F": _words("Thị Thị Thị_Thu Thị_Bích Thúy Hồng"),
        },
        {"M": _GIVEN_TAY_MEN, "F": _GIVEN_TAY_WOMEN},
    ),
    _People(  # Thái, Mường
        7,
        _words("Lò Lò Cầm Quàng Tòng Điêu Cà Lường Hà Bùi Quách Đinh"),
        {"M": _words("Văn Văn Minh Đức"), "F": _words("Thị Thị Thị_Thu Kim")},
        {
            "M": _words("Hặc Pâng Thoan Thương Ún Xôm Hịa Inh Tâm Biên Ngoan"),
            "F": _words("Thử Pánh Ín Ương Hặc Xuân Phương Hiên Piềng Dung"),
        },
    ),
    _People(  # Mông
        8,
        _words("Vàng Vàng Giàng Giàng Sùng Thào Lý Hầu Má Cư Lầu Mùa Hảng Ma Thền"),
        {"M": _words("A A A Seo Seo Mí"), "F": _words("Thị Thị Thị Seo")},
        {
            "M": _words("Páo Chứ Dế Dình Hồ Lềnh Lử Pao Phử Sáng Sèng Sình Thề Tráng Vảng Tỏa"),
            "F": _words("Máy Mỷ Dở Chía Sua Súa Ghênh Mai Pàng Say Chư Dúa Mảy Ly Sông"),
        },
    ),
    _People(  # Dao, Hà Nhì
        6,
        _words("Triệu Bàn Đặng Phùng Tẩn Chảo Lý Chẻo Phàn Ly Sần Phà Chu"),
        {"M": _words("Văn Tiến Kim Láo Đức Phúc"), "F": _words("Thị Thị Tả Mùi Thị_Kim")},
        {
            "M": _words("Chẳn Sinh Quyên Tá Lở San Vạng Khé Xé Phin Thọ Hín"),
            "F": _words("Mẩy Nái Mán Chài Pết Xiên Ghển Liều Coi Phẩy Xoa"),
        },
    ),
)

_FIXED: dict[AgencyId, tuple[tuple[str, Sex, int, str, str], ...]] = {
    DBQH: (
        ("Vàng A Páo", "M", 1984, "Chuyên viên chính", "Phòng Công tác Quốc hội"),
        ("Lý Thị Thử", "F", 1992, "Văn thư", "Phòng Hành chính"),
    ),
    HDND: (
        ("Nguyễn Thị Mẫu", "F", 1990, "Chuyên viên", "Phòng Công tác HĐND"),
        ("Nguyễn Hữu Nghĩa", "M", 1979, "Trưởng phòng", "Phòng Thông tin, Dân nguyện"),
        ("Nguyễn Thị Đào", "F", 1986, "Chuyên viên", "Phòng Hành chính"),
    ),
    UBND: (
        ("Đặng Thị Thùy Dương", "F", 1993, "Chuyên viên", "Phòng Tổng hợp"),
        ("Trần Đỗ Khuê", "M", 1971, "Chuyên viên chính", "Phòng Nội chính"),
        ("Hoàng Ỷ Lan", "F", 1988, "Phó Trưởng phòng", "Phòng Ngoại vụ"),
        ("Nguyễn Thị Đào", "F", 1994, "Chuyên viên", "Ban Dân tộc"),
        ("Ma Seo Thử", "M", 1982, "Chuyên viên", "Ban Dân tộc"),
    ),
    CONGAN: (
        ("Phạm Ngọc Ẩn", "M", 1994, "Trung úy", "Phòng Cảnh sát bảo vệ"),
        ("Bùi Đình Nghiệp", "M", 1980, "Trung tá", "Phòng Cảnh sát bảo vệ"),
    ),
}
_TAKEN = frozenset(name for people in _FIXED.values() for name, *_ in people)


def invent_people(rng: Random, agency: AgencyId, count: int) -> list[InventedPerson]:
    """The first `count` people of an agency: the fixed ones, a head, then whoever is drawn.

    The same state of `rng` gives the same people. A name may come twice, as in life, but never
    that of a fixed person.
    """
    body = next(body for body in BODIES if body.id == agency)
    residents = tuple(unit for unit in RESIDENT_UNITS if unit.sponsor == agency)
    posts = _posts(rng, body, residents)
    people = [InventedPerson(_draw_id(rng), *fixed) for fixed in _FIXED[agency][:count]]
    while len(people) < count:
        title, unit, birth_year = next(posts)
        sex: Sex = "F" if rng.random() < _share_of_women(agency) else "M"
        name = _draw_name(rng, sex)
        people.append(InventedPerson(_draw_id(rng), name, sex, birth_year, title, unit))
    return people


def _share_of_women(agency: AgencyId) -> float:
    """Higher in the offices, so that the whole site comes out even."""
    return 0.36 if agency == CONGAN else 0.53


def _draw_id(rng: Random) -> PersonId:
    return PersonId(f"{rng.getrandbits(64):016x}")


def _draw_name(rng: Random, sex: Sex) -> str:
    people = rng.choices(_PEOPLES, [people.weight for people in _PEOPLES])[0]
    while True:
        family, middle, given = (
            _draw(rng, parts)
            for parts in (people.families, people.middles[sex], people.givens[sex])
        )
        name = f"{family} {middle} {given}"
        echo = {family.split()[0], *middle.split()}
        if given not in echo and name not in _TAKEN:
            return name


def _draw(rng: Random, words: Sequence[str]) -> str:
    return words[int(rng.random() * len(words))]


def _posts(
    rng: Random, body: Body, residents: Sequence[ResidentUnit]
) -> Iterator[tuple[str, str, int]]:
    """Title, unit and year of birth: one head for the agency and each unit, then all the rest."""
    yield body.head, body.head_office, rng.randint(FIRST_BIRTH_YEAR, 1974)
    for unit in residents:
        yield unit.head, unit.name[0], rng.randint(FIRST_BIRTH_YEAR, 1980)
    weights = [title.weight for title in body.titles]
    while True:
        title = rng.choices(body.titles, weights)[0]
        resident = residents and rng.random() < 0.2
        units = tuple(unit.name[0] for unit in residents) if resident else body.offices
        yield title.name, _draw(rng, units), rng.randint(title.born_from, title.born_to)
