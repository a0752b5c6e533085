"""PySide6 6.12 drops a reference to None with each void call and ends in a fatal error."""

import sys

from pytestqt.qtbot import QtBot

from gate_desk.ui.widgets.label import PlainLabel

CALLS = 1_000
SLACK = 100  # what other threads and caches of the interpreter may do meanwhile


def test_void_calls_leave_the_count_of_none_alone(qtbot: QtBot) -> None:
    label = PlainLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for number in range(CALLS):
        label.setText(str(number))
    assert abs(sys.getrefcount(None) - before) < SLACK
