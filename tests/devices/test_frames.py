from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageWriter

from gate_desk.devices.decoding import read_codes
from gate_desk.devices.frames import Jpeg, PictureFile, Pixels
from gate_desk.devices.multimedia import without_complaints
from tests.helpers.camera_scenes import QR, drawn, held


def jpeg(picture: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert QImageWriter(buffer, QByteArray(b"jpeg")).write(picture)
    return bytes(buffer.data().data())


def test_pixels_are_what_they_are() -> None:
    picture = held(drawn("6807123", QR))
    assert Pixels(picture).image() == picture


def test_a_compressed_frame_is_unpacked_when_asked() -> None:
    assert read_codes(Jpeg(jpeg(held(drawn("6807123", QR)))).image()) == ("6807123",)


def test_broken_compressed_frames_are_no_picture_or_part_of_one() -> None:
    with without_complaints():
        pass  # from here on a broken frame is no line of the log
    whole = jpeg(held(drawn("6807123", QR)))
    assert Jpeg(b"").image().isNull()
    assert Jpeg(b"\xff\xd8 and nothing else").image().isNull()
    assert read_codes(Jpeg(whole[:900]).image()) == ()
    assert read_codes(Jpeg(whole + bytes(100_000)).image()) == ("6807123",)


def test_only_a_compressed_frame_is_taken_for_one() -> None:
    assert Jpeg(b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>").image().isNull()


def test_a_file_is_read_the_way_it_stands(tmp_path: Path) -> None:
    file = tmp_path / "page.png"
    held(drawn("6807123", QR)).save(str(file))
    assert read_codes(PictureFile(file).image()) == ("6807123",)


def test_a_file_that_is_gone_damaged_or_monstrous_is_no_picture(tmp_path: Path) -> None:
    damaged, monstrous = tmp_path / "damaged.png", tmp_path / "monstrous.png"
    damaged.write_bytes(b"\x89PNG\r\n\x1a\n and nothing else")
    picture = QImage(9_000, 6_000, QImage.Format.Format_Mono)
    picture.fill(1)
    picture.save(str(monstrous))
    for file in (tmp_path / "gone.png", damaged, monstrous):
        assert PictureFile(file).image().isNull()
