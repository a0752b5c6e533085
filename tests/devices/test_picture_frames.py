from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from gate_desk.devices.frames import FrameSource, PictureFile
from gate_desk.devices.picture_frames import PictureFrames
from gate_desk.devices.reader import ReaderState
from tests.devices.frame_source_contract import FrameSourceContract, Watcher
from tests.helpers.camera_scenes import QR, drawn, held


class TestPictureFrames(FrameSourceContract):
    def make(self, folder: Path) -> FrameSource:
        self.path = folder / "held.png"
        return PictureFrames(self.path, rate=1000)

    def show(self, source: FrameSource, picture: QImage) -> None:
        picture.save(str(self.path))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.png", "a.JPG", "c.webp"):
        held(drawn(f"6807{name}", QR)).save(str(tmp_path / name))
    (tmp_path / "notes.txt").write_text("no picture", encoding="utf-8")
    (tmp_path / "folder.png").mkdir()
    return tmp_path


def names(watcher: Watcher) -> list[str]:
    frames = [frame for frame in watcher.frames if isinstance(frame, PictureFile)]
    return [frame.path.name for frame in frames]


def test_pictures_of_a_folder_come_in_turn_and_again(qtbot: QtBot, folder: Path) -> None:
    source = PictureFrames(folder, rate=1000, frames_shown=3)
    watcher = Watcher(source)
    source.start()
    qtbot.waitUntil(lambda: len(watcher.frames) >= 12)
    source.stop()
    assert names(watcher)[:12] == ["a.JPG"] * 3 + ["b.png"] * 3 + ["c.webp"] * 3 + ["a.JPG"] * 3


def test_pictures_may_come_and_go(qtbot: QtBot, folder: Path) -> None:
    source = PictureFrames(folder, rate=1000, frames_shown=1)
    watcher = Watcher(source)
    source.start()
    for name in ("a.JPG", "b.png", "c.webp"):
        (folder / name).unlink()
    qtbot.waitUntil(lambda: source.state is ReaderState.LOST)
    watcher.frames.clear()
    held(drawn("6807", QR)).save(str(folder / "new.png"))
    qtbot.waitUntil(lambda: bool(watcher.frames))
    source.stop()
    assert set(names(watcher)) == {"new.png"}
    assert source.state is ReaderState.GOOD
