"""One line of the list of movements: nothing by colour alone, nothing cut."""

import itertools
from datetime import timedelta

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QRect

from gate_desk.domain.verdict import Direction, Resolution, Verdict
from gate_desk.services.answers import PassageRow
from gate_desk.ui.delegates.passage import ROW_PX, PassageDelegate
from gate_desk.ui.models.outcome_look import look
from gate_desk.ui.theme.style import Theme
from tests.helpers import sample_answers as sample

WIDTHS = (316, 356, 408, 546)
LONG = "Nguyễn Phúc Công Tằng Tôn Nữ Diễm Quỳnh"


def line(**values: object) -> PassageRow:
    return replace(sample.row(1, 1, LONG), **values)


OUTCOMES: list[tuple[PassageRow, str]] = [
    (line(), "Vào"),
    (line(direction=Direction.OUT), "Ra"),
    (line(verdict=Verdict.CHECK), "Chờ kiểm tra"),
    (line(verdict=Verdict.CHECK, resolution=Resolution.CONFIRMED), "Kiểm tra → vào"),
    (line(verdict=Verdict.CHECK, resolution=Resolution.REFUSED), "Không cho vào"),
    (line(verdict=Verdict.REFUSE), "Không cho vào"),
    (line(verdict=Verdict.REFUSE, resolution=Resolution.ORDERED), "Lệnh chỉ huy → vào"),
    (line(verdict=Verdict.REFUSE, resolution=Resolution.CARD_KEPT), "Giữ thẻ"),
    (line(verdict=Verdict.RESCAN, name=None, card_number=None), "Quét lại"),
    (line(annulled=True), "Đã hủy"),
]
ROWS = [row for row, _ in OUTCOMES]


def texts(delegate: PassageDelegate, row: PassageRow) -> list[str]:
    return [piece.text for piece in delegate.pieces(row, QRect(0, 0, 408, ROW_PX))]


@pytest.mark.parametrize(("row", "said"), OUTCOMES)
def test_says_what_became_of_it(theme: Theme, row: PassageRow, said: str) -> None:
    assert texts(PassageDelegate(theme), row)[-1] == said


def test_signs_differ_where_colours_do() -> None:
    signs = {(look(row).role, look(row).sign) for row in ROWS}
    assert len({sign for _, sign in signs}) == 6
    assert look(ROWS[0]).sign == "check"
    assert look(ROWS[1]).sign == "arrow-right"


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("row", ROWS)
def test_every_text_has_its_room(theme: Theme, row: PassageRow, width: int) -> None:
    room = QRect(0, 0, width, ROW_PX)
    pieces = PassageDelegate(theme).pieces(row, room)
    boxes = [piece.needed() for piece in pieces]
    for piece, box in zip(pieces, boxes, strict=True):
        assert room.adjusted(0, -1, 0, 1).contains(box), piece.text
    for before, after in itertools.pairwise(boxes):
        assert before.right() < after.left()


def test_an_annulled_line_is_struck_through(theme: Theme) -> None:
    row = sample.row(1, 1, "Vàng A Páo", annulled=True)
    name = PassageDelegate(theme).pieces(row, QRect(0, 0, 408, ROW_PX))[1]
    assert name.font.strikeOut()


def test_names_nobody_while_masked(theme: Theme) -> None:
    delegate = PassageDelegate(theme)
    row = sample.row(417, 1, "Vàng A Páo")
    assert texts(delegate, row)[1] == "Vàng A Páo"
    delegate.masked = True
    assert texts(delegate, row)[1] == "Thẻ …0417"


def test_an_hour_of_another_day_is_shown_as_its_day(theme: Theme) -> None:
    row = line()
    today = PassageDelegate(theme, now=lambda: row.at)
    later = PassageDelegate(theme, now=lambda: row.at + timedelta(days=1))
    room = QRect(0, 0, 408, ROW_PX)
    assert today.pieces(row, room)[0].text == f"{row.at:%H:%M}"
    assert later.pieces(row, room)[0].text == f"{row.at:%d/%m}"
