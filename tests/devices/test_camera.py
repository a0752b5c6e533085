import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from gate_desk.devices.camera import CameraReader, Seen, frame_source
from gate_desk.devices.camera_frames import CameraFrames
from gate_desk.devices.frames import Frame, FrameSource, Pixels
from gate_desk.devices.picture_frames import PictureFrames
from gate_desk.devices.reader import ReaderState
from gate_desk.domain.reading import Reading
from gate_desk.domain.verdict import Direction
from tests.helpers.camera_scenes import BARS, QR, drawn, held, printed_badges, put
from tests.helpers.demo_site import Site


class Hand(FrameSource):
    """A source whose frames the test gives."""

    def __init__(self) -> None:
        super().__init__()
        self.is_on = False

    def start(self) -> None:
        self.is_on = True

    def stop(self) -> None:
        self.is_on = False


@dataclass
class Counted:
    """A frame that notes who unpacked it, and may wait until it is let go."""

    picture: QImage
    gate: threading.Event | None = None
    threads: list[int] = field(default_factory=list)

    def image(self) -> QImage:
        self.threads.append(threading.get_ident())
        if self.gate is not None:
            assert self.gate.wait(5)
        return self.picture


class Broken:
    """A frame that cannot be unpacked."""

    def image(self) -> QImage:
        raise ValueError("a bug of ours")


class Bench(QObject):
    """A camera reader with a hand that holds things before it, and a clock that the hand moves."""

    def __init__(self, qtbot: QtBot) -> None:
        super().__init__()
        self._qtbot = qtbot
        self.now = 100.0
        self.hand = Hand()
        self.reader = CameraReader("làn vào", Direction.IN, self.hand, self.clock)
        self.readings: list[Reading] = []
        self.looks = 0
        self.reader.captured.connect(self._captured)
        self.reader.looked.connect(self._looked)

    def clock(self) -> float:
        return self.now

    @property
    def texts(self) -> list[str]:
        return [reading.untrusted_text for reading in self.readings]

    def give(self, frame: Frame) -> None:
        self.hand.framed.emit(frame)

    def hold(self, picture: QImage, seconds: float = 0.1) -> None:
        """One frame, which has been read when this returns."""
        self.now += seconds
        with self._qtbot.waitSignal(self.reader.looked):
            self.give(Pixels(picture))

    @Slot(object)
    def _looked(self, _seen: Seen) -> None:
        self.looks += 1

    @Slot(object)
    def _captured(self, reading: Reading) -> None:
        self.readings.append(reading)


@pytest.fixture
def bench(qtbot: QtBot) -> Iterator[Bench]:
    bench = Bench(qtbot)
    bench.reader.start()
    yield bench
    bench.reader.stop()


BADGE = held(drawn("6807123", QR))
OTHER = held(drawn("6807456", QR))
NOTHING = QImage(1280, 720, QImage.Format.Format_Grayscale8)
NOTHING.fill(120)


def test_what_is_held_before_it_is_delivered_once(bench: Bench) -> None:
    for _ in range(20):
        bench.hold(BADGE)
    assert bench.readings == [
        Reading(untrusted_text="6807123", reader="làn vào", lane=Direction.IN)
    ]


def test_what_comes_back_is_delivered_again(bench: Bench) -> None:
    bench.hold(BADGE)
    bench.hold(NOTHING, 1.0)
    bench.hold(BADGE, 0.4)
    assert bench.texts == ["6807123"]
    bench.hold(NOTHING, 1.0)
    bench.hold(BADGE, 0.6)
    assert bench.texts == ["6807123", "6807123"]


def test_one_badge_after_the_other(bench: Bench) -> None:
    for picture in (BADGE, OTHER, OTHER):
        bench.hold(picture)
    assert bench.texts == ["6807123", "6807456"]


def test_two_codes_on_one_frame_are_both_delivered(bench: Bench) -> None:
    both = held(drawn("UBND-00417", BARS), at=0.25)
    put(both, drawn("6807123", QR), 900, 200)
    bench.hold(both)
    assert bench.texts == ["6807123", "UBND-00417"]


def test_frames_are_unpacked_away_from_the_window(bench: Bench, qtbot: QtBot) -> None:
    frame = Counted(BADGE)
    with qtbot.waitSignal(bench.reader.captured):
        bench.give(frame)
    assert frame.threads
    assert threading.get_ident() not in frame.threads


def test_of_frames_that_come_too_fast_only_the_newest_is_read(bench: Bench, qtbot: QtBot) -> None:
    gate = threading.Event()
    first, older, newest = Counted(NOTHING, gate), Counted(OTHER), Counted(BADGE)
    bench.give(first)
    qtbot.waitUntil(lambda: bool(first.threads))
    for _ in range(1000):
        bench.give(older)
    with qtbot.waitSignal(bench.reader.captured):
        bench.give(newest)
        gate.set()
    assert (older.threads, bench.texts) == ([], ["6807123"])


def test_a_stop_waits_for_the_frame_and_delivers_nothing_of_it(bench: Bench, qtbot: QtBot) -> None:
    gate = threading.Event()
    frame = Counted(BADGE, gate)
    bench.give(frame)
    qtbot.waitUntil(lambda: bool(frame.threads))
    bench.give(Pixels(OTHER))
    gate.set()
    bench.reader.stop()
    assert not bench.hand.is_on
    bench.reader.start()
    bench.hold(NOTHING)
    assert bench.texts == []


def test_after_a_new_start_everything_is_new(bench: Bench) -> None:
    bench.hold(BADGE)
    bench.reader.stop()
    bench.reader.stop()
    bench.reader.start()
    bench.reader.start()
    bench.hold(BADGE)
    assert bench.texts == ["6807123", "6807123"]


def test_a_frame_that_breaks_does_not_end_the_reader(bench: Bench, qtbot: QtBot) -> None:
    with qtbot.captureExceptions() as broken:
        bench.give(Broken())
        qtbot.waitUntil(lambda: bench.looks == 1)
        bench.hold(BADGE)
    assert [str(error) for _, error, _ in broken] == ["a bug of ours"]
    assert bench.texts == ["6807123"]


def test_a_camera_that_vanishes_is_a_lost_reader(bench: Bench, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bench.reader.changed):
        bench.hand.enter(ReaderState.LOST)
    assert bench.reader.state is ReaderState.LOST
    with qtbot.waitSignal(bench.reader.changed) as changed:
        bench.hand.enter(ReaderState.GOOD)
    assert changed.args == [ReaderState.GOOD]


@pytest.mark.parametrize(
    "code", ["\x00\x1b[2J\x07", "0123456789" * 400, "<img src='file:///etc/hosts'>"]
)
def test_hostile_codes_are_delivered_as_they_are(bench: Bench, code: str) -> None:
    bench.hold(held(drawn(code, QR)))
    assert bench.texts == [code]


def test_printed_badges_from_a_folder_are_all_read(
    qtbot: QtBot, demo_site: Site, tmp_path: Path
) -> None:
    badges = printed_badges(demo_site.folder, demo_site.codes, most=4)
    for place, badge in enumerate(badges):
        held(badge.picture, 0.6, 7 * place).save(str(tmp_path / f"{place}.png"))
    source = PictureFrames(tmp_path, rate=200, frames_shown=20)
    reader = CameraReader("cửa", None, source)
    found: set[str] = set()
    note: Callable[[Reading], None] = lambda reading: found.add(reading.untrusted_text)  # noqa: E731
    reader.captured.connect(note)
    reader.start()
    qtbot.waitUntil(lambda: found == {badge.code for badge in badges})
    reader.stop()


def test_a_path_is_a_picture_and_anything_else_a_camera(qtbot: QtBot, tmp_path: Path) -> None:
    assert isinstance(frame_source(str(tmp_path)), PictureFrames)
    for device in ("", "HD Camera", "/dev/null", str(tmp_path / "gone.png")):
        assert isinstance(frame_source(device), CameraFrames)
