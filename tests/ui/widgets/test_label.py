"""Text from outside is only ever text, and its accents are not cut."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gate_desk.ui.theme import fonts
from gate_desk.ui.theme.style import Theme
from gate_desk.ui.widgets.label import PlainLabel


def test_markup_is_shown_as_it_is(theme: Theme, qtbot: QtBot) -> None:
    label = PlainLabel("<b>An</b><img src='/etc/hostname'>")
    qtbot.addWidget(label)
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.sizeHint().width() > 200


def test_an_elided_name_tells_its_whole_without_markup(theme: Theme, qtbot: QtBot) -> None:
    label = PlainLabel("<img src='/etc/hostname'> & Nguyễn", elide=True)
    qtbot.addWidget(label)
    assert label.toolTip() == "<span>&lt;img src='/etc/hostname'> &amp; Nguyễn</span>"


@pytest.mark.parametrize("size", [13, 17, 21, 34, 44, 58])
def test_no_accent_is_cut(theme: Theme, qtbot: QtBot, size: int) -> None:
    """With twice the height no more rows of ink appear than with the height it asks for."""
    host = QWidget()
    qtbot.addWidget(host)
    label = PlainLabel("ẪỂỖẲ ỘỰỵg", host, size=size, weight=fonts.BOLD)
    label.resize(label.sizeHint())
    host.show()
    asked = inked_rows(label, theme)
    label.resize(label.width(), 2 * label.height())
    assert asked == inked_rows(label, theme)


def inked_rows(label: PlainLabel, theme: Theme) -> int:
    picture = label.grab().toImage()
    ground = QColor(theme.palette.background)

    def inked(row: int) -> bool:
        return any(picture.pixelColor(x, row) != ground for x in range(picture.width()))

    return sum(inked(row) for row in range(picture.height()))
