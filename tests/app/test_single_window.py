"""A second start brings the first window to the front."""

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gate_desk.app.single_window import SingleWindow, raise_first


def test_nobody_answers_for_a_home_without_window(qapp: QApplication, tmp_path: Path) -> None:
    assert not raise_first(tmp_path)


def test_the_first_window_is_asked_for(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    first = SingleWindow(tmp_path)
    first.start()
    with qtbot.waitSignal(first.asked_for):
        assert raise_first(tmp_path)
    assert not raise_first(tmp_path / "another-home")
    first.stop()
    assert not raise_first(tmp_path)
