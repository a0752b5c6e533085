"""What every source of frames keeps, whether it looks through a camera or at a picture."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from gate_desk.devices.decoding import read_codes
from gate_desk.devices.frames import Frame, FrameSource
from gate_desk.devices.reader import ReaderState
from tests.helpers.camera_scenes import QR, drawn, held


class Watcher(QObject):
    """All that a source told."""

    def __init__(self, source: FrameSource) -> None:
        super().__init__()
        self.frames: list[Frame] = []
        self.states: list[ReaderState] = []
        source.framed.connect(self._framed)
        source.changed.connect(self._changed)

    @property
    def texts(self) -> set[str]:
        return {text for frame in self.frames for text in read_codes(frame.image())}

    @Slot(object)
    def _framed(self, frame: Frame) -> None:
        self.frames.append(frame)

    @Slot(object)
    def _changed(self, state: ReaderState) -> None:
        self.states.append(state)


class FrameSourceContract:
    """Inherited by the tests of each source, which say how it is made and shown something."""

    @pytest.fixture
    def source(self, qtbot: QtBot, tmp_path: Path) -> Iterator[FrameSource]:
        source = self.make(tmp_path)
        yield source
        source.stop()

    @pytest.fixture
    def watcher(self, source: FrameSource) -> Watcher:
        return Watcher(source)

    def make(self, folder: Path) -> FrameSource:
        """A source with nothing to see yet."""
        raise NotImplementedError

    def show(self, source: FrameSource, picture: QImage) -> None:
        """Something comes before it."""
        raise NotImplementedError

    def test_what_is_before_it_is_shown(
        self, source: FrameSource, watcher: Watcher, qtbot: QtBot
    ) -> None:
        source.start()
        self.show(source, held(drawn("6807123", QR)))
        qtbot.waitUntil(lambda: watcher.texts == {"6807123"})

    def test_it_is_lost_until_there_is_something(
        self, source: FrameSource, watcher: Watcher, qtbot: QtBot
    ) -> None:
        source.start()
        assert watcher.states == [ReaderState.LOST]
        assert source.state is ReaderState.LOST
        self.show(source, held(drawn("6807123", QR)))
        qtbot.waitUntil(lambda: watcher.states == [ReaderState.LOST, ReaderState.GOOD])

    def test_after_a_stop_nothing_is_shown(
        self, source: FrameSource, watcher: Watcher, qtbot: QtBot
    ) -> None:
        source.start()
        self.show(source, held(drawn("6807123", QR)))
        qtbot.waitUntil(lambda: bool(watcher.frames))
        source.stop()
        watcher.frames.clear()
        process_events(qtbot)
        assert not watcher.frames

    def test_it_starts_and_stops_any_number_of_times(
        self, source: FrameSource, watcher: Watcher, qtbot: QtBot
    ) -> None:
        source.stop()
        for _ in range(3):
            source.start()
            self.show(source, held(drawn("6807123", QR)))
            qtbot.waitUntil(lambda: bool(watcher.frames))
            source.stop()
            source.stop()
            watcher.frames.clear()


def process_events(qtbot: QtBot, rounds: int = 3) -> None:
    """Let everything happen that is due."""
    for _ in range(rounds):
        with qtbot.waitCallback() as done:
            QTimer.singleShot(0, done)
