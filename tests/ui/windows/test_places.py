"""Windows come back where they stood, and never where nobody can reach them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gate_desk.ui.windows.places import Places, seen

LEFT, RIGHT = QRect(0, 0, 1920, 1080), QRect(1920, 0, 1366, 768)

rects = st.builds(
    QRect,
    st.integers(-5000, 5000),
    st.integers(-5000, 5000),
    st.integers(200, 3000),
    st.integers(100, 2000),
)


@pytest.mark.parametrize(
    ("place", "screens", "stays"),
    [
        (QRect(100, 100, 800, 600), [LEFT], True),
        (QRect(2000, 50, 800, 600), [LEFT, RIGHT], True),
        (QRect(2000, 50, 800, 600), [LEFT], False),
        (QRect(1880, 50, 800, 600), [LEFT], False),
        (QRect(100, -400, 800, 600), [LEFT], False),
        (QRect(100, 1070, 800, 600), [LEFT], False),
        (QRect(1700, 10, 800, 600), [LEFT, RIGHT], True),
        (QRect(2000, 50, 800, 600), [], True),
    ],
)
def test_a_window_stays_only_where_it_can_be_taken_hold_of(
    place: QRect, screens: list[QRect], stays: bool
) -> None:
    assert (seen(place, screens) == place) is stays


@given(rects, st.lists(rects, min_size=1, max_size=3))
def test_wherever_it_stood_its_edge_is_seen(place: QRect, screens: list[QRect]) -> None:
    moved = seen(place, screens)
    assert any(screen.intersects(moved) for screen in screens)
    assert seen(moved, screens) == moved or screens[0].contains(moved)


def test_a_place_is_kept_over_the_end_of_the_program(qtbot: QtBot, tmp_path: Path) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    room = QGuiApplication.primaryScreen().availableGeometry()
    place = QRect(room.left() + 40, room.top() + 40, 320, 240)
    window.setGeometry(place)
    window.show()
    first = Places(tmp_path / "windows.ini")
    assert not first.restore(window, "main")
    assert first.is_maximized("main")
    first.keep(window, "main")
    window.setGeometry(room)
    again = Places(tmp_path / "windows.ini")
    assert again.restore(window, "main")
    assert not again.is_maximized("main")
    assert window.geometry() == place


def test_a_damaged_file_is_no_more_than_forgotten(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "windows.ini"
    window = QWidget()
    qtbot.addWidget(window)
    for rubbish in (b"\x00\xff[[[", b"[800x600]\nmain\\place=@Rect(1 2)\n", b"=" * 5000):
        file.write_bytes(rubbish)
        assert not Places(file).restore(window, "main")


def test_what_stood_on_a_lost_monitor_comes_to_one_that_is_left(
    qtbot: QtBot, tmp_path: Path
) -> None:
    places = Places(tmp_path / "windows.ini")
    window = QWidget()
    qtbot.addWidget(window)
    window.setGeometry(9000, 9000, 320, 240)
    window.show()
    assert places.parent() is None
    QGuiApplication.instance().screenRemoved.emit(QGuiApplication.primaryScreen())  # type: ignore[union-attr]
    room = QGuiApplication.primaryScreen().availableGeometry()
    assert room.intersects(window.geometry())
