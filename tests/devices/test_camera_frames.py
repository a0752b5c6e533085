import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QImage
from PySide6.QtMultimedia import QCamera, QVideoFrame
from pytestqt.qtbot import QtBot

from gate_desk.devices import camera_frames
from gate_desk.devices.camera_frames import CameraFrames, best_format, choose
from gate_desk.devices.frames import FrameSource
from gate_desk.devices.reader import ReaderState
from tests.devices.frame_source_contract import FrameSourceContract, Watcher
from tests.helpers.camera_scenes import QR, drawn, held
from tests.helpers.fake_camera import FakeDevice, FakeFormat, Form, Plugs, plugs

__all__ = ["plugs"]

DESK, LANE = FakeDevice("/dev/video0", "Desk", default=True), FakeDevice("/dev/video2", "Lane")


def give(source: CameraFrames) -> None:
    """A frame of the camera arrives."""
    assert source.sink is not None
    source.sink.setVideoFrame(QVideoFrame(held(drawn("6807123", QR))))


class TestCameraFrames(FrameSourceContract):
    """Without a camera: frames are given to the sink, as Qt gives them."""

    def make(self, folder: Path) -> FrameSource:
        return CameraFrames("a camera that nobody has")

    def show(self, source: FrameSource, picture: QImage) -> None:
        assert isinstance(source, CameraFrames)
        assert source.sink is not None
        source.sink.setVideoFrame(QVideoFrame(picture))


@pytest.fixture
def frames(qtbot: QtBot, plugs: Plugs) -> Iterator[CameraFrames]:
    frames = CameraFrames("Lane")
    yield frames
    frames.stop()


def test_a_camera_is_good_from_its_first_frame(frames: CameraFrames, plugs: Plugs) -> None:
    plugs.plug(DESK, LANE)
    watcher = Watcher(frames)
    frames.start()
    assert plugs.on == ["/dev/video2"]
    give(frames)
    assert (frames.state, watcher.states) == (ReaderState.GOOD, [])
    assert watcher.texts == {"6807123"}


def test_unplugged_it_is_lost_and_comes_back_by_itself(frames: CameraFrames, plugs: Plugs) -> None:
    plugs.plug(DESK, LANE)
    watcher = Watcher(frames)
    frames.start()
    give(frames)
    plugs.plug(DESK)
    assert (plugs.on, frames.state) == ([], ReaderState.LOST)
    plugs.plug(DESK, LANE)
    assert plugs.on == ["/dev/video2"]
    assert watcher.states == [ReaderState.LOST]  # until it shows something
    give(frames)
    assert watcher.states == [ReaderState.LOST, ReaderState.GOOD]


def test_another_camera_that_comes_or_goes_disturbs_nothing(
    frames: CameraFrames, plugs: Plugs
) -> None:
    plugs.plug(LANE)
    frames.start()
    plugs.plug(DESK, LANE)
    plugs.plug(LANE)
    assert len(plugs.opened) == 1
    assert plugs.on == ["/dev/video2"]


def test_a_camera_that_another_program_has_is_tried_again(
    qtbot: QtBot, plugs: Plugs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(camera_frames, "TRY_AGAIN_MS", 1)
    plugs.plug(LANE)
    frames = CameraFrames()
    watcher = Watcher(frames)
    frames.start()
    plugs.opened[0].errorOccurred.emit(QCamera.Error.NoError, "")
    assert watcher.states == []
    plugs.opened[0].errorOccurred.emit(QCamera.Error.CameraError, "busy")
    assert watcher.states == [ReaderState.LOST]
    qtbot.waitUntil(lambda: plugs.on == ["/dev/video2"])
    give(frames)
    assert watcher.states == [ReaderState.LOST, ReaderState.GOOD]
    assert len(plugs.opened) == 2
    frames.stop()


def test_a_camera_without_a_word_is_lost(
    qtbot: QtBot, plugs: Plugs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(camera_frames, "SILENT_MS", 1)
    plugs.plug(LANE)
    frames = CameraFrames()
    frames.start()
    qtbot.waitUntil(lambda: frames.state is ReaderState.LOST)
    assert plugs.on == []
    frames.stop()


def test_a_stop_closes_the_camera(frames: CameraFrames, plugs: Plugs) -> None:
    plugs.plug(LANE)
    frames.start()
    frames.stop()
    assert plugs.on == []
    frames.start()
    assert plugs.on == ["/dev/video2"]


def test_without_qts_multimedia_libraries_the_camera_is_lost(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "PySide6.QtMultimedia", None)
    frames = CameraFrames()
    frames.start()
    assert frames.state is ReaderState.LOST
    frames.stop()


@pytest.mark.parametrize(
    ("device", "found"),
    [("", DESK), ("Lane", LANE), ("/dev/video2", LANE), ("video2", None), ("lane", None)],
)
def test_which_camera(device: str, found: FakeDevice | None) -> None:
    plugged: Any = [LANE, DESK]
    assert choose(plugged, device) == found


def test_no_default_means_the_first() -> None:
    plugged: Any = [LANE]
    assert choose(plugged, "") == LANE
    assert choose([], "") is None


SMALL, SLOW, GOOD, LARGE, PACKED = (
    FakeFormat(640, 480, 30),
    FakeFormat(1280, 720, 10),
    FakeFormat(1280, 720, 30),
    FakeFormat(1920, 1080, 30),
    FakeFormat(1280, 720, 60, Form.Format_Jpeg),
)


@pytest.mark.parametrize(
    ("offered", "taken"),
    [
        ([SMALL, SLOW, PACKED, LARGE, GOOD], GOOD),
        ([SMALL, SLOW, LARGE, PACKED], PACKED),
        ([SMALL, SLOW, LARGE], LARGE),
        ([SMALL, SLOW], SMALL),
        ([SLOW], SLOW),
        ([], None),
    ],
)
def test_which_format(offered: Any, taken: FakeFormat | None) -> None:
    assert best_format(offered) == taken
