"""Inter is ours, complete for Vietnamese, and its figures can stand in columns."""

from unicodedata import normalize

import pytest
from PySide6.QtGui import QFontInfo, QFontMetricsF, QRawFont
from PySide6.QtWidgets import QApplication

from gate_desk.ui.theme import fonts

VOWELS = "aăâeêioôơuưy"
TONES = "\u0300\u0301\u0303\u0309\u0323"
LETTERS = {normalize("NFC", v + t) for v in VOWELS for t in TONES} | set(VOWELS) | set("đ")
USED = {*LETTERS, *(letter.upper() for letter in LETTERS), *"·–…→✓!0123456789"}
WEIGHTS = (fonts.REGULAR, fonts.MEDIUM, fonts.SEMIBOLD, fonts.BOLD)


@pytest.mark.parametrize("weight", WEIGHTS)
def test_each_weight_is_inter_with_every_vietnamese_letter(
    with_fonts: QApplication, weight: int
) -> None:
    used = fonts.font(16, weight)
    raw = QRawFont.fromFont(used)
    assert QFontInfo(used).family() == "Inter"
    assert QFontInfo(used).weight() == weight
    assert [letter for letter in sorted(LETTERS) if not raw.supportsCharacter(ord(letter))] == []


def test_tabular_figures_have_one_width(with_fonts: QApplication) -> None:
    narrow = QFontMetricsF(fonts.font(21, fonts.BOLD))
    tabular = QFontMetricsF(fonts.font(21, fonts.BOLD, tabular=True))
    assert narrow.horizontalAdvance("1111") < narrow.horizontalAdvance("0000")
    assert tabular.horizontalAdvance("1111") == tabular.horizontalAdvance("0000")


def test_a_font_that_was_handed_out_can_be_changed_alone(with_fonts: QApplication) -> None:
    fonts.font(16).setPixelSize(40)
    assert fonts.font(16).pixelSize() == 16


def test_stacked_accents_need_room_above_the_ascent(with_fonts: QApplication) -> None:
    above, _ = fonts.headroom(fonts.font(58, fonts.BOLD))
    assert above >= 6
