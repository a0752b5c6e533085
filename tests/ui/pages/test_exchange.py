"""The exchange page: a stick both ways, what is wrong with it, what everybody has to see."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gate_desk.devices.drives import Drive
from gate_desk.domain.errors import Refused
from gate_desk.domain.permissions import Role
from gate_desk.services.clock import wall_ms
from gate_desk.services.lane import Lane
from gate_desk.services.rounds import exchange_round
from gate_desk.services.station import open_station
from gate_desk.ui.errands import Errand
from gate_desk.ui.language import Language
from gate_desk.ui.models.exchange_desk import STICK_FOLDER
from gate_desk.ui.theme.style import Theme
from tests.conftest import Warnings
from tests.helpers.exchange_site import Compound, first_note, next_note, open_compound
from tests.helpers.exchange_window import ExchangeWindow
from tests.helpers.legibility import unreadable
from tests.helpers.two_gates import passes

POST, DESK = "post-1", "desk-ubnd"
Opening = Callable[..., ExchangeWindow]


@pytest.fixture
def compound(tmp_path: Path) -> Iterator[Compound]:
    """A post with records, closed, and an open desk with records."""
    made = open_compound(tmp_path, (POST, DESK))
    made.nodes[POST].write(3)
    made.nodes[POST].stop()
    desk = made.nodes[DESK]
    desk.write(2)
    desk.stop()
    desk.station = open_station(desk.home, Role.CONSOLE)  # by the clock of today
    (tmp_path / "stick").mkdir()
    yield made
    made.nodes[DESK].stop()


@pytest.fixture
def opening(
    qtbot: QtBot, theme: Theme, language: Language, compound: Compound
) -> Iterator[Opening]:
    windows = list[ExchangeWindow]()

    def make(*urls: str, interval_minutes: int = 0) -> ExchangeWindow:
        window = ExchangeWindow(
            qtbot, theme, language, compound.nodes[POST].home, urls, interval_minutes
        )
        windows.append(window)
        window.open()
        return window

    yield make
    for window in windows:
        window.stop()


def at_the_desk(compound: Compound, folder: Path) -> None:
    """The desk gives and takes at a folder."""
    station = compound.nodes[DESK].station
    carrier = station.settings.carrier
    exchange_round(station.exchange, carrier, (str(folder),), Lane(station.store), lambda *_: None)


def test_a_stick_both_ways(compound: Compound, opening: Opening) -> None:
    stick = compound.folder / "stick"
    window = opening(str(stick))
    card = window.card(f"Nút {DESK}")
    assert (card.theirs.text(), card.ours.text()) == ("0 / 3", "0 bản ghi")
    assert card.state.text == "chưa có tin – gọi điện"
    window.press(Qt.Key.Key_Return)
    window.finished()
    assert window.notice == "Xong: đưa 5 gói, nhận 0 gói."
    assert card.foot.text().startswith("1 gói đã đưa đi, chờ xác nhận")
    at_the_desk(compound, stick)
    window.press(Qt.Key.Key_Return)
    window.finished()
    assert window.notice.startswith("Xong: đưa ")
    assert (card.theirs.text(), card.state.text) == ("3 / 3", "đã đủ")
    assert card.ours.text() == "4 bản ghi"


def test_a_stick_that_is_plugged_in_offers_itself(compound: Compound, opening: Opening) -> None:
    stick = compound.folder / "stick"
    (stick / STICK_FOLDER).mkdir()
    at_the_desk(compound, stick / STICK_FOLDER)
    window = opening()
    assert not [button for button in window.page.sticks if button.isVisible()]
    window.desk.show_drives((Drive(str(stick), "VP <b>UBND</b>"),))
    window.wait(lambda: bool(window.view.sticks))
    (button,) = window.page.sticks
    assert button.caption == "USB “VP <b>UBND</b>”: đưa 0 gói, nhận 1 gói"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    window.finished()
    assert "nhận 1 gói" in window.notice
    assert window.card(f"Nút {DESK}").ours.text() == "4 bản ghi"
    window.desk.show_drives(())
    window.wait(lambda: not window.view.sticks)
    assert not button.isVisible()


def test_a_stick_without_our_folder_gets_one(compound: Compound, opening: Opening) -> None:
    window = opening()
    stick = compound.folder / "stick"
    window.desk.show_drives((Drive(str(stick), "TRỐNG"),))
    window.wait(lambda: bool(window.view.sticks))
    window.press(Qt.Key.Key_Return)
    window.finished()
    assert len(list((stick / STICK_FOLDER / DESK).glob("*.gdb"))) == 1


def test_a_stick_that_was_pulled_costs_nothing(compound: Compound, opening: Opening) -> None:
    window = opening(str(compound.folder / "pulled"))
    window.press(Qt.Key.Key_Return)
    window.finished()
    assert window.notice.startswith("Xong: đưa 0 gói, nhận 0 gói.")
    assert "không còn ở đó" in window.notice
    assert window.card(f"Nút {DESK}").foot.text().startswith("1 gói chờ gửi")


def test_rubbish_on_a_stick_lies_aside_with_its_reason(
    compound: Compound, opening: Opening
) -> None:
    stick = compound.folder / "stick"
    (stick / POST).mkdir()
    (stick / POST / "0123456789abcdef.gdb").write_bytes(b"rubbish")
    window = opening(str(stick))
    window.press(Qt.Key.Key_Return)
    window.finished()
    assert "Để riêng 1 gói" in window.notice
    listed = [label.text() for label in window.page.aside if label.isVisible()]
    assert listed[0] == "Gói để riêng"
    assert "hỏng" in listed[1]


def test_a_second_text_of_the_charter_is_an_alarm(compound: Compound, opening: Opening) -> None:
    desk = compound.nodes[DESK]
    desk.station.charters.take(next_note(first_note(), name="Một"), desk.lane)
    at_the_desk(compound, compound.folder / "stick")
    post = compound.nodes[POST]
    post.start()
    post.station.charters.take(next_note(first_note(), name="Hai"), post.lane)
    post.stop()
    window = opening(str(compound.folder / "stick"))
    alarms = list[tuple[str, ...]]()
    window.desk.alarmed.connect(alarms.append)
    window.press(Qt.Key.Key_Return)
    window.finished()
    assert alarms == [("charter_fork",)]


def test_a_round_can_be_stopped(opening: Opening, qtbot: QtBot) -> None:
    window = opening()

    def work(errand: Errand) -> None:
        while True:
            errand.run(lambda: None)
            errand.tell("build", 1, 2)

    with qtbot.waitSignal(window.errands.step, timeout=30_000):
        assert window.errands.begin(work)
    assert not window.errands.begin(work), "one at a time"
    with qtbot.waitSignal(window.errands.ended, timeout=30_000) as ended:
        window.desk.cancel()
    error = ended.args[0].error
    assert isinstance(error, Refused)
    assert error.code == "cancelled"
    window.finished()
    assert window.notice.startswith("Đã dừng theo yêu cầu.")


def test_the_end_of_the_window_ends_a_round(opening: Opening, qtbot: QtBot) -> None:
    window = opening()

    def work(errand: Errand) -> None:
        while True:
            errand.tell("build", 1, 2)
            errand.run(lambda: None)

    with qtbot.waitSignal(window.errands.step, timeout=30_000):
        window.errands.begin(work)
    window.stop()
    assert not window.errands.busy


def test_what_breaks_in_a_round_is_a_bug_and_said(
    opening: Opening, qtbot: QtBot, log_warnings: Warnings
) -> None:
    window = opening()

    def work(_errand: Errand) -> None:
        raise ZeroDivisionError

    with qtbot.waitSignal(window.errands.ended, timeout=30_000) as ended:
        window.errands.begin(work)
    assert ended.args[0].error.code == "bug"
    assert log_warnings.take() == ["an errand broke"]


def test_speaks_another_language_at_once(opening: Opening, language: Language) -> None:
    window = opening()
    before = window.card(f"Nút {DESK}").state.text
    language.use("en")
    assert window.card(f"Node {DESK}").agency.text() == "ubnd"
    language.use("vi")
    assert window.card(f"Nút {DESK}").state.text == before
    assert [key for key, _ in window.page.key_help()] == ["Ctrl+Enter", "Ctrl+O", "Ctrl+K", "Esc"]


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize(("width", "height"), [(928, 508), (1270, 672), (1824, 984)])
def test_every_word_is_whole(
    compound: Compound, opening: Opening, theme: Theme, width: int, height: int, dark: bool
) -> None:
    theme.set_dark(dark)
    window = opening(str(compound.folder / "pulled"))
    window.page.resize(width, height)
    window.desk.show_drives((Drive(str(compound.folder), "VP UBND"),))
    window.wait(lambda: bool(window.view.sticks))
    window.press(Qt.Key.Key_Return)
    window.finished()
    assert unreadable(window.page) == []


def test_a_call_is_noted_with_what_was_agreed(opening: Opening) -> None:
    window = opening()
    card = window.page.cards[0]
    assert card.call.isVisible()
    size = window.jobs.wait_for_station().store.journal.head.size
    QTest.mouseClick(card.call, Qt.MouseButton.LeftButton)
    form = window.page.call_form
    assert form.isVisible()
    QTest.keyClick(form.note, Qt.Key.Key_Escape)
    assert not form.isVisible()
    QTest.mouseClick(card.call, Qt.MouseButton.LeftButton)
    QTest.keyClicks(form.note, "chi Mau, mai gui")
    QTest.keyClick(form.note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    window.wait(lambda: "đã gọi" in card.state.text)
    assert not card.call.isVisible()
    assert window.jobs.wait_for_station().store.journal.head.size == size + 1
    assert unreadable(window.page) == []


def test_two_gates_that_tell_differently_are_on_the_page(
    opening: Opening, compound: Compound
) -> None:
    post = compound.nodes[POST]
    other = open_compound(compound.folder, ("post-2",)).nodes["post-2"]
    post.start()
    for gate, minute in ((post, 0), (other, 20)):
        passes(gate, minute, begun=wall_ms() - 3_600_000)
    post.take_in(other.send(POST))
    for node in (post, other):
        node.stop()
    window = opening()
    window.wait(lambda: bool(window.view.contradictions))
    lines = [label.text() for label in window.page.aside]
    assert "Hai cổng ghi khác nhau" in lines
    assert any("rồi lại vào" in line and "không có lượt ra ở giữa" in line for line in lines)


def test_every_journal_is_read_again_when_somebody_asks(
    opening: Opening, compound: Compound
) -> None:
    window = opening()
    QTest.keyClick(window.page, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    window.wait(lambda: window.view.verified is not None)
    assert window.notice == "Đã kiểm 3 bản ghi của 1 sổ: khớp hết."
