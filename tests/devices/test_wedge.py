from collections.abc import Callable, Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gate_desk.devices.wedge import HELD_KEY_RUN, KeyboardWedge, WedgeSettings
from gate_desk.domain.reading import Reading
from gate_desk.domain.trial import TrialScan
from gate_desk.domain.verdict import Direction
from tests.helpers.typing_hands import Keyboard, click_keys

CODE = "6807" + "0123456789" * 20 + "42"
GAP = 35


class Desk(QDialog):
    """A window with a text field, a button that Enter presses, and the reader's wedge."""

    def __init__(self, wedge_settings: WedgeSettings) -> None:
        super().__init__()
        self.field, self.button = QLineEdit(), QPushButton("Ghi")
        self.button.setDefault(True)
        layout = QVBoxLayout(self)
        layout.addWidget(self.field)
        layout.addWidget(self.button)
        self._keyboard: Keyboard | None = None
        self.clicks = 0
        self.button.clicked.connect(self._count_click)
        self.readings: list[Reading] = []
        self.wedge = KeyboardWedge(wedge_settings, self)
        self.wedge.captured.connect(self._take)
        self.wedge.start()

    @property
    def keyboard(self) -> Keyboard:
        if self._keyboard is None:
            self._keyboard = Keyboard(self.windowHandle())
        return self._keyboard

    @property
    def scans(self) -> list[str]:
        return [reading.untrusted_text for reading in self.readings]

    def handle_queue(self) -> None:
        QCoreApplication.sendPostedEvents()

    def settle(self) -> None:
        """Let the wedge give back at once what it still holds."""
        self.handle_queue()
        self.wedge.stop()
        self.wedge.start()

    @Slot()
    def _count_click(self) -> None:
        self.clicks += 1

    @Slot(object)
    def _take(self, reading: Reading) -> None:
        self.readings.append(reading)


class KeyLog(QObject):
    """Every key event that reaches a widget, as it arrives."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.seen: list[tuple[object, ...]] = []
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            assert isinstance(event, QKeyEvent)
            what = event.type(), event.key(), event.text()
            self.seen.append((*what, event.modifiers(), event.isAutoRepeat(), event.timestamp()))
        return False


OpenDesk = Callable[..., Desk]


@pytest.fixture
def open_desk(qtbot: QtBot) -> Iterator[OpenDesk]:
    desks: list[Desk] = []

    def open_one(**known: object) -> Desk:
        desk = Desk(WedgeSettings(reader="ban", **known))  # type: ignore[arg-type]  # test's choice
        qtbot.addWidget(desk)
        with qtbot.waitActive(desk):
            desk.show()
        desks.append(desk)
        return desk

    yield open_one
    for desk in desks:
        desk.wedge.stop()


@pytest.fixture
def desk(open_desk: OpenDesk) -> Desk:
    return open_desk()


class Pressed(QObject):
    """How often a shortcut fired, and what the field held then."""

    def __init__(self, desk: Desk, keys: str) -> None:
        super().__init__(desk)
        self._desk = desk
        self.seen: list[str] = []
        QShortcut(QKeySequence(keys), desk).activated.connect(self._note)

    @Slot()
    def _note(self) -> None:
        self.seen.append(self._desk.field.text())


def scan(desk: Desk, code: str) -> None:
    click_keys(desk.windowHandle(), code + "\n")


def test_no_press_and_no_release_of_a_scan_reaches_a_widget(desk: Desk) -> None:
    desk.field.setFocus()
    log, keys = KeyLog(desk.field), desk.keyboard
    keys.type("UBND-0041", every_ms=5)
    keys.press(Qt.Key.Key_7, "7")
    keys.press(Qt.Key.Key_Return, "\r")
    desk.handle_queue()
    keys.release(Qt.Key.Key_7, "7")
    keys.release(Qt.Key.Key_Return, "\r")
    desk.settle()
    assert desk.scans == ["UBND-00417"]
    assert log.seen == []


def test_what_is_given_back_is_what_was_typed(desk: Desk) -> None:
    desk.field.setFocus()
    log, keys, shift = KeyLog(desk.field), desk.keyboard, Qt.KeyboardModifier.ShiftModifier
    at, none = keys.now, Qt.KeyboardModifier.NoModifier
    keys.press(Qt.Key.Key_A, "A", shift)
    keys.now += 10
    keys.press(Qt.Key.Key_5, "5", Qt.KeyboardModifier.KeypadModifier)
    keys.release(Qt.Key.Key_A, "a")
    desk.settle()
    keys.release(Qt.Key.Key_5, "5", Qt.KeyboardModifier.KeypadModifier)
    desk.settle()
    keypad = Qt.KeyboardModifier.KeypadModifier
    assert log.seen == [
        (QEvent.Type.KeyPress, Qt.Key.Key_A, "A", shift, False, at),
        (QEvent.Type.KeyPress, Qt.Key.Key_5, "5", keypad, False, at + 10),
        (QEvent.Type.KeyRelease, Qt.Key.Key_A, "a", none, False, at + 10),
        (QEvent.Type.KeyRelease, Qt.Key.Key_5, "5", keypad, False, at + 10),
    ]


@pytest.mark.parametrize("focus", ["field", "button"])
def test_fifty_rapid_scans_are_all_captured_and_nothing_else_happens(
    desk: Desk, focus: str
) -> None:
    getattr(desk, focus).setFocus()
    codes = [f"UBND-{number:05}" if number % 2 else f"{number}{CODE}" for number in range(50)]
    for code in codes:
        scan(desk, code)
    assert desk.scans == codes
    assert desk.field.text() == ""
    assert desk.clicks == 0


def test_a_reading_names_its_reader_and_lane(open_desk: OpenDesk) -> None:
    desk = open_desk(lane=Direction.OUT)
    scan(desk, "UBND-00417")
    expected = Reading(untrusted_text="UBND-00417", reader="ban", lane=Direction.OUT, typed=True)
    assert desk.readings == [expected]


def test_every_character_of_a_frame_is_kept(desk: Desk) -> None:
    code = "]Q1\\000026ABC|<Đặng Văn Ấn<<{}@ 9"
    desk.keyboard.type(code + "\n", every_ms=5)
    desk.handle_queue()
    assert desk.scans == [code]


def test_shift_and_keypad_keys_are_part_of_a_scan(desk: Desk) -> None:
    keys, shift = desk.keyboard, Qt.KeyboardModifier.ShiftModifier
    for character in "UBND":
        keys.now += 5
        keys.press(Qt.Key.Key_Shift, "", shift)
        keys.press(ord(character), character, shift)
        keys.release(Qt.Key.Key_Shift)
        keys.release(ord(character), character.lower())
    for digit in "00417":
        keys.now += 5
        keys.press(ord(digit), digit, Qt.KeyboardModifier.KeypadModifier)
        keys.release(ord(digit), digit, Qt.KeyboardModifier.KeypadModifier)
    keys.press(Qt.Key.Key_Enter, "\r", Qt.KeyboardModifier.KeypadModifier)
    desk.handle_queue()
    assert desk.scans == ["UBND00417"]


@pytest.mark.parametrize(
    "ending",
    [
        [(Qt.Key.Key_Return, "\r")],
        [(Qt.Key.Key_Enter, "\r")],
        [(Qt.Key.Key_Tab, "\t")],
        [(Qt.Key.Key_Return, "\r"), (Qt.Key.Key_Return, "\r")],
        [(Qt.Key.Key_Return, "\r"), (10, "\n")],
        [(Qt.Key.Key_Tab, "\t"), (Qt.Key.Key_Return, "\r")],
    ],
)
@pytest.mark.parametrize("suffix", ["enter", "tab", "none"])
def test_each_suffix_ends_a_scan_and_stays_away_from_the_window(
    open_desk: OpenDesk, suffix: str, ending: list[tuple[int, str]]
) -> None:
    desk = open_desk(suffix=suffix)
    desk.field.setFocus()
    desk.keyboard.type("UBND-00417", every_ms=5)
    for key, text in ending:
        desk.keyboard.now += 5
        desk.keyboard.press(key, text)
        desk.keyboard.release(key, text)
    desk.settle()
    assert desk.scans == ["UBND-00417"]
    assert desk.field.hasFocus()
    assert (desk.field.text(), desk.clicks) == ("", 0)


def test_a_line_feed_as_control_j_belongs_to_the_carriage_return(desk: Desk) -> None:
    fired = Pressed(desk, "Ctrl+J")
    desk.keyboard.type("UBND-00417\n", every_ms=5)
    for pause, times in ((5, 0), (GAP + 1, 1)):
        desk.keyboard.now += pause
        desk.keyboard.press(Qt.Key.Key_J, "\n", Qt.KeyboardModifier.ControlModifier)
        desk.keyboard.release(Qt.Key.Key_J, "", Qt.KeyboardModifier.ControlModifier)
        desk.handle_queue()
        assert len(fired.seen) == times
    assert desk.scans == ["UBND-00417"]


def test_the_guards_own_enter_later_is_not_taken(desk: Desk) -> None:
    desk.field.setFocus()
    desk.keyboard.type("UBND-00417\n", every_ms=5)
    desk.keyboard.type("\n", every_ms=GAP + 1)
    desk.handle_queue()
    assert desk.scans == ["UBND-00417"]
    assert desk.clicks == 1


def test_silence_ends_a_scan_of_a_reader_without_suffix(open_desk: OpenDesk, qtbot: QtBot) -> None:
    desk = open_desk(suffix="none")
    desk.field.setFocus()
    with qtbot.waitSignal(desk.wedge.captured):
        desk.keyboard.type(CODE, every_ms=5)
    desk.keyboard.type("0001234567", every_ms=GAP + 1)
    desk.settle()
    assert desk.scans == [CODE]
    assert desk.field.text() == "0001234567"


def test_without_its_suffix_a_burst_is_given_back(desk: Desk, qtbot: QtBot) -> None:
    desk.field.setFocus()
    desk.keyboard.type("UBND-00417", every_ms=5)
    qtbot.waitUntil(lambda: desk.field.text() == "UBND-00417")
    assert desk.scans == []


@pytest.mark.parametrize("suffix", ["enter", "none"])
def test_a_short_burst_is_given_back_with_its_enter(
    open_desk: OpenDesk, qtbot: QtBot, suffix: str
) -> None:
    desk = open_desk(suffix=suffix)
    desk.field.setFocus()
    desk.keyboard.type("12345\n", every_ms=5)
    qtbot.waitUntil(lambda: desk.clicks == 1)
    assert desk.field.text() == "12345"
    assert desk.scans == []


def test_a_single_key_arrives_by_itself_unchanged(desk: Desk, qtbot: QtBot) -> None:
    desk.field.setFocus()
    desk.keyboard.type("ệ", every_ms=200)
    qtbot.waitUntil(lambda: desk.field.text() == "ệ")


def test_slow_typing_between_scans_is_intact(desk: Desk) -> None:
    desk.field.setFocus()
    desk.keyboard.type("Nguyễn Văm", every_ms=120)
    desk.keyboard.type(CODE + "\n", every_ms=5, after_ms=120)
    desk.keyboard.type("\bn Ấn", every_ms=120)
    desk.keyboard.type("UBND-00417\n", every_ms=16, after_ms=120)
    desk.settle()
    assert desk.scans == [CODE, "UBND-00417"]
    assert desk.field.text() == "Nguyễn Văn Ấn"


def test_backspace_close_behind_a_letter_comes_after_it(desk: Desk) -> None:
    desk.field.setFocus()
    desk.keyboard.type("xin chàp", every_ms=90)
    desk.keyboard.type("\b", every_ms=20)
    desk.keyboard.type("o", every_ms=20)
    desk.settle()
    assert desk.field.text() == "xin chào"


def test_keys_that_waited_while_the_window_was_busy_are_judged_by_their_own_times(
    desk: Desk,
) -> None:
    desk.field.setFocus()
    desk.keyboard.type("ghi chú", every_ms=120)
    desk.keyboard.type("UBND-00417\n", every_ms=5, after_ms=120)
    desk.keyboard.type(" dài", every_ms=120)
    desk.settle()
    assert desk.scans == ["UBND-00417"]
    assert desk.field.text() == "ghi chú dài"


def test_a_second_scan_may_begin_right_behind_the_enter_of_the_first(desk: Desk) -> None:
    desk.keyboard.type("UBND-00417\nUBND-00418\n0001234567\n", every_ms=0)
    desk.handle_queue()
    assert desk.scans == ["UBND-00417", "UBND-00418", "0001234567"]


def test_the_gap_is_the_readers(open_desk: OpenDesk) -> None:
    desk = open_desk(gap_ms=60)
    desk.field.setFocus()
    desk.keyboard.type("UBND-00417\n", every_ms=60)
    desk.keyboard.type("slow", every_ms=61)
    desk.settle()
    assert desk.scans == ["UBND-00417"]
    assert desk.field.text() == "slow"


def test_a_scanner_may_stall_once_it_is_known_for_one(desk: Desk) -> None:
    desk.field.setFocus()
    desk.keyboard.type("UBND-0", every_ms=5)
    desk.keyboard.type("0417", every_ms=5, after_ms=100)
    desk.keyboard.type("\n", every_ms=100)
    desk.settle()
    assert desk.scans == ["UBND-00417"]
    assert (desk.field.text(), desk.clicks) == ("", 0)


def test_a_person_goes_on_typing_after_a_burst_without_suffix(desk: Desk, qtbot: QtBot) -> None:
    desk.field.setFocus()
    desk.keyboard.type("UBND-00417", every_ms=5)
    desk.keyboard.type(" a", every_ms=100)
    qtbot.waitUntil(lambda: desk.field.text() == "UBND-00417 a")
    assert desk.scans == []


def test_the_keyboards_clock_may_begin_again(desk: Desk) -> None:
    desk.field.setFocus()
    desk.keyboard.now = 2**32 - 18
    desk.keyboard.type("UBND-00417\n", every_ms=4)
    desk.keyboard.now = 2**32 - 31
    desk.keyboard.type("12345", every_ms=5)
    desk.keyboard.type("6\n", every_ms=5, after_ms=90)
    desk.settle()
    assert desk.scans == ["UBND-00417"]
    assert desk.field.text() == "123456"


def test_a_held_key_repeats_into_the_field(desk: Desk) -> None:
    desk.field.setFocus()
    keys = desk.keyboard
    keys.press(Qt.Key.Key_A, "a")
    keys.now += 500
    for _ in range(8):
        keys.now += 30
        keys.release(Qt.Key.Key_A, "a", repeated=True)
        keys.press(Qt.Key.Key_A, "a", repeated=True)
    desk.handle_queue()
    assert desk.field.text() == "a" * 9
    keys.type("\n", every_ms=10)
    desk.settle()
    assert (desk.scans, desk.clicks) == ([], 1)


def test_a_held_key_that_does_not_say_so_is_seen_to_repeat(desk: Desk) -> None:
    desk.field.setFocus()
    desk.keyboard.type("a" * 2 * HELD_KEY_RUN, every_ms=30)
    desk.handle_queue()
    assert desk.field.text() == "a" * 2 * HELD_KEY_RUN


@pytest.mark.parametrize("count", [8, HELD_KEY_RUN, 40])
@pytest.mark.parametrize("suffix", ["enter", "none"])
def test_a_held_key_that_does_not_say_so_is_not_a_scan(
    open_desk: OpenDesk, suffix: str, count: int
) -> None:
    desk = open_desk(suffix=suffix)
    desk.field.setFocus()
    desk.keyboard.type("0" * count + "\n", every_ms=30)
    desk.settle()
    assert desk.scans == []
    assert desk.field.text() == "0" * count
    assert desk.clicks == 1


def test_a_scan_may_have_many_equal_digits(desk: Desk) -> None:
    desk.keyboard.type("0000000001\n", every_ms=5)
    desk.handle_queue()
    assert desk.scans == ["0000000001"]


def test_a_double_digit_that_x11_takes_for_a_repeat_is_part_of_the_scan(desk: Desk) -> None:
    keys = desk.keyboard
    keys.type("UBND-", every_ms=5)
    keys.press(Qt.Key.Key_0, "0")
    keys.release(Qt.Key.Key_0, "0", repeated=True)
    keys.press(Qt.Key.Key_0, "0", repeated=True)
    keys.release(Qt.Key.Key_0, "0")
    keys.type("417\n", every_ms=5)
    desk.handle_queue()
    assert desk.scans == ["UBND-00417"]


def test_a_function_key_acts_after_what_was_typed_just_before(desk: Desk) -> None:
    desk.field.setFocus()
    fired = Pressed(desk, "F6")
    click_keys(desk.windowHandle(), "abc")
    QTest.keyClick(desk.windowHandle(), Qt.Key.Key_F6)
    assert fired.seen == ["abc"]


def test_a_function_key_acts_during_a_scan_and_does_not_harm_it(desk: Desk) -> None:
    desk.field.setFocus()
    fired = Pressed(desk, "F6")
    window = desk.windowHandle()
    click_keys(window, "UBND-00")
    QTest.keyClick(window, Qt.Key.Key_F6)
    scan(desk, "417")
    assert fired.seen == [""]
    assert desk.scans == ["UBND-00417"]
    assert desk.field.text() == ""


def test_shortcuts_pass_at_once(desk: Desk) -> None:
    desk.button.setFocus()
    fired = Pressed(desk, "Ctrl+Z"), Pressed(desk, "Alt+1")
    window = desk.windowHandle()
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert [len(shortcut.seen) for shortcut in fired] == [1, 1]


def test_a_shortcut_of_a_plain_key_works_for_a_person_and_not_for_a_scanner(
    desk: Desk, qtbot: QtBot
) -> None:
    desk.button.setFocus()
    fired = Pressed(desk, "-")
    click_keys(desk.windowHandle(), "-")
    qtbot.waitUntil(lambda: len(fired.seen) == 1)
    scan(desk, "-UBND-00417")
    assert desk.scans == ["-UBND-00417"]
    assert len(fired.seen) == 1


def test_a_space_presses_the_focused_button_for_a_person_only(desk: Desk) -> None:
    desk.button.setFocus()
    desk.keyboard.type("A B C D E F\n", every_ms=5)
    desk.settle()
    assert (desk.scans, desk.clicks) == (["A B C D E F"], 0)
    desk.keyboard.type(" ", every_ms=300)
    desk.settle()
    assert desk.clicks == 1


def test_a_click_elsewhere_comes_after_what_was_typed(desk: Desk) -> None:
    desk.field.setFocus()
    desk.keyboard.type("ab", every_ms=20)
    desk.handle_queue()
    QTest.mouseClick(
        desk.windowHandle(), Qt.MouseButton.LeftButton, pos=desk.button.geometry().center()
    )
    desk.settle()
    assert desk.field.text() == "ab"


def test_a_flood_is_reported_once_and_never_typed_into_the_field(desk: Desk, qtbot: QtBot) -> None:
    desk.field.setFocus()
    flood = "0123456789" * 2000
    with qtbot.waitSignal(desk.wedge.captured):
        desk.keyboard.type(flood, every_ms=0)
    desk.keyboard.type("UBND-00417\n", every_ms=5, after_ms=GAP + 1)
    desk.settle()
    assert desk.scans == [flood, "UBND-00417"]
    assert desk.field.text() == ""


def test_an_endless_flood_is_cut_at_64_kib(desk: Desk) -> None:
    desk.keyboard.type("0123456789" * 6554 + "x\n", every_ms=0)
    desk.handle_queue()
    assert [len(code) for code in desk.scans] == [65_536]


def test_keys_without_a_time_are_left_alone(desk: Desk) -> None:
    desk.field.setFocus()
    desk.keyboard.now = 0
    desk.keyboard.type("UBND-00417", every_ms=0)
    desk.handle_queue()
    assert desk.field.text() == "UBND-00417"


def test_after_stop_keys_go_where_they_were_going(desk: Desk) -> None:
    desk.field.setFocus()
    desk.keyboard.type("ab", every_ms=5)
    desk.handle_queue()
    assert desk.field.text() == ""
    desk.wedge.stop()
    assert desk.field.text() == "ab"
    desk.keyboard.type("UBND-00417", every_ms=5)
    desk.handle_queue()
    assert desk.field.text() == "abUBND-00417"
    assert desk.scans == []


def test_a_window_that_closed_meanwhile_gets_nothing(open_desk: OpenDesk, qtbot: QtBot) -> None:
    desk, other = open_desk(), QDialog()
    qtbot.addWidget(other)
    other.show()
    Keyboard(other.windowHandle()).type("ab", every_ms=5)
    desk.handle_queue()
    other.destroy()
    desk.settle()
    scan(desk, "UBND-00417")
    assert desk.scans == ["UBND-00417"]


WORDS = st.text("abcdeghiklmnopqrstuvxyÀẤẫđệơưỹ 0123456789-\b", min_size=1, max_size=12)
CODES = st.text("0123456789ABCXYZ]|<-/ Đễ", min_size=6, max_size=30).filter(
    lambda code: len(set(code)) > 1
)
SLOW = st.integers(GAP + 1, 400)
FAST = st.integers(0, GAP)


@st.composite
def gate_mornings(draw: st.DrawFn) -> list[tuple[str, list[tuple[str, int]]]]:
    """Words and codes in any order, each character with its pause before it."""

    def timed(text: str, pause: st.SearchStrategy[int]) -> list[tuple[str, int]]:
        return [(character, draw(pause)) for character in text]

    items: list[tuple[str, list[tuple[str, int]]]] = []
    for is_code in draw(st.lists(st.booleans(), max_size=8)):
        if is_code:
            code = draw(CODES)
            # Only behind another code's Enter may a scan begin without a pause.
            first = st.integers(0, 400) if items and items[-1][0].endswith("\n") else SLOW
            keys = timed(code[0], first) + timed(code[1:] + "\n", FAST)
            items.append((code + "\n", keys))
        else:
            word = draw(WORDS)
            items.append((word, timed(word, SLOW)))
    return items


def edited(text: str) -> str:
    kept: list[str] = []
    for character in text:
        if character != "\b":
            kept.append(character)
        elif kept:
            kept.pop()
    return "".join(kept)


@given(morning=gate_mornings())
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_mix_of_slow_words_and_fast_scans_comes_apart_exactly(
    desk: Desk, morning: list[tuple[str, list[tuple[str, int]]]]
) -> None:
    desk.field.clear()
    desk.field.setFocus()
    desk.readings.clear()
    desk.keyboard.now += 1000
    for _, keys in morning:
        for character, pause in keys:
            desk.keyboard.type(character, every_ms=pause)
    desk.settle()
    texts = [text for text, _ in morning]
    assert desk.scans == [text[:-1] for text in texts if text.endswith("\n")]
    assert desk.field.text() == edited("".join(t for t in texts if not t.endswith("\n")))
    assert desk.clicks == 0


class Trial(Desk):
    """The same while the reader is tried out."""

    def __init__(self, wedge_settings: WedgeSettings) -> None:
        super().__init__(wedge_settings)
        self.tried: list[TrialScan] = []
        self.wedge.tried.connect(self._note)
        self.wedge.try_out(True)

    @Slot(object)
    def _note(self, scan: TrialScan) -> None:
        self.tried.append(scan)


@pytest.fixture
def trial(qtbot: QtBot) -> Iterator[Trial]:
    made = Trial(WedgeSettings(reader="ban", gap_ms=GAP))
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.wedge.stop()


def test_a_trial_is_told_how_the_keys_came_and_the_gate_nothing(trial: Trial) -> None:
    trial.keyboard.type("VP-12345\n", every_ms=7)
    trial.handle_queue()
    (scan,) = trial.tried
    assert (scan.untrusted_text, scan.manner.gaps_ms) == ("VP-12345", (7,) * 8)
    assert (scan.manner.ended_by, scan.manner.took_ms) == ("\r", 56)
    assert trial.scans == []
    trial.wedge.try_out(False)
    trial.keyboard.type("VP-12345\t", every_ms=7, after_ms=1_000)
    trial.handle_queue()
    assert (trial.scans, len(trial.tried)) == (["VP-12345"], 1)


def test_a_trial_sees_a_slow_reader_and_one_without_suffix(trial: Trial, qtbot: QtBot) -> None:
    trial.keyboard.type("VP-12345\t", every_ms=2 * GAP)
    trial.keyboard.type("VP-67890", every_ms=5, after_ms=2_000)
    qtbot.waitUntil(lambda: len(trial.tried) == 2)
    assert [scan.manner.ended_by for scan in trial.tried] == ["\t", ""]
    assert trial.tried[0].manner.gaps_ms == (2 * GAP,) * 8
    assert trial.field.text() == ""


def test_the_keyboards_clock_may_begin_again_within_a_trial(trial: Trial) -> None:
    trial.keyboard.now = 2**32 - 18
    trial.keyboard.type("VP-12345\n", every_ms=5)
    trial.handle_queue()
    assert trial.tried[0].manner.gaps_ms == (5,) * 8
