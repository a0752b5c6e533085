"""The large verdict for a second screen: readable from afar, and it tells nobody's name."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gate_desk.domain.errors import Unavailable
from gate_desk.domain.verdict import Direction
from gate_desk.services.answers import ScanAnswer
from gate_desk.ui.models.band_text import Band
from gate_desk.ui.models.gate_state import GateState
from gate_desk.ui.models.gate_view import GateView, Mode
from gate_desk.ui.theme.style import Theme
from gate_desk.ui.windows.lane_display import LaneDisplay
from tests.helpers import sample_answers as sample
from tests.helpers.legibility import unreadable

IN, OUT = Direction.IN, Direction.OUT
SIZES = [(360, 240), (960, 600), (1366, 768), (1920, 1080), (768, 1366)]
ANSWERS = [
    sample.admit(),
    sample.leave(),
    sample.check(),
    sample.refuse(),
    sample.rescan(),
    sample.admit(repeat=True),
]


@pytest.fixture
def display(theme: Theme, qtbot: QtBot) -> LaneDisplay:
    shown = LaneDisplay(theme, GateState(), None)
    qtbot.addWidget(shown)
    shown.show()
    return shown


def band(display: LaneDisplay) -> Band:
    assert display.shown is not None
    return display.shown.band


def shows(answer: ScanAnswer) -> GateView:
    return GateView(mode=Mode.CARD, card=answer)


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda one: f"{one.verdict}-{one.direction}")
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_every_word_is_whole_and_inside_and_apart(
    display: LaneDisplay, answer: ScanAnswer, width: int, height: int
) -> None:
    display.resize(width, height)
    display.show_view(shows(answer))
    pieces = display.pieces()
    assert unreadable(display) == []
    for piece in pieces:
        assert QRect(0, 0, width, height).contains(piece.where)
    for first, second in pairwise(pieces):
        assert not first.where.intersects(second.where)


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda one: f"{one.verdict}-{one.direction}")
def test_nobody_is_named(display: LaneDisplay, answer: ScanAnswer) -> None:
    display.show_view(shows(answer))
    said = " ".join(piece.text for piece in display.pieces())
    assert answer.person is None or answer.person.name not in said
    assert answer.card is None or answer.card.number not in said
    assert "mất" not in said.lower(), "the reason is the guard's"


def test_the_word_can_be_read_from_ten_metres(display: LaneDisplay) -> None:
    display.resize(1920, 1080)
    display.show_view(shows(sample.admit()))
    word = max(display.pieces(), key=lambda piece: piece.font.pixelSize())
    assert word.font.pixelSize() >= 180


def test_it_follows_its_lane_only(theme: Theme, qtbot: QtBot) -> None:
    state = GateState()
    display = LaneDisplay(theme, state, OUT)
    qtbot.addWidget(display)
    assert band(display) is Band.IDLE
    display.show_view(GateView(mode=Mode.CARD, card=sample.check(), exit_strip=sample.leave()))
    assert band(display) is Band.EXIT
    display.show_view(shows(sample.check()))
    assert band(display) is Band.IDLE


def test_a_new_verdict_is_seen_to_be_new(display: LaneDisplay) -> None:
    display.show_view(GateView(mode=Mode.CARD, card=sample.admit(), blank=True))
    assert display.shown is None
    assert display.pieces() == []
    display.show_view(shows(sample.admit()))
    assert display.shown is not None


def test_it_sends_people_to_the_guard_when_nothing_is_recorded(display: LaneDisplay) -> None:
    lost = Unavailable("disk_full", "no space")
    display.show_view(GateView(mode=Mode.LOST, lost=lost))
    assert display.shown is not None
    assert display.shown.band is Band.LOST
    assert "NGƯỜI GÁC" in display.shown.word


def test_escape_closes_and_a_double_click_fills_the_screen(display: LaneDisplay) -> None:
    QTest.mouseDClick(display, Qt.MouseButton.LeftButton)
    assert display.isFullScreen()
    QTest.mouseDClick(display, Qt.MouseButton.LeftButton)
    assert not display.isFullScreen()
    QTest.keyClick(display, Qt.Key.Key_A)
    assert display.isVisible()
    QTest.keyClick(display, Qt.Key.Key_Escape)
    assert not display.isVisible()
