"""The visitors' page: from the scan of an identity card to the exit, and every way aside."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gate_desk import words
from gate_desk.config.resources import resource_path
from gate_desk.domain.permissions import Role
from gate_desk.domain.verdict import Watch
from gate_desk.domain.visit_state import VisitState
from gate_desk.services.station import open_station
from gate_desk.services.watching import WatchOrder
from gate_desk.ui.language import Language
from gate_desk.ui.models.visit_lines import VisitLines
from gate_desk.ui.theme.style import Theme
from tests.helpers.demo_site import Site
from tests.helpers.visitors import CARD, NUMBER, form
from tests.helpers.visitors_window import CONTROL, VisitorsWindow
from tests.helpers.watch_desk import Police

Key = Qt.Key


@pytest.fixture
def home(demo_site: Site, tmp_path: Path) -> Path:
    return demo_site.copy("post-1", tmp_path)


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, language: Language, home: Path) -> Iterator[VisitorsWindow]:
    opened = VisitorsWindow(qtbot, theme, language, home)
    yield opened
    opened.stop()


def host_letters(window: VisitorsWindow) -> str:
    """Three letters, without accents, of somebody who works here."""
    for letters in ("ngu", "tra", "hoa", "pha"):
        if window.station.lookups.find_people(letters, 1):
            return letters
    raise AssertionError("nobody works here")


def test_a_card_three_letters_and_ctrl_enter(window: VisitorsWindow) -> None:
    """As a new user would: scan, type three letters of the host, Ctrl+Enter; a pass comes out."""
    window.scan(CARD)
    face = window.page.face
    assert face.form.typed.name == "Hoàng Thị Đào"
    assert face.form.document.text() == "•••••••••456"
    assert QApplication.focusWidget() is face.form.host
    assert "Đã đọc căn cước" in window.chips[0]
    window.type_host(host_letters(window))
    offered = face.form.host.offers[0]
    window.admit()
    done = window.view.done
    assert done is not None
    assert done.visit.state is VisitState.ADMITTED
    assert done.visit.meets == offered.short
    assert "Đã cho vào: Hoàng Thị Đào" in window.notice
    assert window.printed == [done]
    assert face.form.typed.is_empty
    window.wait(lambda: [each.name for each in window.inside] == ["Hoàng Thị Đào"])
    assert window.page.drafts == []


def test_enter_chooses_the_host_and_the_arrows_move(window: VisitorsWindow) -> None:
    window.scan(CARD)
    window.type_host(host_letters(window))
    host = window.page.face.form.host
    second = host.offers[1 % len(host.offers)]
    window.press(Key.Key_Down)
    window.press(Key.Key_Return)
    assert host.chosen == second
    assert not host.list.isVisible()
    QTest.keyClicks(host, "x")
    assert host.chosen is None, "who types again has chosen nobody"


def test_an_agency_is_a_host_too(window: VisitorsWindow) -> None:
    window.scan(CARD)
    window.type_host("ubnd")
    assert window.page.face.form.host.offers[0].agency == "ubnd"
    assert window.page.face.form.host.offers[0].person is None


def test_without_a_host_nothing_is_recorded(window: VisitorsWindow) -> None:
    window.scan(CARD)
    size = window.size
    window.press(Key.Key_Return, CONTROL)
    assert "Chưa có người tiếp" in window.notice
    assert QApplication.focusWidget() is window.page.face.form.host
    assert window.size == size


def test_a_reader_that_types_gives_only_digits(window: VisitorsWindow) -> None:
    window.scan(CARD, typed=True)
    typed = window.page.face.form.typed
    assert (typed.name, typed.document, typed.birth) == ("", NUMBER, "01/01/2002")
    assert QApplication.focusWidget() is window.page.face.form.name
    assert "gõ họ tên theo thẻ" in window.chips[0]


def test_who_came_before_is_filled_in_whole(
    qtbot: QtBot, theme: Theme, language: Language, home: Path
) -> None:
    station = open_station(home, Role.CONSOLE)
    first = station.registration.admit(form(untrusted_phone="0912000000"))
    station.registration.leave(first.visit.ref)
    station.close()
    window = VisitorsWindow(qtbot, theme, language, home)
    try:
        window.scan(CARD, typed=True)
        typed = window.page.face.form.typed
        assert (typed.name, typed.phone) == ("Hoàng Thị Đào", "0912000000")
        assert "Khách đã đến 1 lần" in window.chips
    finally:
        window.stop()


def test_a_typed_number_recognises_a_visitor_too(
    qtbot: QtBot, theme: Theme, language: Language, home: Path
) -> None:
    station = open_station(home, Role.CONSOLE)
    first = station.registration.admit(form())
    station.registration.leave(first.visit.ref)
    station.close()
    window = VisitorsWindow(qtbot, theme, language, home)
    try:
        window.press(Key.Key_F3, on=window.page)
        line = window.page.face.form.document
        assert QApplication.focusWidget() is line
        QTest.keyClicks(line, NUMBER)
        assert line.text() == NUMBER, "shown while it is typed"
        window.press(Key.Key_Tab)
        window.wait(lambda: window.page.face.form.typed.name == "Hoàng Thị Đào")
        assert line.text() == "•••••••••456"
        assert window.page.face.form.typed.document_kind == "vneid"
    finally:
        window.stop()


def test_esc_keeps_a_draft_and_a_scan_does_too(window: VisitorsWindow) -> None:
    window.press(Key.Key_F3, on=window.page)
    QTest.keyClicks(window.page.face.form.name, "Lo Van Thu")
    window.press(Key.Key_Escape, on=window.page.face.form.name)
    assert [draft.name for draft in window.page.drafts] == ["Lo Van Thu"]
    assert window.page.face.form.typed.is_empty
    window.press(Key.Key_F3, on=window.page)
    QTest.keyClicks(window.page.face.form.name, "Ma Seo Thu")
    window.scan(CARD)
    assert [draft.name for draft in window.page.drafts] == ["Lo Van Thu", "Ma Seo Thu"]
    window.press(Key.Key_D, CONTROL, on=window.page)
    assert window.page.face.form.typed.name == "Ma Seo Thu"
    window.press(Key.Key_Escape, on=window.page.face.form.name)
    assert window.page.face.draft.isVisible()


def test_waiting_for_the_host_then_a_click_and_in(window: VisitorsWindow) -> None:
    window.scan(CARD)
    window.type_host("ubnd")
    window.press(Key.Key_C, Qt.KeyboardModifier.AltModifier)
    window.wait(lambda: window.view.done is not None)
    assert "đang chờ người tiếp" in window.notice

    def waiting() -> list[VisitState]:
        assert window.view.around is not None
        return [each.state for each in window.view.around.lists.waiting if each.document == NUMBER]

    window.wait(lambda: waiting() == [VisitState.AWAITING])
    model = window.page.face.waiting.model
    line = next(each for each in model.lines if each.name == "Hoàng Thị Đào")
    window.page.face.waiting.clicked.emit(line)
    assert window.page.face.form.typed.name == "Hoàng Thị Đào"
    window.admit()
    window.wait(lambda: len(window.inside) == 1)
    assert waiting() == []


def test_sending_away_asks_why(window: VisitorsWindow) -> None:
    window.scan(CARD)
    window.type_host("ubnd")
    window.press(Key.Key_F7)
    note = window.page.face.refusal.note
    window.wait(lambda: QApplication.focusWidget() is note)
    window.press(Key.Key_Return, CONTROL)
    window.wait(lambda: window.view.error is not None)
    QTest.keyClicks(note, "nguoi tiep di vang")
    window.press(Key.Key_Return, CONTROL)
    window.wait(lambda: window.view.done is not None)
    assert "Không cho vào: Hoàng Thị Đào" in window.notice
    assert not window.page.face.refusal.isVisible()


def test_a_visitor_is_shown_and_leaves_without_a_pass(window: VisitorsWindow) -> None:
    window.scan(CARD)
    window.page.face.form.items.setText("Máy ảnh, điện thoại")
    window.type_host("ubnd")
    window.admit()
    window.wait(lambda: len(window.inside) == 1)
    window.page.face.inside.clicked.emit(window.inside[0])
    window.wait(lambda: window.view.looked is not None)
    assert window.captions[:2] == ["Khách ra", "Đã trả đồ gửi"]
    assert not window.page.face.form.isVisible()
    window.press(Key.Key_T, Qt.KeyboardModifier.AltModifier, on=window.page)
    window.wait(lambda: window.view.told == "handed_back")
    window.wait(lambda: len(window.inside) == 1 and window.inside[0].items == 0)
    window.page.face.inside.clicked.emit(window.inside[0])
    window.wait(lambda: window.view.looked is not None)
    window.press(Key.Key_R, Qt.KeyboardModifier.AltModifier, on=window.page)
    window.wait(lambda: window.inside == ())
    assert "Đã ghi khách ra" in window.notice
    lists = window.page.face.inside.model.lines
    assert [line.name for line in lists] == ["Hoàng Thị Đào"], "the pass is still out"
    window.page.face.inside.clicked.emit(lists[0])
    window.press(Key.Key_F10, on=window.page)
    window.wait(lambda: window.view.told == "returned")
    window.wait(lambda: window.page.face.inside.model.lines == ())


def test_a_warning_stands_above_the_buttons_until_it_is_looked_at(
    qtbot: QtBot, theme: Theme, language: Language, demo_site: Site, home: Path, tmp_path: Path
) -> None:
    police = Police(demo_site.copy("desk-congan", tmp_path / "police"))
    police.watching.list_(
        WatchOrder(
            kind=Watch.BLOCK,
            untrusted_names=("Hoàng Thi Đạoo",),
            untrusted_reason="Giữ ở ngoài",
        )
    )
    police.bring_to_home(home, datetime.now(UTC))
    window = VisitorsWindow(qtbot, theme, language, home)
    try:
        window.scan(CARD)
        assert "KHÔNG CHO VÀO · GỌI SỐ NỘI BỘ 1013" in window.warning
        assert "Giữ ở ngoài" in window.warning
        window.type_host("ubnd")
        window.admit()
        assert window.view.error is not None
        assert window.view.error.code == "watch_unseen"
        window.press(Key.Key_F6, on=window.page)
        assert window.captions[0] == "Cho vào và in thẻ"
        window.admit()
        assert window.view.done is not None
        assert window.station.store.journal.head.counts["watch.matched"] == 1
    finally:
        window.stop()


def test_who_overstays_is_marked(
    qtbot: QtBot, theme: Theme, language: Language, home: Path
) -> None:
    station = open_station(home, Role.CONSOLE)
    past = station.visits.moment(None).at + timedelta(milliseconds=300)
    station.registration.admit(form(until=past))
    station.registration.admit(form(untrusted_name="Lò Văn Thử", untrusted_document=""))
    station.close()
    window = VisitorsWindow(qtbot, theme, language, home)
    try:
        window.wait(lambda: window.view.around is not None and len(window.inside) == 2)

        def late() -> bool:
            window.desk.refresh()
            assert window.view.around is not None
            lists = window.view.around.lists
            return any(map(lists.overstays, lists.inside))

        window.wait(late)
    finally:
        window.stop()


def test_the_lines_are_a_proper_model(qtbot: QtBot, window: VisitorsWindow) -> None:
    model = VisitLines()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert window.view.around is not None
    model.show_lines(window.view.around.lists.waiting)
    model.show_lines(())


def test_in_english_too(window: VisitorsWindow, language: Language) -> None:
    words.open_folder(resource_path("words"))
    language.use("en")
    window.wait(lambda: window.captions[0] == "Let in and print the pass")
    assert window.page.key_help()[0][0] == "F3"
