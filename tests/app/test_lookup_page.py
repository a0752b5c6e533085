"""The lookup page in the real window on a real node: found, recorded, and a scan meanwhile."""

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gate_desk import words
from gate_desk.app.desktop import Desktop
from gate_desk.config.node_toml import ReaderSettings, load_settings, settings_text
from gate_desk.domain.permissions import Role
from gate_desk.services.station import open_station
from gate_desk.ui.pages.gate import GatePage
from gate_desk.ui.pages.lookup import LookupPage
from gate_desk.ui.theme import fonts
from tests.helpers.demo_site import Site, Wall

DUONG = "Đặng Thị Thùy Dương"


class Window:
    """The window of a post, as a guard uses it."""

    def __init__(self, desktop: Desktop, qtbot: QtBot) -> None:
        self.desktop, self.qtbot = desktop, qtbot
        qtbot.waitUntil(lambda: desktop.window.status.length is not None)
        assert "lookup" not in desktop.window.pages  # made when it is first wanted
        self.gate = cast(GatePage, desktop.window.pages["gate"])

    @property
    def lookup(self) -> LookupPage:
        return cast(LookupPage, self.desktop.window.page("lookup"))

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier | None = None) -> None:
        handle = self.desktop.window.windowHandle()
        QTest.keyClick(handle, key, held or Qt.KeyboardModifier.NoModifier)

    def show_lookup(self) -> None:
        self.press(Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
        self.qtbot.waitUntil(self.lookup.face.search.line.hasFocus)

    def look_at(self, name: str) -> None:
        """Type a name, choose the first, wait until keys may act on the card."""
        QTest.keyClicks(self.lookup.face.search.line, name)
        self.qtbot.waitUntil(lambda: bool(self.lookup.face.found.model.people))
        self.press(Qt.Key.Key_Return)
        self.qtbot.waitUntil(lambda: self.lookup.state.view.card is not None)

    def record(self) -> None:
        def pressed() -> bool:
            self.press(Qt.Key.Key_F6)
            return self.gate.state.view.card is not None

        self.qtbot.waitUntil(pressed)  # the first 400 ms do not count

    def scan(self, code: str) -> None:
        """A keyboard wedge types and ends with Enter."""
        handle = self.desktop.window.windowHandle()
        for letter in code:
            QTest.keyClick(handle, cast(Qt.Key, ord(letter.upper())))
        QTest.keyClick(handle, Qt.Key.Key_Return)

    @property
    def shown(self) -> str:
        """The page in front."""
        current = self.desktop.window.stack.currentWidget()
        return next(name for name, page in self.desktop.window.pages.items() if page is current)


@pytest.fixture
def home(demo_site: Site, tmp_path: Path) -> Path:
    home = demo_site.copy("post-1", tmp_path)
    patient = ReaderSettings(name="wedge", gap_ms=2000)  # a busy test machine types slowly
    settings = replace(load_settings(home), reader=(patient,))
    (home / "node.toml").write_text(settings_text(settings), encoding="utf-8")
    return home


@pytest.fixture
def window(qapp: QApplication, home: Path, wall: Wall, qtbot: QtBot) -> Iterator[Window]:
    fonts.load()
    desktop = Desktop(qapp, home, lambda: open_station(home))
    desktop.start()
    yield Window(desktop, qtbot)
    desktop.stop()
    desktop.window.deleteLater()
    words.use("vi")


def test_somebody_without_a_badge_is_recorded_and_decided_at_the_gate(
    window: Window, home: Path
) -> None:
    window.show_lookup()
    window.look_at("thuy duogn")
    window.record()
    assert window.shown == "gate"
    card = window.gate.state.view.card
    assert card is not None
    assert card.person is not None
    assert (card.person.name, card.verdict, card.record is not None) == (DUONG, "check", True)
    assert [answer.record for answer in window.gate.state.view.pending] == [card.record]
    station = open_station(home, Role.CONSOLE, write=False)
    try:
        assert station.histories.forgotten_by(card.person.ref).times == 1
    finally:
        station.close()
    assert window.lookup.state.view.card is None


def test_a_scan_meanwhile_is_answered_at_the_gate(window: Window, demo_site: Site) -> None:
    window.show_lookup()
    window.look_at("nguyen thi mau")
    window.lookup.face.search.line.setFocus()
    window.scan(demo_site.codes["valid"])
    window.qtbot.waitUntil(lambda: window.gate.state.view.card is not None)
    card = window.gate.state.view.card
    assert window.shown == "gate"
    assert card is not None
    assert card.person is not None
    assert card.person.name == DUONG
    assert window.lookup.face.search.line.text() == "nguyen thi mau"
    window.press(Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.lookup.state.view.card is not None


def test_escape_and_a_line_of_the_list_lead_to_the_gate(window: Window, demo_site: Site) -> None:
    window.scan(demo_site.codes["valid"])
    window.qtbot.waitUntil(lambda: window.gate.passages.rowCount() == 1)
    window.show_lookup()
    window.press(Qt.Key.Key_Escape)
    assert window.shown == "gate"
    window.show_lookup()
    view = window.lookup.face.passages.view

    def read_once() -> bool:
        window.gate.passages.data(window.gate.passages.index(0), Qt.ItemDataRole.UserRole + 1)
        return bool(view.model().index(0, 0).data(Qt.ItemDataRole.UserRole + 1))

    window.qtbot.waitUntil(read_once)
    place = view.visualRect(view.model().index(0, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.shown == "gate"


def test_pages_are_reached_by_keys(window: Window) -> None:
    held = Qt.KeyboardModifier.ControlModifier
    for key, name in ((Qt.Key.Key_2, "lookup"), (Qt.Key.Key_1, "gate")):
        window.press(key, held)
        assert window.shown == name


def test_in_a_window_of_its_own_it_stays_while_the_gate_answers(
    window: Window, demo_site: Site
) -> None:
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    window.press(Qt.Key.Key_2, held)
    assert window.desktop.screens is not None
    own = window.desktop.screens.own
    assert own.open_pages == ("lookup",)
    window.desktop.window.activateWindow()
    window.scan(demo_site.codes["valid"])
    window.qtbot.waitUntil(lambda: window.gate.state.view.card is not None)
    assert own.page_window("lookup").isVisible()
    own.bring_back("lookup")
