"""The sheet shows every picture once, with its title."""

from pathlib import Path

from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from gate_desk.app.tour.contact_sheet import save_contact_sheet
from gate_desk.ui.theme import fonts
from gate_desk.ui.theme.palette import LIGHT

COLOURS = ("#ff0000", "#00ff00", "#0000ff", "#ffff00", "#00ffff")


def test_every_picture_is_on_the_sheet_in_its_order(qapp: QApplication, tmp_path: Path) -> None:
    fonts.load()
    pictures = []
    for number, colour in enumerate(COLOURS):
        image = QImage(960, 540, QImage.Format.Format_RGB32)
        image.fill(QColor(colour))
        path = tmp_path / f"{number}.png"
        image.save(str(path))
        pictures.append((path, f"Bước {number}"))
    sheet = tmp_path / "sheet.png"
    save_contact_sheet(pictures, sheet)
    shown = QImage(str(sheet))
    found = [shown.pixelColor(20 + place * 500 + 240, 20 + 135).name() for place in range(4)]
    assert found == list(COLOURS[:4])
    below = shown.pixelColor(20 + 240, shown.height() - 20 - 34 - 135)
    assert below.name() == COLOURS[4]
    caption = [shown.pixelColor(x, 20 + 270 + 17).name() for x in range(20, 500)]
    assert set(caption) != {LIGHT.background}


def test_a_tour_without_pictures_has_an_empty_sheet(qapp: QApplication, tmp_path: Path) -> None:
    fonts.load()
    save_contact_sheet([], tmp_path / "sheet.png")
    assert not QImage(str(tmp_path / "sheet.png")).isNull()
