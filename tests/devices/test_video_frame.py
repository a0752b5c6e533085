import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtMultimedia import QVideoFrame, QVideoFrameFormat

from gate_desk.devices.decoding import read_codes
from gate_desk.devices.frames import Jpeg
from gate_desk.devices.video_frame import frame_of
from tests.devices.test_frames import jpeg
from tests.helpers.camera_scenes import QR, drawn, held

Form = QVideoFrameFormat.PixelFormat
PLANES = ["Y8", "YUV420P", "YUV422P", "YV12", "NV12", "NV21", "IMC1", "IMC2", "IMC3", "IMC4"]
PAIRS = {"YUYV": 0, "UYVY": 1, "Y16": 1, "P010": 1, "P016": 1}


@pytest.fixture(scope="module")
def grey() -> QImage:
    return held(drawn("6807123", QR)).convertToFormat(QImage.Format.Format_Grayscale8)


def empty(form: str, size: QSize) -> QVideoFrame:
    video = QVideoFrame(QVideoFrameFormat(size, getattr(Form, f"Format_{form}")))
    assert video.map(QVideoFrame.MapMode.WriteOnly)
    return video


def memory(video: QVideoFrame) -> memoryview:
    """The first plane of a mapped frame, to be written to."""
    bits = video.bits(0)
    assert isinstance(bits, memoryview)
    return bits


def text_on(video: QVideoFrame) -> tuple[str, ...]:
    frame = frame_of(video)
    assert frame is not None
    assert not video.isMapped()
    return read_codes(frame.image())


@pytest.mark.parametrize("width", [1280, 1278])
@pytest.mark.parametrize("form", PLANES)
def test_brightness_in_a_plane_of_its_own(grey: QImage, form: str, width: int) -> None:
    seen = grey.copy(0, 0, width, 720)
    video = empty(form, seen.size())
    row, data = video.bytesPerLine(0), memory(video)
    data[:] = b"\x80" * len(data)
    lines, seen_row = bytes(seen.constBits()), seen.bytesPerLine()
    for y in range(720):
        data[y * row : y * row + width] = lines[y * seen_row : y * seen_row + width]
    video.unmap()
    assert text_on(video) == ("6807123",)


@pytest.mark.parametrize("form", PAIRS)
def test_brightness_between_other_bytes(grey: QImage, form: str) -> None:
    video = empty(form, grey.size())
    mixed = bytearray(b"\x55" * len(memory(video)))
    mixed[PAIRS[form] :: 2] = bytes(grey.constBits())
    memory(video)[:] = mixed
    video.unmap()
    assert text_on(video) == ("6807123",)


@pytest.mark.parametrize("alpha", [0, 255])
@pytest.mark.parametrize("form", ["BGRA8888", "BGRX8888", "RGBA8888", "RGBX8888"])
def test_colours_without_their_transparency(grey: QImage, form: str, alpha: int) -> None:
    video = empty(form, grey.size())
    pixels = bytearray(bytes([alpha]) * len(memory(video)))
    for channel in range(3):
        pixels[channel::4] = bytes(grey.constBits())
    memory(video)[:] = pixels
    video.unmap()
    assert text_on(video) == ("6807123",)


def test_a_compressed_frame_is_handed_on_as_it_is(grey: QImage) -> None:
    video = empty("Jpeg", grey.size())
    data = jpeg(grey)
    memory(video)[: len(data)] = data
    video.unmap()
    frame = frame_of(video)
    assert isinstance(frame, Jpeg)
    assert read_codes(frame.image()) == ("6807123",)


@pytest.mark.qt_log_ignore("No RHI backend")
def test_a_form_that_nobody_has_is_left_to_qt(grey: QImage) -> None:
    video = empty("XRGB8888", grey.size())
    pixels = bytearray(b"\xff" * len(memory(video)))
    for channel in range(1, 4):
        pixels[channel::4] = bytes(grey.constBits())
    memory(video)[:] = pixels
    video.unmap()
    assert text_on(video) == ("6807123",)


def test_a_frame_without_memory_is_no_frame() -> None:
    assert frame_of(QVideoFrame()) is None
