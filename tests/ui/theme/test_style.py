"""The theme reaches Qt's palette and the style sheet, and switches while running."""

import re

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gate_desk.ui.theme.palette import DARK, LIGHT, Palette
from gate_desk.ui.theme.sheet import stylesheet
from gate_desk.ui.theme.style import Theme
from gate_desk.ui.widgets.action_button import ActionButton
from gate_desk.ui.widgets.label import PlainLabel


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_the_sheet_uses_no_colour_that_is_not_a_role(palette: Palette) -> None:
    roles = {getattr(palette, name) for name in Palette._fields}
    assert set(re.findall(r"#[0-9a-f]{6}\b", stylesheet(palette))) <= roles


def test_the_sheet_sets_no_fonts() -> None:
    assert "font" not in stylesheet(LIGHT)


def test_switching_tells_once_and_reaches_qt(theme: Theme, qtbot: QtBot) -> None:
    told: list[Palette] = []
    theme.changed.connect(told.append)
    theme.set_dark(True)
    theme.set_dark(True)
    assert told == [DARK]
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    assert app.palette().color(QPalette.ColorRole.Window).name() == DARK.background
    assert DARK.surface in app.styleSheet()
    theme.toggle()
    assert theme.palette is LIGHT


def test_a_label_takes_the_colour_of_its_tone_in_both_themes(theme: Theme, qtbot: QtBot) -> None:
    label = PlainLabel("Thẻ đã hết hạn", tone="refuse")
    qtbot.addWidget(label)
    label.show()
    assert label.palette().color(QPalette.ColorRole.WindowText).name() == LIGHT.refuse_text
    label.set_tone("admit")
    assert label.palette().color(QPalette.ColorRole.WindowText).name() == LIGHT.admit_text
    theme.set_dark(True)
    assert label.palette().color(QPalette.ColorRole.WindowText).name() == DARK.admit_text


def test_only_a_primary_button_is_filled_with_the_accent(theme: Theme, qtbot: QtBot) -> None:
    button = ActionButton("Đúng người, cho vào", "F6")
    qtbot.addWidget(button)
    button.show()

    def ground() -> str:
        return button.grab().toImage().pixelColor(8, 28).name()

    assert ground() == LIGHT.surface
    button.set_primary(True)
    assert ground() == LIGHT.accent
    button.set_primary(False)
    assert ground() == LIGHT.surface
