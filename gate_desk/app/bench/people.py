"""Invented people and cards of a bench site: any number of them, each made from its place."""

from collections.abc import Sequence
from datetime import date, timedelta
from hashlib import sha256
from typing import TypeVar

from gate_desk.app.demo.bodies import BODIES
from gate_desk.app.demo.cards import DemoCard
from gate_desk.app.demo.names import FIRST_BIRTH_YEAR, LAST_BIRTH_YEAR, InventedPerson
from gate_desk.domain.ids import PersonId

T = TypeVar("T")

ZONES = (1, 2, 3)


def _words(line: str) -> tuple[str, ...]:
    return tuple(line.split())


_FAMILIES = _words(
    "Nguyễn Trần Lê Phạm Hoàng Vũ Phan Đặng Bùi Đỗ Ngô Dương Lý Giàng Vàng Thào Sùng Lù Lò Hà Cao"
    " Đinh Triệu Tẩn Chảo"
)
_MIDDLES = _words("Thị Văn Hữu Đức Minh Ngọc Thanh Quang Thùy Xuân Hồng Bá Thế Kim Seo A")
_GIVENS = _words(
    "An Anh Bình Chi Cường Dũng Dương Đào Đạt Giang Hà Hải Hạnh Hiền Hiếu Hoa Hòa Huệ Hùng Hương"
    " Khánh Khuê Kiên Lan Liên Linh Long Mai Mạnh Nam Nga Nghĩa Nhung Phong Phúc Phương Quân"
    " Quỳnh Sơn Tâm Thảo Thắng Thủy Trang Trung Tuấn Tuyết Uyên Vân Vinh Yến Páo Mẩy Chẳn"
)


def person_of(place: int) -> InventedPerson:
    """The person at a place; the same person every time."""
    drawn = sha256(f"gatedesk/bench/{place}".encode()).digest()
    names = (_pick(_FAMILIES, drawn[8:]), _pick(_MIDDLES, drawn[10:]), _pick(_GIVENS, drawn[12:]))
    body = BODIES[place % len(BODIES)]
    years = LAST_BIRTH_YEAR - FIRST_BIRTH_YEAR + 1
    return InventedPerson(
        id=PersonId(drawn[:8].hex()),
        name=" ".join(names),
        sex="F" if names[1] == "Thị" else "M",
        birth_year=FIRST_BIRTH_YEAR + drawn[14] % years,
        title=_pick(body.titles, drawn[15:]).name,
        unit=_pick(body.offices, drawn[17:]),
    )


def card_of(place: int, today: date) -> DemoCard:
    """The card at a place: valid, with signed code and number, issued by one of all agencies."""
    return DemoCard(
        issuer=BODIES[place % len(BODIES)].id,
        serial=place // len(BODIES) + 1,
        person=person_of(place),
        first_day=today - timedelta(days=200),
        last_day=today + timedelta(days=400),
        zones=ZONES,
    )


def misspelt(name: str) -> str:
    """A name with one wrong letter in its longest word."""
    at = name.index(max(name.split(), key=len)) + 1
    return f"{name[:at]}x{name[at + 1 :]}"


def _pick(choices: Sequence[T], drawn: bytes) -> T:
    return choices[int.from_bytes(drawn[:2]) % len(choices)]
