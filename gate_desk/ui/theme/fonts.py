"""Inter, shipped with the program: system fonts lack Vietnamese letters (ui.md)."""

from functools import cache
from math import ceil

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

from gate_desk.config.resources import resource_path

FAMILY = "Inter"
REGULAR, MEDIUM, SEMIBOLD, BOLD = 400, 500, 600, 700
_FILES = ("Inter-Regular.ttf", "Inter-Medium.ttf", "Inter-SemiBold.ttf", "Inter-Bold.ttf")
_TALLEST = "ẪỂỖẲ"
_LOWEST = "ẠỘgỵ"


def load() -> None:
    """Register the font files; needs a QGuiApplication. Raises FileNotFoundError without them."""
    for name in _FILES:
        file = resource_path("fonts", name)
        if QFontDatabase.addApplicationFont(str(file)) < 0:
            raise FileNotFoundError(file)


@cache
def _font(size_px: int, weight: int, tabular: bool) -> QFont:
    made = QFont(FAMILY)
    made.setPixelSize(size_px)
    made.setWeight(QFont.Weight(weight))
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if tabular:
        made.setFeature(QFont.Tag.fromString("tnum"), 1)
    return made


def font(size_px: int, weight: int = REGULAR, tabular: bool = False) -> QFont:
    """Inter at a size in logical pixels; `tabular` gives every figure the same width."""
    return QFont(_font(size_px, weight, tabular))


def headroom(used: QFont) -> tuple[int, int]:
    """Pixels that stacked accents need above the font's ascent and dots below its descent."""
    return _headroom(used.pixelSize(), used.weight())


@cache
def _headroom(size_px: int, weight: int) -> tuple[int, int]:
    metrics = QFontMetricsF(_font(size_px, weight, tabular=False))
    above = -metrics.tightBoundingRect(_TALLEST).top() - metrics.ascent()
    below = metrics.tightBoundingRect(_LOWEST).bottom() - metrics.descent()
    return max(0, ceil(above)), max(0, ceil(below))
