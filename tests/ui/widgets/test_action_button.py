"""A button says what it does and with which key, and keys alone never press it."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gate_desk.ui.theme.style import Theme
from gate_desk.ui.widgets.action_button import ActionButton
from gate_desk.ui.widgets.chip import Chip
from gate_desk.ui.widgets.key_cap import KeyCap


def test_it_is_tall_and_as_wide_as_its_words(theme: Theme, qtbot: QtBot) -> None:
    button = ActionButton("Đúng người, cho vào", "F6")
    qtbot.addWidget(button)
    button.show()
    assert button.height() == 56
    short = ActionButton("Hủy", "F6")
    qtbot.addWidget(short)
    assert short.sizeHint().width() < button.sizeHint().width()


def test_it_never_takes_the_focus(theme: Theme, qtbot: QtBot) -> None:
    button = ActionButton("Không cho vào", "F7")
    qtbot.addWidget(button)
    button.show()
    with qtbot.waitSignal(button.clicked):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not button.hasFocus()


def test_another_action_widens_it_and_is_spoken(theme: Theme, qtbot: QtBot) -> None:
    button = ActionButton("Lịch sử", "F9")
    qtbot.addWidget(button)
    narrow = button.sizeHint().width()
    button.set_action("Xin ý kiến chỉ huy trực của trụ sở", "")
    assert button.sizeHint().width() > narrow
    assert (button.caption, button.key) == ("Xin ý kiến chỉ huy trực của trụ sở", "")
    assert button.accessibleName() == "Xin ý kiến chỉ huy trực của trụ sở"


def test_making_its_parts_opens_no_window(theme: Theme, qtbot: QtBot) -> None:
    before = {window for window in QApplication.topLevelWidgets() if window.isVisible()}
    caps = [KeyCap("F6"), KeyCap()]
    chip = Chip("Thường")
    chip.set_state("Tăng cường", "check")
    for part in (*caps, chip):
        qtbot.addWidget(part)
    after = {window for window in QApplication.topLevelWidgets() if window.isVisible()}
    assert after == before
