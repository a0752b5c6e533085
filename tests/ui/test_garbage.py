"""Only the window's thread frees what only the collector finds."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from gate_desk.ui.garbage import Garbage, collect_due


class Cycle:
    def __init__(self) -> None:
        self.me = self


@pytest.fixture
def garbage(qapp: QApplication) -> Iterator[Garbage]:
    owner = QObject()
    gc.enable()
    found = Garbage(owner)
    found.start()
    yield found
    found.stop()
    gc.disable()


def freed_by() -> list[int]:
    """A cycle that nobody has; the thread that frees it is noted."""
    threads: list[int] = []
    weakref.finalize(Cycle(), lambda: threads.append(threading.get_ident()))
    return threads


def much() -> None:
    """More containers than Python takes before it collects."""
    held = [[each] for each in range(50 * gc.get_threshold()[0])]
    assert held


def test_a_lane_frees_nothing_and_the_window_does(garbage: Garbage) -> None:
    threads = freed_by()
    lane = threading.Thread(target=much)
    lane.start()
    lane.join()
    assert threads == []
    assert not gc.isenabled()
    much()
    assert threads == []
    held = [[each] for each in range(2 * gc.get_threshold()[0])]
    collect_due()
    assert held
    assert threads == [threading.get_ident()]


def test_it_gives_the_collector_back(garbage: Garbage) -> None:
    garbage.start()
    garbage.stop()
    assert gc.isenabled()
