"""The lookup page as a picture: sizes, places, and that everything can be read."""

from collections.abc import Callable, Iterator

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gate_desk.ui.language import Language
from gate_desk.ui.pages.lookup_layout import places
from gate_desk.ui.theme.style import Theme
from tests.helpers import sample_answers as sample
from tests.helpers.lookup_page import LookupPageObject

ROOMS = {
    "1280x720": (1184, 624),
    "1366x768": (1270, 672),
    "1366x768 with a fault bar": (1270, 618),
    "1536x864": (1440, 768),
    "1920x1080": (1824, 984),
}
SMALLEST = (997, 518)
"""What a window of 1366x768 leaves the page at 125 %."""
LONG = sample.person(
    "Nguyễn Phúc Công Tằng Tôn Nữ Hoàng Diễm Quỳnh",
    sample.HDND,
    title="Phó Trưởng phòng phụ trách",
    unit="Phòng Kiểm soát thủ tục hành chính",
)


@pytest.fixture
def lookup(theme: Theme, language: Language, qtbot: QtBot) -> Iterator[LookupPageObject]:
    made = LookupPageObject(theme, language)
    qtbot.addWidget(made.page)
    made.open()
    yield made
    made.page.hide()
    QApplication.processEvents()


def start(_lookup: LookupPageObject) -> None:
    """Nothing is typed."""


def nobody(lookup: LookupPageObject) -> None:
    lookup.lookups.people = ()
    lookup.type("zzz")


def found(lookup: LookupPageObject) -> None:
    lookup.type("nguyen thi dao")


def card(lookup: LookupPageObject) -> None:
    lookup.choose()


def history(lookup: LookupPageObject) -> None:
    lookup.choose()
    lookup.press("F9")


def worst(lookup: LookupPageObject) -> None:
    """Twenty hits, the longest name, a lost card."""
    first = replace(sample.found()[0], person=LONG, card=sample.refuse().card)
    others = tuple(
        replace(first, person=replace(LONG, id=f"{number:016x}")) for number in range(19)
    )
    lookup.lookups.people = (first, *others)
    lookup.histories.days = 2
    history(lookup)


State = Callable[[LookupPageObject], None]
STATES: list[State] = [start, nobody, found, card, history, worst]


def open_at(lookup: LookupPageObject, size: tuple[int, int], state: State) -> None:
    lookup.page.resize(*size)
    state(lookup)
    QApplication.processEvents()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("room", ROOMS)
def test_everything_can_be_read(
    lookup: LookupPageObject, theme: Theme, room: str, state: State, dark: bool
) -> None:
    theme.set_dark(dark)
    open_at(lookup, ROOMS[room], state)
    assert lookup.illegible() == []


@pytest.mark.parametrize("state", STATES)
def test_everything_can_be_read_on_the_smallest_screen(
    lookup: LookupPageObject, state: State
) -> None:
    open_at(lookup, SMALLEST, state)
    assert lookup.illegible() == []


@pytest.mark.parametrize("room", [*ROOMS.values(), SMALLEST])
def test_lines_of_the_history_can_be_read(lookup: LookupPageObject, room: tuple[int, int]) -> None:
    open_at(lookup, room, history)
    panel = lookup.page.face.past
    delegate = panel.view.itemDelegate()
    line = QRect(0, 0, panel.view.viewport().width(), 33)
    for past in panel.model.lines:
        pieces = delegate.pieces(past, line)  # type: ignore[attr-defined]
        boxes = [piece.needed() for piece in pieces]
        assert all(line.adjusted(-1, -3, 1, 3).contains(box) for box in boxes), past
        ends = [box.right() for box in boxes]
        starts = [box.left() for box in boxes]
        assert ends[0] < starts[1], past
        assert ends[1] < starts[2], past


@pytest.mark.parametrize("room", [*ROOMS.values(), SMALLEST])
@pytest.mark.parametrize("state", STATES)
def test_parts_do_not_overlap(
    lookup: LookupPageObject, room: tuple[int, int], state: State
) -> None:
    open_at(lookup, room, state)
    face = lookup.page.face
    parts = [
        face.search,
        face.hint,
        face.found,
        face.band,
        face.card,
        face.buttons,
        face.tiles,
        face.attention,
        face.passages,
        face.past,
    ]
    shown = [
        (type(part).__name__, QRect(part.mapTo(lookup.page, QPoint(0, 0)), part.size()))
        for part in parts
        if part.isVisible()
    ]
    for number, (name, place) in enumerate(shown):
        assert lookup.page.rect().contains(place), name
        for other, taken in shown[:number]:
            assert not place.intersects(taken), (name, other)


def test_the_chosen_line_is_in_view(lookup: LookupPageObject) -> None:
    others = tuple(
        replace(sample.found()[0], person=replace(LONG, id=f"{number:016x}"))
        for number in range(20)
    )
    lookup.lookups.people = others
    lookup.choose(row=19)
    view = lookup.page.face.found.view
    line = view.visualRect(view.currentIndex())
    assert view.currentIndex().row() == 19
    assert view.viewport().rect().contains(line.center())


def test_the_name_is_large_on_an_ordinary_screen(lookup: LookupPageObject) -> None:
    open_at(lookup, ROOMS["1366x768"], card)
    sizes = [piece.font.pixelSize() for _, piece in lookup.pieces() if piece.text == lookup.name]
    assert max(sizes) >= 30


def test_a_list_without_a_card_has_the_whole_column() -> None:
    alone = places(1270, 672, people=20, card=False, attention=67)
    above = places(1270, 672, people=20, card=True, attention=67)
    assert alone.found
    assert above.found
    assert alone.found.height() > 2 * above.found.height()
    assert alone.card is None
    assert above.hint is None
    assert above.found.height() == 3 * 66 + 14
