"""Photographs: decoded only when they are what they should be, read once."""

import pytest
from PySide6.QtCore import QBuffer
from PySide6.QtGui import QColor, QImage

from gate_desk.ui.models.photos import Photos, decoded
from tests.helpers.fake_gate import FakeGate, FakeLookups
from tests.helpers.fake_jobs import FakeJobs, FakeStation

pytestmark = pytest.mark.usefixtures("qapp")
DIGEST = "a" * 64


def picture(width: int, height: int, kind: str = "PNG") -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#336699"))
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, kind)  # type: ignore[call-overload]
    return bytes(buffer.data().data())


@pytest.mark.parametrize("kind", ["PNG", "JPG"])
def test_reads_pictures(kind: str) -> None:
    image = decoded(picture(260, 330, kind))
    assert image is not None
    assert (image.width(), image.height()) == (260, 330)


@pytest.mark.parametrize(
    "untrusted_bytes",
    [
        None,
        b"",
        b"\x89PNG\r\n\x1a\n",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        picture(40, 40, "BMP"),
        picture(6_500, 2),
        picture(40, 40)[:60],
    ],
)
def test_refuses_everything_else(untrusted_bytes: bytes | None) -> None:
    assert decoded(untrusted_bytes) is None


def test_reduces_what_is_larger_than_any_screen_needs() -> None:
    image = decoded(picture(2_600, 3_300))
    assert image is not None
    assert image.height() < 1_100


def test_reads_once_and_tells_when_it_is_there() -> None:
    lookups = FakeLookups(FakeGate())
    lookups.pictures[DIGEST] = picture(26, 33)
    jobs = FakeJobs(FakeStation(lookups=lookups))
    photos = Photos(jobs.as_jobs())
    loaded: list[object] = []
    photos.loaded.connect(loaded.append)

    jobs.hold = True
    assert photos.get(DIGEST) is None
    assert photos.get(DIGEST) is None
    jobs.release()

    assert photos.get(DIGEST) is not None
    assert len(loaded) == len(jobs.asked) == 1
    assert photos.get(None) is None
