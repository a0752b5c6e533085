"""The desk's page of cards: find, report, issue, export, and every way back."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from gate_desk import words
from gate_desk.config.resources import resource_path
from gate_desk.domain.reading import Reading
from gate_desk.domain.verdict import CardState, Direction
from gate_desk.ui.language import Language
from gate_desk.ui.theme.style import Theme
from gate_desk.ui.widgets.issue_form import read_typed_day
from tests.helpers.cards_window import ALT, CONTROL, CardsWindow
from tests.helpers.demo_site import Site

Key = Qt.Key
CARD = "00417"


@pytest.fixture
def window(
    qtbot: QtBot, theme: Theme, language: Language, demo_site: Site, tmp_path: Path
) -> Iterator[CardsWindow]:
    opened = CardsWindow(qtbot, theme, language, demo_site.copy("desk-ubnd", tmp_path))
    yield opened
    opened.stop()


@pytest.fixture
def saved_as(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    def choose(path: str) -> None:
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (path, ""))

    return choose


def journal_size(window: CardsWindow) -> int:
    return window.jobs.wait_for_station().store.journal.head.size


def state(window: CardsWindow) -> CardState:
    assert window.view.card is not None
    return window.view.card.card.state


def test_it_begins_with_what_can_be_done(window: CardsWindow) -> None:
    assert window.page.hint.isVisible()
    assert window.captions == []
    assert QApplication.focusWidget() is window.page.search.line
    figures = window.page.in_use.figures
    assert window.view.around is not None
    assert figures[0] == ("Thẻ đang dùng", str(window.view.around.figures.active))


def test_nobody_found_says_so(window: CardsWindow) -> None:
    window.find("zzzzzz")
    assert window.page.hint.title == "Không thấy ai"


def test_a_lost_card_is_reported_with_keys_alone(window: CardsWindow) -> None:
    window.open(CARD)
    assert window.captions[:2] == ["Tạm dừng…", "Báo mất…"]
    window.press(Key.Key_M, ALT)
    assert window.page.act_form.isVisible()
    assert window.captions == []
    QTest.keyClicks(window.page.act_form.note, "o bai xe")
    window.press(Key.Key_Return)  # without Ctrl it records nothing
    assert window.view.report is None
    window.press(Key.Key_Return, CONTROL)
    window.wait(lambda: window.view.report is not None and state(window) is CardState.LOST)
    assert "Đã báo mất thẻ" in window.notice
    assert "Các cổng biết sau lần gửi nhận tới" in window.notice
    assert window.captions[:2] == ["Cấp thẻ mới", "Đã tìm thấy…"]


def test_esc_leaves_everything_as_it_is_and_goes_back_step_by_step(window: CardsWindow) -> None:
    window.open(CARD)
    size = journal_size(window)
    window.press(Key.Key_H, ALT)
    assert "không dùng lại được" in window.page.act_form.warning.text()
    window.press(Key.Key_Escape)
    assert not window.page.act_form.isVisible()
    assert window.page.card.isVisible()
    window.press(Key.Key_Escape)
    assert window.page.found.isVisible()
    window.press(Key.Key_Escape)
    assert window.page.hint.isVisible()
    assert journal_size(window) == size


def test_a_card_is_issued_after_the_old_one_is_gone(window: CardsWindow) -> None:
    window.open(CARD)
    window.press(Key.Key_C, ALT)
    assert not window.page.issue_form.isVisible()  # the person has a valid card
    window.press(Key.Key_H, ALT)
    window.press(Key.Key_Return, CONTROL)
    window.wait(lambda: window.view.report is not None and state(window) is CardState.REVOKED)
    window.press(Key.Key_C, ALT)
    form = window.page.issue_form
    assert form.isVisible()
    assert any(box.isChecked() for box in form.zones.values())
    number = form.number.text()
    window.press(Key.Key_Return, CONTROL)
    window.wait(lambda: window.view.issued is not None and len(cards(window)) == 2)
    assert f"Đã cấp thẻ {number}" in window.notice
    assert state(window) is CardState.ACTIVE
    assert [button.caption for button in window.page.cards] == [
        f"{number} · Đang dùng",
        "UBND-00417 · Đã thu hồi",
    ]
    QTest.mouseClick(window.page.cards[1], Qt.MouseButton.LeftButton)
    assert state(window) is CardState.REVOKED


def cards(window: CardsWindow) -> tuple[object, ...]:
    return window.view.looked.holder.cards if window.view.looked else ()


@pytest.mark.parametrize("typed", ["", "31/02/2027", "mai", "12/12/12345", "1" * 200])
def test_a_day_that_is_none_is_said_and_nothing_is_lost(window: CardsWindow, typed: str) -> None:
    window.open(CARD)
    window.press(Key.Key_H, ALT)
    window.press(Key.Key_Return, CONTROL)
    window.wait(lambda: window.view.report is not None and state(window) is CardState.REVOKED)
    window.press(Key.Key_C, ALT)
    form = window.page.issue_form
    QTest.keyClicks(form.note, "doi the")
    form.last.setText(typed)
    window.press(Key.Key_Return, CONTROL, form.last)
    assert "Ngày viết không đúng" in window.notice
    assert form.isVisible()
    assert form.note.text() == "doi the"
    form.last.setText("01/01/2020")
    form.first.setText("01/01/2020")
    window.press(Key.Key_Return, CONTROL, form.last)
    window.wait(lambda: "đã qua" in window.notice)
    assert form.isVisible()


def test_days_as_people_write_them() -> None:
    found = {
        read_typed_day(text) for text in (" 5/3/2027", "05-03-2027", "05.03.2027", "2027-03-05")
    }
    assert len(found) == 1
    assert found.pop() is not None


def test_a_scan_shows_whose_card_it_is_and_records_nothing(
    window: CardsWindow, demo_site: Site
) -> None:
    size = journal_size(window)
    window.page.receive(
        Reading(untrusted_text=demo_site.codes["valid"], reader="wedge", lane=Direction.IN)
    )
    window.wait(lambda: window.view.looked is not None)
    window.page.receive(
        Reading(untrusted_text=demo_site.codes["forged"], reader="wedge", lane=Direction.IN)
    )
    window.wait(lambda: window.view.error is not None)
    assert "Không có thẻ" in window.notice
    assert journal_size(window) == size


def test_the_workbook_is_written_where_somebody_says(
    window: CardsWindow, saved_as: Callable[[str], None], tmp_path: Path
) -> None:
    saved_as(str(tmp_path / "danh-sach"))
    window.press(Key.Key_E, CONTROL, window.page)
    window.wait(lambda: window.view.extracted is not None)
    assert (tmp_path / "danh-sach.xlsx").is_file()
    assert "danh-sach.xlsx" in window.notice
    saved_as(str(tmp_path / "away" / "list"))
    window.press(Key.Key_E, CONTROL, window.page)
    window.wait(lambda: window.view.error is not None)
    assert "Ổ đĩa báo lỗi" in window.notice
    saved_as("")
    window.press(Key.Key_E, CONTROL, window.page)
    assert not window.view.busy


def test_it_speaks_english_at_once(window: CardsWindow, language: Language) -> None:
    words.open_folder(resource_path("words"))
    window.open(CARD)
    window.press(Key.Key_M, ALT)
    language.use("en")
    assert window.page.act_form.record.caption == "Record: Report lost"
    assert window.page.export.caption == "Export to Excel…"
