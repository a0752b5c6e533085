"""The gate page as a picture: sizes, places, and that everything can be read."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication

from gate_desk.domain.errors import Unavailable
from gate_desk.domain.verdict import Direction, NextStep, Reason, Verdict
from gate_desk.ui.theme.style import Theme
from tests.helpers import sample_answers as sample
from tests.helpers.pages import GatePageObject

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
    title="Phó Trưởng phòng phụ trách",
    unit="Phòng Kiểm soát thủ tục hành chính",
)
WORST = sample.check(
    477,
    person=LONG,
    reasons=(Reason.STALE, Reason.ESCORT, Reason.ALREADY_INSIDE),
    inside_since=sample.NOW.replace(hour=7),
)


def idle(gate: GatePageObject) -> None:
    gate.scan(sample.admit())
    gate.wait(8_000)


def admit(gate: GatePageObject) -> None:
    gate.scan(sample.leave())
    gate.scan(sample.admit())


def check(gate: GatePageObject) -> None:
    gate.scan(sample.check())


def refuse(gate: GatePageObject) -> None:
    gate.scan(sample.refuse())


def rescan(gate: GatePageObject) -> None:
    gate.scan(sample.rescan())


def leave(gate: GatePageObject) -> None:
    gate.scan(sample.leave())


def keep_at_exit(gate: GatePageObject) -> None:
    gate.scan(
        sample.check(direction=Direction.OUT, reasons=(Reason.LOST,), next_step=NextStep.KEEP_CARD)
    )


def look(gate: GatePageObject) -> None:
    person = sample.looked().person
    assert person is not None
    gate.page.work.look(person.ref)
    gate.wait(500)


def lost(gate: GatePageObject) -> None:
    gate.scan(Unavailable("store_damaged"))


def worst(gate: GatePageObject) -> None:
    for number in range(470, 475):
        gate.scan(sample.refuse(number))
    gate.scan(WORST)


def visitor(gate: GatePageObject) -> None:
    guest = sample.guest(
        name="Nguyễn Phúc Bảo Hoàng Thiên Ngọc Phương Uyên",
        organisation="Liên danh nhà thầu Công ty Cổ phần Tư vấn đầu tư xây dựng Tây Bắc",
        note="mang theo máy khoan và máy hàn " * 6,
    )
    card = sample.visitor_card(zones=(1, 2, 3), escort=True)
    gate.scan(
        sample.visitor(
            verdict=Verdict.CHECK,
            reasons=(Reason.STALE, Reason.ESCORT),
            next_step=NextStep.CALL_ESCORT,
            visitor=guest,
            card=card,
            movement=None,
            data_age_s={card.issuer: 300_000},
        )
    )


State = Callable[[GatePageObject], None]
STATES: list[State] = [
    idle,
    admit,
    check,
    refuse,
    rescan,
    leave,
    keep_at_exit,
    look,
    lost,
    worst,
    visitor,
]
VERDICTS: list[State] = [admit, check, refuse, rescan, leave]


def open_at(gate: GatePageObject, size: tuple[int, int], state: State) -> None:
    gate.page.resize(*size)
    state(gate)
    QApplication.processEvents()


def sizes_of(gate: GatePageObject, *texts: str) -> list[int]:
    """The largest size at which each text is painted: lists repeat some in small."""
    pieces = list(gate.pieces())
    return [
        max(piece.font.pixelSize() for _, piece in pieces if piece.text == text) for text in texts
    ]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("room", ROOMS)
def test_everything_can_be_read(
    gate: GatePageObject, theme: Theme, room: str, state: State, dark: bool
) -> None:
    theme.set_dark(dark)
    open_at(gate, ROOMS[room], state)

    assert gate.illegible() == []


@pytest.mark.parametrize("state", STATES)
def test_everything_can_be_read_on_the_smallest_screen(gate: GatePageObject, state: State) -> None:
    open_at(gate, SMALLEST, state)

    assert gate.illegible() == []


@pytest.mark.parametrize("state", VERDICTS)
@pytest.mark.parametrize("room", ROOMS)
def test_the_word_decides_from_two_metres(gate: GatePageObject, room: str, state: State) -> None:
    open_at(gate, ROOMS[room], state)

    assert gate.page.face.band.height() == 168
    word, step = sizes_of(gate, gate.word, gate.step)
    assert word == 58
    assert 30 <= step <= 34
    assert gate.band is not None
    assert 17 <= sizes_of(gate, gate.band.reason)[0] <= 20


@pytest.mark.parametrize("state", [admit, check, refuse, leave])
@pytest.mark.parametrize("room", ROOMS)
def test_names_are_large(gate: GatePageObject, room: str, state: State) -> None:
    open_at(gate, ROOMS[room], state)

    assert 40 <= sizes_of(gate, gate.name)[0] <= 44


def test_the_photograph_has_its_size(gate: GatePageObject) -> None:
    open_at(gate, ROOMS["1366x768"], check)
    assert gate.page.face.card.photo_place().size().toTuple() == (260, 330)


@pytest.mark.parametrize("room", ROOMS)
def test_nothing_moves_between_verdicts(gate: GatePageObject, room: str) -> None:
    gate.page.resize(*ROOMS[room])
    bands, words, buttons = set(), set(), set()
    for state in VERDICTS:
        state(gate)
        bands.add(gate.place_of(gate.page.face.band))
        (place,) = (piece.where for _, piece in gate.pieces() if piece.text == gate.word)
        words.add((place.left(), place.top()))
        if gate.page.face.buttons.isVisible():
            buttons.add(gate.place_of(gate.page.face.buttons))
    assert len(bands) == len(words) == len(buttons) == 1


@pytest.mark.parametrize("room", ROOMS)
@pytest.mark.parametrize("state", STATES)
def test_parts_do_not_overlap(gate: GatePageObject, room: str, state: State) -> None:
    open_at(gate, ROOMS[room], state)
    face = gate.page.face
    parts = [
        face.search,
        face.band,
        face.card,
        face.rescan,
        face.strip,
        face.attention,
        face.buttons,
        face.passed,
        face.tiles,
        face.pending,
        face.attention_beside,
        face.passages,
    ]
    shown = [
        (type(part).__name__, QRect(*gate.place_of(part))) for part in parts if part.isVisible()
    ]
    for number, (name, place) in enumerate(shown):
        assert gate.page.rect().contains(place), name
        for other, taken in shown[:number]:
            assert not place.intersects(taken), (name, other)


@pytest.mark.parametrize("state", VERDICTS)
def test_the_band_has_its_own_shape_and_colour(gate: GatePageObject, state: State) -> None:
    expected: dict[State, tuple[str, str]] = {
        admit: ("circle-check", "#157f4a"),
        check: ("triangle-alert", "#ffc531"),
        refuse: ("octagon-x", "#a81a16"),
        rescan: ("rotate-cw", "#5a6a7e"),
        leave: ("log-out", "#34506e"),
    }
    open_at(gate, ROOMS["1366x768"], state)

    band = gate.page.face.band
    assert band.shape == expected[state][0]
    assert band.grab().toImage().pixelColor(400, 6).name() == expected[state][1]


def test_a_second_green_is_seen_to_be_new_by_120_ms_without_any(gate: GatePageObject) -> None:
    gate.scan(sample.admit())
    gate.scan(sample.admit(484), settle=False)
    assert gate.band is None
    assert gate.page.face.band.grab().toImage().pixelColor(400, 84).name() == "#ffffff"
    gate.wait(119)
    assert gate.band is None
    gate.wait(1)
    assert gate.word == "CHO VÀO"


def test_another_verdict_needs_no_blank_moment(gate: GatePageObject) -> None:
    gate.scan(sample.admit(), settle=False)
    assert gate.word == "CHO VÀO"
    gate.scan(sample.refuse(), settle=False)
    assert gate.word == "KHÔNG CHO VÀO"


@pytest.mark.parametrize("state", STATES)
def test_the_dark_look_uses_dark_grounds(gate: GatePageObject, theme: Theme, state: State) -> None:
    theme.set_dark(True)
    open_at(gate, ROOMS["1366x768"], state)

    assert gate.illegible() == []
    picture = gate.page.grab().toImage()
    assert picture.pixelColor(3, 3).name() == "#0c131d"
    assert gate.page.face.tiles.grab().toImage().pixelColor(8, 8).name() == "#162130"
