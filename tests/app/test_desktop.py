"""The whole window on a home: shown first, filled afterwards, honest when the store is lost."""

from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from gate_desk import words
from gate_desk.app.desktop import Desktop
from gate_desk.app.looks import PLACES_FILE
from gate_desk.config.node_toml import ReaderSettings, Settings, WindowSettings, settings_text
from gate_desk.domain.errors import Refused, Unavailable
from gate_desk.services.station import Station
from gate_desk.ui.models.band_text import Band
from gate_desk.ui.theme import fonts
from gate_desk.ui.windows.help_window import topics
from gate_desk.ui.windows.store_lost import StoreLostPanel
from tests.helpers import sample_answers as sample
from tests.helpers.fake_gate import FakeGate, FakeLookups

Open = Callable[[], Station]


class OpenedStation(SimpleNamespace):
    """A station as the window meets one; it notes that it was closed."""

    def __init__(self, reason: str | None = None) -> None:
        gate = FakeGate()
        super().__init__(gate=gate, lookups=FakeLookups(gate), reason=reason, closed=False)

    def close(self) -> None:
        self.closed = True


@pytest.fixture
def home(tmp_path: Path) -> Path:
    looks = WindowSettings(theme="dark", language="vi", sound=False)
    patient = ReaderSettings(name="wedge", gap_ms=2000)  # a busy test machine types slowly
    settings = Settings(node="cong-1", site="khoi-2", window=looks, reader=(patient,))
    (tmp_path / "node.toml").write_text(settings_text(settings), encoding="utf-8")
    return tmp_path


@pytest.fixture
def start(qapp: QApplication, home: Path, qtbot: QtBot) -> Iterator[Callable[[Any], Desktop]]:
    fonts.load()
    started: list[Desktop] = []

    def begin(open_station: Callable[[], object]) -> Desktop:
        desktop = Desktop(qapp, home, cast(Open, open_station))
        started.append(desktop)
        desktop.start()
        return desktop

    yield begin
    for desktop in started:
        desktop.stop()
        desktop.window.deleteLater()
    words.use("vi")


def failing(error: Exception) -> Callable[[], object]:
    def open_station() -> object:
        raise error

    return open_station


def failing_change(_station: Station) -> object:
    raise Refused("already_annulled", "")


def test_the_window_has_the_looks_of_the_home(start: Callable[[Any], Desktop]) -> None:
    desktop = start(OpenedStation)
    assert desktop.theme.dark
    assert "Bật tiếng" in [b.accessibleName() for b in desktop.window.navigation.buttons]


def test_nothing_is_opened_before_the_first_picture(
    start: Callable[[Any], Desktop], qtbot: QtBot
) -> None:
    desktop = start(OpenedStation)
    assert desktop.post is None
    assert desktop.window.pages == {}
    qtbot.waitUntil(lambda: "gate" in desktop.window.pages)


def test_a_scan_reaches_the_gate_and_stopping_closes_the_store(
    start: Callable[[Any], Desktop], qtbot: QtBot
) -> None:
    station = OpenedStation()
    station.gate.answers.append(sample.admit())
    desktop = start(lambda: station)
    qtbot.waitUntil(lambda: desktop.window.status.length is not None)
    window = desktop.window.windowHandle()
    for digit in "1234567890":
        QTest.keyClick(window, cast(Qt.Key, ord(digit)))
    QTest.keyClick(window, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: ("scan", "1234567890") in station.gate.calls)
    desktop.stop()
    assert station.closed


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (Unavailable("disk_full", "no space"), "Ổ đĩa đã đầy"),
        (Refused("settings_damaged", "node.toml: line 3"), "node.toml"),
        (Unavailable("in_use", "post-1"), "đang mở"),
    ],
)
def test_a_store_that_does_not_open_is_told_in_red(
    start: Callable[[Any], Desktop], qtbot: QtBot, error: Exception, sentence: str
) -> None:
    desktop = start(failing(error))
    qtbot.waitUntil(lambda: desktop.window.store_is_lost)
    panel = desktop.window.findChild(StoreLostPanel)
    assert panel is not None
    assert any(sentence in label.text() for label in panel.findChildren(QLabel))


def test_a_store_opens_by_itself_once_the_trouble_has_ended(
    start: Callable[[Any], Desktop], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gate_desk.app.post.OPEN_AGAIN_MS", 1)
    full = [True]

    def open_station() -> object:
        if full[0]:
            raise Unavailable("disk_full", "no space")
        return OpenedStation()

    desktop = start(open_station)
    qtbot.waitUntil(lambda: desktop.window.store_is_lost)
    full[0] = False
    qtbot.waitUntil(lambda: not desktop.window.store_is_lost)


def test_a_cut_of_nothing_new_is_no_proof_that_recording_works(
    start: Callable[[Any], Desktop], qtbot: QtBot
) -> None:
    desktop = start(OpenedStation)
    qtbot.waitUntil(lambda: desktop.window.status.length is not None)
    assert desktop.post is not None
    desktop.window.show_store_lost("disk_full")
    with qtbot.waitSignal(desktop.post.jobs.changed):
        desktop.post.jobs.change(lambda _station: False)
    assert desktop.window.store_is_lost
    with qtbot.waitSignal(desktop.post.jobs.changed):
        desktop.post.jobs.change(lambda _station: True)
    assert not desktop.window.store_is_lost


def test_what_was_not_done_is_named_for_a_while(
    start: Callable[[Any], Desktop], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gate_desk.app.post.FAULT_SHOWN_MS", 1)
    desktop = start(OpenedStation)
    qtbot.waitUntil(lambda: desktop.window.status.length is not None)
    assert desktop.post is not None
    shown: list[str] = []
    show = desktop.window.show_fault

    def note(code: str) -> None:
        shown.append(code)
        show(code)

    monkeypatch.setattr(desktop.window, "show_fault", note)
    desktop.post.jobs.change(failing_change)
    qtbot.waitUntil(lambda: bool(shown) and desktop.window.fault_bar.codes == ())
    assert shown == ["already_annulled"]


def test_a_store_that_was_rolled_back_records_nothing(
    start: Callable[[Any], Desktop], qtbot: QtBot
) -> None:
    desktop = start(lambda: OpenedStation("rolled_back"))
    qtbot.waitUntil(lambda: desktop.window.store_is_lost)


def test_a_bug_in_opening_is_no_silence(
    start: Callable[[Any], Desktop], qtbot: QtBot, home: Path
) -> None:
    desktop = start(failing(ZeroDivisionError("bug")))
    qtbot.waitUntil(lambda: desktop.window.store_is_lost)
    assert "ZeroDivisionError" in (home / "logs" / "gate-desk.log").read_text(encoding="utf-8")


def test_the_window_comes_back_where_it_was_left(
    start: Callable[[Any], Desktop], qtbot: QtBot, home: Path
) -> None:
    first = start(OpenedStation)
    assert first.window.isMaximized()
    qtbot.waitUntil(lambda: "gate" in first.window.pages)
    first.window.showNormal()
    first.window.setGeometry(30, 40, 700, 560)
    place = first.window.geometry()
    first.stop()
    assert (home / PLACES_FILE).exists()
    again = start(OpenedStation)
    assert not again.window.isMaximized()
    assert again.window.geometry() == place


def test_lanes_have_their_displays_on_a_key(start: Callable[[Any], Desktop], qtbot: QtBot) -> None:
    station = OpenedStation()
    station.gate.answers.append(sample.admit())
    desktop = start(lambda: station)
    qtbot.waitUntil(lambda: desktop.window.status.length is not None)
    assert desktop.screens is not None
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(desktop.window, Qt.Key.Key_0, held)
    (display,) = desktop.screens.own.displays
    window = desktop.window.windowHandle()
    for digit in "1234567890":
        QTest.keyClick(window, cast(Qt.Key, ord(digit)))
    QTest.keyClick(window, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: display.shown is not None and display.shown.band is Band.ADMIT)
    QTest.keyClick(desktop.window, Qt.Key.Key_0, held)
    assert desktop.screens.own.displays == ()


def test_closing_the_main_window_closes_what_stands_beside_it(
    start: Callable[[Any], Desktop], qtbot: QtBot
) -> None:
    desktop = start(OpenedStation)
    qtbot.waitUntil(lambda: "gate" in desktop.window.pages)
    assert desktop.screens is not None
    desktop.screens.own.take_out("gate")
    desktop.window.close()
    assert desktop.screens.own.open_pages == ()
    assert not [w for w in QApplication.topLevelWidgets() if w.isVisible()]


def test_every_page_has_its_help(start: Callable[[Any], Desktop]) -> None:
    assert set(start(OpenedStation).window.page_names) <= set(topics())
