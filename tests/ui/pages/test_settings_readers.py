"""Somebody sets up readers: changes, tries out, saves; nothing is lost and nothing recorded."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gate_desk.config.node_toml import ReaderSettings, Settings, save_settings
from gate_desk.devices.reader import ReaderState
from gate_desk.ui.language import Language
from gate_desk.ui.theme.style import Theme
from tests.helpers.settings_page import CAMERAS, CODE, READERS, SettingsPageObject

CTRL = Qt.KeyboardModifier.ControlModifier
SIZES = [(1270, 672), (1184, 624), (1824, 984)]
Open = Callable[..., SettingsPageObject]


@pytest.fixture
def open_page(theme: Theme, language: Language, tmp_path: Path, qtbot: QtBot) -> Iterator[Open]:
    made: list[SettingsPageObject] = []

    def opened(readers: tuple[ReaderSettings, ...] = READERS) -> SettingsPageObject:
        page = SettingsPageObject(theme, language, tmp_path, readers)
        qtbot.addWidget(page.page)
        made.append(page)
        page.open()
        return page

    yield opened
    for page in made:
        page.page.hide()
        page.readers.stop()
        page.readers.deleteLater()
        page.settle()


@pytest.fixture
def settings(open_page: Open) -> SettingsPageObject:
    return open_page()


def test_lists_the_readers_with_their_states(settings: SettingsPageObject) -> None:
    settings.readers.start()
    settings.settle()
    assert settings.listed == [("Làn vào", ReaderState.GOOD), ("Làn ra", ReaderState.LOST)]


def test_a_change_is_a_draft_until_it_is_saved(settings: SettingsPageObject) -> None:
    settings.choose_reader("Làn ra")
    settings.pick(settings.panel.form.baud, 115_200)
    assert settings.notice == "Có thay đổi chưa lưu."
    assert settings.saved == READERS
    settings.press(Qt.Key.Key_S, CTRL)
    assert settings.saved == (READERS[0], replace(READERS[1], baud=115_200))
    assert settings.notice == "Đã lưu, dùng ngay."


def test_discarding_gives_back_what_is_saved(settings: SettingsPageObject) -> None:
    settings.name_it("Cổng phụ")
    settings.click(settings.panel.discard)
    assert settings.panel.form.name.text() == "Làn vào"
    assert settings.saved == READERS
    assert settings.notice == ""


def test_a_reader_is_added_and_removed_after_one_question(settings: SettingsPageObject) -> None:
    settings.click(settings.panel.add)
    settings.name_it("Làn phụ")
    settings.pick(settings.panel.form.device, "/dev/ttyS0")
    settings.click(settings.panel.save)
    assert [reader.name for reader in settings.saved] == ["Làn vào", "Làn ra", "Làn phụ"]
    settings.choose_reader("Làn ra")
    settings.click(settings.panel.remove)
    assert settings.panel.question.text() == "Bỏ “Làn ra” khỏi chốt này?"
    settings.click(settings.panel.keep)
    settings.click(settings.panel.remove)
    settings.click(settings.panel.remove_now)
    settings.click(settings.panel.save)
    assert [reader.name for reader in settings.saved] == ["Làn vào", "Làn phụ"]


def test_the_last_reader_stays(open_page: Open) -> None:
    settings = open_page((READERS[0],))
    assert not settings.panel.remove.isEnabled()


@pytest.mark.parametrize(("name", "sentence"), [("Làn ra", "trùng tên"), ("   ", "để trống")])
def test_what_is_refused_is_explained_and_stays_a_draft(
    settings: SettingsPageObject, name: str, sentence: str
) -> None:
    settings.name_it(name)
    settings.click(settings.panel.save)
    assert sentence in settings.notice
    assert settings.saved == READERS


def test_what_somebody_wrote_into_the_file_meanwhile_stays(settings: SettingsPageObject) -> None:
    save_settings(settings.home, Settings(node="post-1", site="khoi-2", epoch=7, reader=READERS))
    settings.name_it("Cửa chính")
    settings.click(settings.panel.save)
    assert settings.saved[0].name == "Cửa chính"
    assert "epoch = 7" in (settings.home / "node.toml").read_text(encoding="utf-8")


def test_a_reader_can_be_a_camera_of_this_machine(settings: SettingsPageObject) -> None:
    form = settings.panel.form
    settings.choose_reader("Làn ra")
    settings.pick(form.kind, "camera")
    assert [name for _, name in form.device.offers][:3] == ["Camera của máy", *CAMERAS]
    settings.pick(form.device, CAMERAS[1])
    settings.click(settings.panel.save)
    saved = settings.saved[1]
    assert (saved.kind, saved.device) == ("camera", CAMERAS[1])
    assert not form.baud.isVisible()


class TestTrial:
    def test_takes_the_readings_from_the_gate_and_gives_them_back(
        self, settings: SettingsPageObject
    ) -> None:
        settings.press(Qt.Key.Key_T, CTRL)
        assert "KHÔNG GHI VÀO SỔ" in settings.mode
        settings.scan()
        assert settings.facts["Độ dài"] == "207 ký tự"
        settings.press(Qt.Key.Key_Escape)
        assert settings.mode == ""
        assert settings.facts == {}
        assert CODE not in settings.tried.raw.accessibleName()

    def test_leaving_the_page_ends_it(self, settings: SettingsPageObject) -> None:
        settings.click(settings.tried.begin)
        settings.page.hide()
        assert not settings.trial.view.on

    def test_three_scans_propose_settings_that_are_taken_with_one_click(
        self, settings: SettingsPageObject
    ) -> None:
        settings.click(settings.tried.begin)
        for _ in range(2):
            settings.scan("VP-12345", *[12] * 8, ended_by="\t")
            assert not settings.tried.adopt.isVisible()
        settings.scan("VP-12345", *[12] * 8, ended_by="\t")
        settings.click(settings.tried.adopt)
        assert settings.saved[0].suffix == "tab"
        assert settings.saved[0].gap_ms != READERS[0].gap_ms
        assert not settings.tried.adopt.isVisible()

    @pytest.mark.parametrize(
        ("text", "ended_by", "what"),
        [
            ("29Â12345ÊƯ", "\r", "Bộ gõ tiếng Việt"),
            (CODE[:150], "\r", "không đến đủ"),
            ("VP-12345", "", "không gửi ký tự kết thúc"),
        ],
    )
    def test_says_what_is_wrong_and_what_to_do(
        self, settings: SettingsPageObject, text: str, ended_by: str, what: str
    ) -> None:
        settings.click(settings.tried.begin)
        settings.scan(text, *[5] * len(text), ended_by=ended_by)
        assert any(what in advice for advice in settings.advice)

    def test_a_good_reader_is_praised(self, settings: SettingsPageObject) -> None:
        settings.click(settings.tried.begin)
        settings.scan("VP-12345", *[5] * 8)
        assert settings.advice == ["Máy quét hoạt động tốt."]

    @pytest.mark.parametrize("text", ["\x00\x1b[2J\u202e<b>", "9" * 4_000, "\ud800", ""])
    def test_anything_may_come(self, settings: SettingsPageObject, text: str) -> None:
        settings.click(settings.tried.begin)
        settings.scan(text)
        assert settings.facts["Độ dài"]


@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize("dark", [False, True])
def test_every_word_is_whole(
    open_page: Open, theme: Theme, width: int, height: int, dark: bool
) -> None:
    theme.set_dark(dark)
    settings = open_page()
    settings.page.resize(width, height)
    settings.choose_reader("Làn ra")
    settings.click(settings.panel.remove)
    settings.click(settings.tried.begin)
    settings.scan(CODE, *[16] * 206)
    assert settings.unreadable == []


def test_speaks_another_language_at_once(settings: SettingsPageObject, language: Language) -> None:
    before = settings.panel.title.text()
    language.use("en")
    settings.settle()
    assert settings.panel.title.text()
    language.use("vi")
    assert settings.panel.title.text() == before
    assert ("Ctrl+S", "Lưu thay đổi") in settings.page.key_help()
