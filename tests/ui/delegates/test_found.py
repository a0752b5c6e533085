"""A found person: told apart from others of the same name."""

import pytest
from PySide6.QtCore import QObject, QRect

from gate_desk.services.answers import FoundPerson
from gate_desk.ui.delegates.found import ROW_PX, FoundDelegate
from gate_desk.ui.models.photos import Photos
from gate_desk.ui.theme.style import Theme
from tests.helpers import sample_answers as sample
from tests.helpers.fake_jobs import FakeJobs


@pytest.fixture
def delegate(theme: Theme) -> FoundDelegate:
    owner = QObject(theme)
    photos = Photos(FakeJobs().as_jobs(), owner)
    made = FoundDelegate(theme, photos, lambda: sample.NOW, owner)
    made.names = sample.NAMES
    return made


def texts(delegate: FoundDelegate, found: FoundPerson) -> list[str]:
    return [piece.text for piece in delegate.pieces(found, QRect(0, 0, 800, ROW_PX))]


def test_shows_unit_birth_year_card_and_last_passage(delegate: FoundDelegate) -> None:
    assert texts(delegate, sample.found()[0]) == [
        "Nguyễn Thị Đào",
        "Phòng Hành chính · Văn phòng HĐND tỉnh",
        "1986",
        "…0094",
        "Đang ở trong từ 07:41",
    ]
    assert texts(delegate, sample.found()[2])[-1] == "Chưa có lượt nào"


@pytest.mark.parametrize("width", [600, 760, 1200])
def test_every_text_has_its_room(delegate: FoundDelegate, width: int) -> None:
    person = sample.person(
        "Nguyễn Phúc Công Tằng Tôn Nữ Diễm Quỳnh", unit="Phòng Kiểm soát thủ tục hành chính"
    )
    found = FoundPerson(person=person, card=None, last=None)
    for piece in delegate.pieces(found, QRect(0, 0, width, ROW_PX)):
        needed = piece.needed()
        assert needed.left() >= piece.where.left() - 1
        assert needed.right() <= piece.where.right() + 1
