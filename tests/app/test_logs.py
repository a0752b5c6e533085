"""What breaks is written down on the machine, and hooks are given back."""

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import qWarning

from gate_desk.app.logs import Logs


@pytest.fixture
def logs(tmp_path: Path) -> Iterator[Logs]:
    made = Logs(tmp_path)
    made.open()
    yield made
    made.close()


def written(home: Path) -> str:
    return (home / "logs" / "gate-desk.log").read_text(encoding="utf-8")


@pytest.mark.usefixtures("logs")
def test_an_uncaught_error_is_in_the_file(tmp_path: Path) -> None:
    try:
        raise ValueError("lamp")
    except ValueError as error:
        sys.excepthook(ValueError, error, error.__traceback__)
    assert "ValueError: lamp" in written(tmp_path)


@pytest.mark.usefixtures("logs")
def test_so_is_one_of_a_thread(tmp_path: Path) -> None:
    def break_down() -> None:
        raise ValueError("in a thread")

    thread = threading.Thread(target=break_down, name="worker-7")
    thread.start()
    thread.join()
    assert "ValueError: in a thread" in written(tmp_path)


def test_what_qt_says_is_too(tmp_path: Path) -> None:
    logs = Logs(tmp_path)
    logs.open()
    try:
        qWarning("a font is missing")
    finally:
        logs.close()
    assert "WARNING MainThread gate_desk.qt: a font is missing" in written(tmp_path)


def test_the_hooks_are_given_back(tmp_path: Path) -> None:
    before = sys.excepthook, threading.excepthook
    logs = Logs(tmp_path)
    logs.open()
    during = sys.excepthook, threading.excepthook
    logs.close()
    assert (sys.excepthook, threading.excepthook) == before
    assert not set(during) & set(before)


def test_a_home_that_cannot_be_written_is_no_obstacle(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "logs").write_text("in the way", encoding="utf-8")
    logs = Logs(tmp_path)
    logs.open()
    try:
        sys.excepthook(ValueError, ValueError("lamp"), None)
    finally:
        logs.close()
    assert "ValueError: lamp" in capsys.readouterr().err
