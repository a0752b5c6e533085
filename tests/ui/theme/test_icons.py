"""Icons are sharp, tinted and known."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from gate_desk.config.resources import resource_path
from gate_desk.ui.theme import icons

NAMES = sorted(file.stem for file in resource_path("icons").glob("*.svg"))


def colours(image: QImage) -> set[str]:
    points = [(x, y) for x in range(image.width()) for y in range(image.height())]
    return {
        image.pixelColor(x, y).name() for x, y in points if image.pixelColor(x, y).alpha() > 250
    }


@pytest.mark.parametrize("name", NAMES)
def test_every_icon_draws_in_its_colour(qapp: QApplication, name: str) -> None:
    drawn = icons.pixmap(name, "#b01f1a", 96).toImage()
    assert "#b01f1a" in colours(drawn)
    assert all(abs(QColor(seen).red() - 0xB0) <= 2 for seen in colours(drawn))


@pytest.mark.parametrize(("ratio", "edge"), [(1.0, 24), (1.25, 30), (1.5, 36), (2.0, 48)])
def test_an_icon_has_the_pixels_of_its_screen(qapp: QApplication, ratio: float, edge: int) -> None:
    drawn = icons.pixmap("scan", "#14202e", 24, ratio)
    assert drawn.size() == QSize(edge, edge)
    assert drawn.deviceIndependentSize().width() == 24


def test_the_window_icon_has_every_usual_size(qapp: QApplication) -> None:
    icon = icons.window_icon("#1b4fd8", "#ffffff")
    assert QSize(16, 16) in icon.availableSizes()
    middle = icon.pixmap(64, 64).toImage().pixelColor(32, 6)
    assert middle == QColor("#1b4fd8")


def test_the_licence_is_beside_the_icons() -> None:
    assert "ISC License" in resource_path("icons", "Lucide-ISC.txt").read_text(encoding="utf-8")
