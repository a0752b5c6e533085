"""What every test of the interface starts from: fonts, a light theme, Vietnamese."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from gate_desk import words
from gate_desk.ui.language import Language
from gate_desk.ui.theme import fonts
from gate_desk.ui.theme.style import Theme


@pytest.fixture(scope="session")
def with_fonts(qapp: QApplication) -> QApplication:
    fonts.load()
    return qapp


@pytest.fixture
def theme(with_fonts: QApplication) -> Theme:
    return Theme(with_fonts)


@pytest.fixture
def language() -> Iterator[Language]:
    yield Language("vi")
    words.use("vi")
