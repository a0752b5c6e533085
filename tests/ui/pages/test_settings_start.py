"""How the program starts: each choice is saved as it is made."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gate_desk.config.autostart import opens_at_login
from gate_desk.config.node_toml import WindowSettings, load_settings
from gate_desk.ui.language import Language
from gate_desk.ui.pages.settings_start import StartSection
from gate_desk.ui.theme.style import Theme
from tests.helpers.legibility import unreadable
from tests.helpers.settings_page import SettingsPageObject, part


@pytest.fixture
def settings(
    theme: Theme,
    language: Language,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> SettingsPageObject:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    made = SettingsPageObject(theme, language, tmp_path)
    made.readers.setParent(made.page)
    qtbot.addWidget(made.page)
    made.open()
    QTest.mouseClick(made.page.tabs[1], Qt.MouseButton.LeftButton)
    made.settle()
    return made


@pytest.fixture
def section(settings: SettingsPageObject) -> StartSection:
    return part(settings.page, StartSection)


def test_shows_how_it_starts_now(section: StartSection) -> None:
    values = {name: choice.value for name, choice in section.choices.items()}
    assert values == {"at_login": False, "theme": "light", "language": "vi", "sound": True}
    assert not section.notice.isVisible()


def test_every_choice_is_saved_at_once(settings: SettingsPageObject, section: StartSection) -> None:
    for name, value in (("theme", "auto"), ("language", "en"), ("sound", False)):
        settings.pick(section.choices[name], value)
    assert load_settings(settings.home).window == WindowSettings(
        theme="auto", language="en", sound=False
    )
    settings.pick(section.choices["at_login"], True)
    assert opens_at_login(settings.home)
    settings.pick(section.choices["at_login"], False)
    assert not opens_at_login(settings.home)
    assert section.notice.text == "Đã lưu, dùng từ lần mở sau."


def test_a_damaged_file_is_explained(settings: SettingsPageObject, section: StartSection) -> None:
    (settings.home / "node.toml").write_text("[[[")
    settings.pick(section.choices["theme"], "dark")
    assert "node.toml" in section.notice.text


def test_the_keys_of_the_page_mean_nothing_here(
    settings: SettingsPageObject, section: StartSection
) -> None:
    before = (settings.home / "node.toml").read_bytes()
    for key in (Qt.Key.Key_S, Qt.Key.Key_T):
        settings.press(key, Qt.KeyboardModifier.ControlModifier)
    settings.press(Qt.Key.Key_Escape)
    assert (settings.home / "node.toml").read_bytes() == before
    assert settings.page.key_help() == ()
    assert not settings.trial.view.on


@pytest.mark.parametrize(("width", "height"), [(1270, 672), (1184, 624), (1824, 984)])
def test_every_word_is_whole(
    settings: SettingsPageObject, section: StartSection, width: int, height: int
) -> None:
    settings.page.resize(width, height)
    settings.settle()
    assert unreadable(section) == []
