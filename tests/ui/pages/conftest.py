"""A gate page that is open."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gate_desk.ui.language import Language
from gate_desk.ui.theme.style import Theme
from tests.helpers.pages import GatePageObject


@pytest.fixture
def gate(theme: Theme, language: Language, qtbot: QtBot) -> Iterator[GatePageObject]:
    made = GatePageObject(theme, language)
    qtbot.addWidget(made.page)
    made.open()
    yield made
    made.page.hide()
    QApplication.processEvents()
