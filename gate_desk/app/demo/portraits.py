"""Drawn portraits of people who do not exist, the same for the same seed; made on this machine."""

from random import Random
from typing import Literal

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter

from gate_desk.app.demo.bodies import CONGAN
from gate_desk.app.demo.drawing.clothes import draw_clothes, draw_glasses
from gate_desk.app.demo.drawing.face import draw_head, draw_neck
from gate_desk.app.demo.drawing.hair import draw_back_hair, draw_front_hair
from gate_desk.app.demo.drawing.looks import Look, draw_look
from gate_desk.app.demo.drawing.pen import Pen, mix, oval
from gate_desk.domain.ids import AgencyId

WIDTH, HEIGHT = 390, 495
"""Pixels: one and a half times the 260 x 330 that the gate page shows."""

_SCALE = 1.64
_FLOOR = 332
_HEAD_DROP = 9
_QUALITY = 82


def draw_portrait(
    rng_seed: int, sex: Literal["F", "M"], birth_year: int, agency: AgencyId
) -> bytes:
    """A JPEG of 390 x 495 pixels; the police wear their uniform. Needs no display."""
    rng = Random(rng_seed)
    police = agency == CONGAN
    look = draw_look(rng, sex, birth_year, police=police)
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    image.fill(QColor(look.ground))
    painter = QPainter(image)
    try:
        painter.translate(WIDTH / 2, HEIGHT)
        painter.scale(_SCALE, _SCALE)
        painter.translate(0, -_FLOOR)
        _draw_person(Pen(painter), look, rng, police=police)
    finally:
        painter.end()
    return _as_jpeg(image)


def _draw_person(pen: Pen, look: Look, rng: Random, *, police: bool) -> None:
    pen.fill(oval(0, 176, 106, 106), mix(look.ground, "#ffffff", 0.4))
    with pen.lowered(_HEAD_DROP):
        draw_back_hair(pen, look)
        draw_neck(pen, look)
    draw_clothes(pen, look, rng, police=police)
    with pen.lowered(_HEAD_DROP):
        draw_head(pen, look)
        draw_front_hair(pen, look)
        if look.glasses:
            draw_glasses(pen, look, rng)


def _as_jpeg(image: QImage) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"jpeg"))
    writer.setQuality(_QUALITY)
    if not writer.write(image):
        raise RuntimeError(writer.errorString())
    return bytes(data.data())
