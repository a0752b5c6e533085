"""The help: there for every page, in both languages, with its pictures, and never in the way."""

import re

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QImage, QTextDocument
from pytestqt.qtbot import QtBot

from gate_desk.config.resources import resource_path
from gate_desk.ui.language import Language
from gate_desk.ui.windows.help_window import HelpWindow, topics
from gate_desk.words import LANGUAGES

TOPICS = [(language, topic) for language in LANGUAGES for topic in topics()]


@pytest.fixture
def help_window(qtbot: QtBot, language: Language) -> HelpWindow:
    window = HelpWindow(language)
    qtbot.addWidget(window)
    return window


@pytest.mark.parametrize(("code", "topic"), TOPICS)
def test_a_topic_has_a_title_and_nothing_missing(code: str, topic: str) -> None:
    source = resource_path("help", code, f"{topic}.md").read_text(encoding="utf-8")
    assert source.startswith("# ")
    for link in re.findall(r"(?<!!)\[[^\]]*\]\(([^)]*)\)", source):
        assert resource_path("help", code, link).is_file(), link
    for picture in re.findall(r"!\[[^\]]*\]\(([^)]*)\)", source):
        assert not QImage(str(resource_path("help", picture))).isNull(), picture


def test_both_languages_explain_the_same_with_the_same_pictures() -> None:
    for topic in topics():
        pictures = {
            tuple(
                re.findall(
                    r"pictures/\w+\.png",
                    resource_path("help", code, f"{topic}.md").read_text(encoding="utf-8"),
                )
            )
            for code in LANGUAGES
        }
        assert len(pictures) == 1, topic


def test_no_picture_is_left_over() -> None:
    sources = [resource_path("..", "README.md"), *resource_path("help").glob("*/*.md")]
    used = "".join(source.read_text(encoding="utf-8") for source in sources)
    unused = [
        picture.name
        for picture in resource_path("help", "pictures").glob("*.png")
        if f"pictures/{picture.name}" not in used
    ]
    assert unused == []


def test_it_speaks_the_language_in_use_and_follows_it(
    help_window: HelpWindow, language: Language
) -> None:
    help_window.show_topic("gate")
    assert help_window.browser.toPlainText().startswith("Cổng")
    language.use("en")
    assert help_window.browser.toPlainText().startswith("Gate")


def test_its_pictures_are_found(help_window: HelpWindow) -> None:
    help_window.show_topic("gate")
    found = help_window.browser.loadResource(
        QTextDocument.ResourceType.ImageResource.value, QUrl("pictures/admit.png")
    )
    assert found is not None


def test_a_link_leads_to_another_topic_and_to_nothing_else(help_window: HelpWindow) -> None:
    help_window.show_topic("gate")
    for link in ("lookup.md", "https://example.org/gate.md", "../../secret.md", "nothing.md"):
        help_window.browser.anchorClicked.emit(QUrl(link))
    assert help_window.topic == "lookup"
