"""Who is inside, and the evacuation roll, in a real window."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gate_desk.app.desktop import Desktop, _open_station
from gate_desk.domain.reading import Reading
from gate_desk.ui.pages.present import PresentPage
from tests.helpers.demo_site import Post


class Present:
    """The page of a window on a post with two of its staff inside."""

    def __init__(self, desktop: Desktop, qtbot: QtBot, codes: dict[str, str]) -> None:
        self.desktop, self.qtbot, self.codes = desktop, qtbot, codes
        self.window = desktop.window
        desktop.start()
        self.until(lambda: desktop.post is not None and desktop.post.page is not None)
        self.window.show_page("present")
        page = self.window.page("present")
        assert isinstance(page, PresentPage)
        self.page = page
        self.until(lambda: len(page.model.lines) == 2)

    def until(self, fact: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(fact, timeout=20_000)

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(self.window.windowHandle(), key)

    def scan(self, text: str) -> None:
        post = self.desktop.post
        assert post is not None
        post.readers.captured.emit(Reading(untrusted_text=text, reader="lane-1", lane=None))

    @property
    def figure(self) -> tuple[str, str]:
        return self.page.panel.figure


@pytest.fixture
def present(post: Post, qapp: QApplication, qtbot: QtBot) -> Iterator[Present]:
    post.scan("valid")
    post.scan("other_agency")
    post.station.close()
    desktop = Desktop(qapp, Path(post.home), partial(_open_station, Path(post.home)))
    try:
        yield Present(desktop, qtbot, dict(post.site.codes))
    finally:
        desktop.stop()
        desktop.window.deleteLater()
        post.open()


def test_who_is_inside_is_found_without_accents(present: Present) -> None:
    page = present.page
    assert present.figure == ("2", "người đang ở trong trụ sở")
    present.press(Qt.Key.Key_F7)
    assert present.figure[0] == "2"
    name = page.model.lines[0].row.name
    page.search.setText(name.split()[-1])
    page.search.textEdited.emit(page.search.text())
    assert name in [line.row.name for line in page.model.lines]
    page.search.setText("zzz <b>")
    page.search.textEdited.emit(page.search.text())
    assert page.model.lines == ()
    assert page._empty.isVisible()


def test_a_scan_marks_safe_a_click_too_and_f7_twice_ends(present: Present) -> None:
    page = present.page
    present.press(Qt.Key.Key_F6)
    present.until(lambda: present.figure == ("2", "chưa thấy"))
    present.scan(present.codes["valid"])
    present.until(lambda: present.figure == ("1", "chưa thấy"))
    assert present.window.stack.currentWidget() is page, "no verdict: it is no passage"
    assert "An toàn" in page.panel.notice.text
    present.scan("không phải thẻ")
    present.until(lambda: "Không đọc được" in page.panel.notice.text)
    page.view.clicked.emit(page.model.index(0))
    present.until(lambda: present.figure[0] == "0")
    present.press(Qt.Key.Key_F7)
    assert "F7 lần nữa" in page.panel.notice.text
    present.press(Qt.Key.Key_F7)
    present.until(lambda: "Mọi người đã an toàn" in page.panel.notice.text)
    present.scan(present.codes["valid"])
    present.until(lambda: present.window.stack.currentWidget() is present.window.pages["gate"])
