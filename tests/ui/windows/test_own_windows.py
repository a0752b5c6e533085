"""A page can have a window of its own, and always comes back."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gate_desk.domain.verdict import Direction
from gate_desk.ui.language import Language
from gate_desk.ui.models.gate_state import GateState
from gate_desk.ui.theme.style import Theme
from gate_desk.ui.windows.lane_display import LaneDisplay
from gate_desk.ui.windows.main_window import MainWindow
from gate_desk.ui.windows.own_windows import Elsewhere, OwnWindows
from gate_desk.ui.windows.page import PageEntry
from gate_desk.ui.windows.places import Places
from tests.helpers.fake_jobs import FakeJobs, FakeStation, Lookups
from tests.helpers.window_page import PlainPage, WindowPage, overview, settle

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
PAGES = (
    PageEntry(name="gate", title="Cổng", icon="scan-line", build=PlainPage),
    PageEntry(name="other", title="Khách", icon="users", build=PlainPage),
    PageEntry(name="late", title="Cài đặt", icon="settings", build=PlainPage, late=True),
)


class Screen:
    """A main window of two pages, and what stands beside it."""

    def __init__(self, theme: Theme, language: Language, home: Path) -> None:
        self.window = MainWindow(theme, language, PAGES)
        self.window.fill(
            FakeJobs(FakeStation(lookups=Lookups(overview=overview))).as_jobs(), phone=""
        )
        self.page = WindowPage(self.window)
        self.own = OwnWindows(self.window, Places(home / "windows.ini"), language)
        self.gate, self.other = self.window.pages["gate"], self.window.pages["other"]


@pytest.fixture
def screen(theme: Theme, language: Language, qtbot: QtBot, tmp_path: Path) -> Iterator[Screen]:
    made = Screen(theme, language, tmp_path)
    qtbot.addWidget(made.window)
    made.page.show(1366, 768)
    yield made
    made.own.close_all()


def stands_for(screen: Screen, name: str) -> Elsewhere:
    widget = screen.window.pages[name]
    assert isinstance(widget, Elsewhere)
    return widget


def by_key(screen: Screen) -> None:
    screen.page.press(Qt.Key.Key_2, CTRL, SHIFT)


def by_mouse(screen: Screen) -> None:
    button = screen.window.navigation.findChild(QWidget, "other")
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.MiddleButton)
    settle()


@pytest.mark.parametrize("take_out", [by_key, by_mouse])
def test_a_page_goes_out_and_comes_back(screen: Screen, take_out: Callable[[Screen], None]) -> None:
    take_out(screen)
    own = screen.own.page_window("other")
    assert own.isVisible()
    assert own.centralWidget() is screen.other
    assert "Khách" in own.windowTitle()
    screen.window.show_page("other")
    stand = stands_for(screen, "other")
    assert screen.window.stack.currentWidget() is stand
    screen.page.click(stand.back)
    assert screen.own.open_pages == ()
    assert screen.window.stack.currentWidget() is screen.other
    assert screen.other.isVisible()


def test_the_middle_button_elsewhere_means_nothing(screen: Screen) -> None:
    button = screen.window.navigation.findChild(QWidget, "other")
    assert button is not None
    QTest.mousePress(button, Qt.MouseButton.MiddleButton)
    QTest.mouseRelease(button, Qt.MouseButton.MiddleButton, pos=QPoint(-50, -50))
    assert screen.own.open_pages == ()


def test_asking_again_brings_the_window_to_the_front(screen: Screen) -> None:
    by_key(screen)
    own = screen.own.page_window("other")
    screen.own.take_out("other")
    assert screen.own.page_window("other") is own


def test_a_page_that_was_never_shown_is_made_for_its_window(screen: Screen) -> None:
    assert "late" not in screen.window.pages
    screen.own.take_out("late")
    assert isinstance(screen.own.page_window("late").centralWidget(), PlainPage)
    screen.own.bring_back("late")
    assert isinstance(screen.window.pages["late"], PlainPage)


def test_it_opens_where_it_stood(screen: Screen) -> None:
    by_key(screen)
    own = screen.own.page_window("other")
    own.setGeometry(60, 70, 500, 400)
    place = own.geometry()
    screen.own.bring_back("other")
    screen.own.take_out("other")
    assert screen.own.page_window("other").geometry() == place


def test_closing_all_brings_every_page_home(screen: Screen) -> None:
    screen.own.take_out("gate")
    screen.own.take_out("other")
    screen.own.close_all()
    assert screen.window.pages == {"gate": screen.gate, "other": screen.other}
    assert screen.window.stack.currentWidget() is screen.gate


def test_what_stands_for_a_page_speaks_the_language_in_use(
    screen: Screen, language: Language
) -> None:
    by_key(screen)
    language.use("en")
    stand = stands_for(screen, "other")
    stand.retranslate()
    assert stand.back.text()


def test_displays_open_and_close_together(screen: Screen, theme: Theme, qtbot: QtBot) -> None:
    display = LaneDisplay(theme, GateState(), Direction.OUT)
    screen.own.show_display(display, "out")
    assert display in screen.own.displays
    with qtbot.waitSignal(display.destroyed):
        screen.own.close_displays()
        QApplication.sendPostedEvents(None, 0)
    assert not screen.own.displays
