"""Somebody stands at the gate without a badge: what the guard types, reads and presses."""

from collections.abc import Iterator

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gate_desk.domain.errors import Refused, Unavailable
from gate_desk.domain.verdict import Direction
from gate_desk.ui.language import Language
from gate_desk.ui.theme.style import Theme
from tests.helpers import sample_answers as sample
from tests.helpers.lookup_page import LookupPageObject

DAO, DAO_2, DAO_3 = "Nguyễn Thị Đào", "Nguyễn Thị Đạo", "Nguyễn Thị Đảo"


@pytest.fixture
def lookup(theme: Theme, language: Language, qtbot: QtBot) -> Iterator[LookupPageObject]:
    made = LookupPageObject(theme, language)
    qtbot.addWidget(made.page)
    made.open()
    yield made
    made.page.hide()
    QApplication.processEvents()


class TestSearch:
    def test_begins_with_what_can_be_typed(self, lookup: LookupPageObject) -> None:
        assert lookup.hint == "Tìm người quên thẻ hoặc thẻ hỏng"
        assert lookup.page.face.search.line.hasFocus()
        assert lookup.buttons == []

    def test_searches_by_itself_after_a_pause(self, lookup: LookupPageObject, qtbot: QtBot) -> None:
        lookup.type("dao ngu", search=False)
        qtbot.waitUntil(lambda: lookup.names == [DAO, DAO_2, DAO_3])
        assert lookup.lookups.searched == ["dao ngu"]
        assert lookup.page.face.search.count_text == "3 kết quả"
        assert (lookup.chosen, lookup.name) == (DAO, "")

    def test_one_letter_asks_nothing(self, lookup: LookupPageObject) -> None:
        lookup.type("dao")
        QTest.keyClick(lookup.page.face.search.line, Qt.Key.Key_Backspace)
        QTest.keyClick(lookup.page.face.search.line, Qt.Key.Key_Backspace)
        assert (lookup.names, lookup.page.face.search.count_text) == ([], "")
        assert lookup.hint == "Tìm người quên thẻ hoặc thẻ hỏng"

    def test_nobody_is_found(self, lookup: LookupPageObject) -> None:
        lookup.lookups.people = ()
        lookup.type("zzz")
        assert lookup.hint == "Không thấy ai"
        assert "Gõ các số cuối in trên thẻ" in lookup.all_text()
        lookup.press("Enter")
        assert lookup.name == ""

    def test_near_names_are_said_to_be_near(self, lookup: LookupPageObject) -> None:
        lookup.lookups.people = tuple(replace(one, near=True) for one in sample.found())
        lookup.type("nguyem thi dao")
        assert lookup.page.face.search.count_text == "3 tên gần giống"

    def test_the_newest_question_wins(self, lookup: LookupPageObject) -> None:
        lookup.jobs.hold = True
        lookup.type("da")
        lookup.type("o")
        lookup.type(" t")
        lookup.lookups.people = sample.found()[1:]
        lookup.jobs.release()
        assert lookup.lookups.searched == ["da", "dao t"]
        assert lookup.names == [DAO_2, DAO_3]

    def test_an_answer_to_what_is_not_typed_any_more_is_dropped(
        self, lookup: LookupPageObject
    ) -> None:
        lookup.jobs.hold = True
        lookup.type("dao")
        lookup.type("x", search=False)
        lookup.jobs.release()
        assert lookup.names == []

    def test_enter_never_chooses_from_an_older_search(self, lookup: LookupPageObject) -> None:
        """The list still shows who was found before: Enter looks for what is typed now."""
        lookup.type("dao")
        lookup.type(" le", search=False)
        lookup.press("Enter")
        assert lookup.lookups.searched == ["dao", "dao le"]
        assert lookup.name == ""

    def test_a_search_that_fails_is_told(self, lookup: LookupPageObject) -> None:
        error = Unavailable("store_damaged")

        def fail(*_: object) -> tuple[()]:
            raise error

        lookup.lookups.find_people = fail  # type: ignore[method-assign, assignment]
        lookup.type("dao")
        assert lookup.failed == [error]


class TestCard:
    def test_is_only_looked_at(self, lookup: LookupPageObject) -> None:
        lookup.choose(row=1)
        assert lookup.name == DAO_2
        assert lookup.band == ("CHỈ XEM – CHƯA GHI", "ĐÚNG NGƯỜI? BẤM F6 GHI LƯỢT VÀO")
        assert lookup.gate.calls == []
        assert [key for key, _ in lookup.buttons] == ["F6", "F12", "F9", "Esc"]

    def test_says_what_tells_people_apart(self, lookup: LookupPageObject) -> None:
        lookup.choose()
        told = lookup.all_text()
        assert "Phòng Hành chính · Văn phòng HĐND tỉnh · sinh 1986" in told
        assert "HĐND-00094" in told
        assert "Đang ở trong từ 07:41 · Cổng số 1" in told

    def test_counts_how_often_the_badge_was_forgotten(self, lookup: LookupPageObject) -> None:
        lookup.choose()
        assert "Quên thẻ: 3 lần trong tháng 11" in lookup.all_text()
        lookup.histories.days = 2
        lookup.press("F12")
        assert "Quên thẻ: 3 lần trong tháng 11 (2 ngày)" in lookup.all_text()
        lookup.histories.times = lookup.histories.days = 0
        lookup.press("F12")
        assert "Chưa quên thẻ lần nào trong tháng 11" in lookup.all_text()

    def test_arrows_go_on_to_the_next_card(self, lookup: LookupPageObject) -> None:
        lookup.choose()
        lookup.press("Down")
        assert lookup.name == DAO_2
        lookup.press("Down")
        lookup.press("Down")
        assert lookup.name == DAO_3
        lookup.press("Up")
        assert lookup.name == DAO_2

    def test_a_click_chooses(self, lookup: LookupPageObject) -> None:
        lookup.type("dao")
        view = lookup.page.face.found.view
        place = view.visualRect(lookup.page.face.found.model.index(2)).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert lookup.name == DAO_3

    def test_other_letters_put_it_away(self, lookup: LookupPageObject) -> None:
        lookup.choose()
        lookup.type("le", search=False)
        assert lookup.name == ""
        assert lookup.page.face.search.line.text() == "le"

    def test_escape_goes_back_step_by_step(self, lookup: LookupPageObject) -> None:
        lookup.choose()
        lookup.press("Esc")
        assert (lookup.name, lookup.names) == ("", [DAO, DAO_2, DAO_3])
        lookup.press("Esc")
        assert (lookup.page.face.search.line.text(), lookup.names) == ("", [])
        assert lookup.left == 0
        lookup.press("Esc")
        assert lookup.left == 1

    def test_f5_begins_with_somebody_else(self, lookup: LookupPageObject) -> None:
        lookup.choose()
        lookup.press("F5")
        assert (lookup.name, lookup.names) == ("", [])
        assert lookup.page.face.search.line.hasFocus()

    def test_f2_types_over_what_was_typed(self, lookup: LookupPageObject) -> None:
        lookup.choose()
        lookup.press("F2")
        lookup.type("le", search=False)
        assert lookup.page.face.search.line.text() == "le"

    def test_an_answer_for_a_card_put_away_is_dropped(self, lookup: LookupPageObject) -> None:
        lookup.type("dao")
        lookup.jobs.hold = True
        lookup.press("Enter")
        lookup.press("Esc")
        lookup.jobs.release()
        assert lookup.name == ""


class TestRecording:
    def test_f6_records_the_person_that_is_shown(self, lookup: LookupPageObject) -> None:
        lookup.choose(row=1)
        answer = sample.check(485)
        lookup.gate.answers.append(answer)
        lookup.press("F6")
        assert lookup.gate.calls == [("by_hand", sample.found()[1].person.ref)]
        assert lookup.recorded == [answer]
        assert (lookup.name, lookup.names, lookup.page.face.search.line.text()) == ("", [], "")

    def test_the_keypad_does_the_same(self, lookup: LookupPageObject) -> None:
        lookup.choose()
        lookup.gate.answers.append(sample.check(485))
        lookup.press_keypad_plus()
        assert len(lookup.recorded) == 1

    def test_f12_records_the_other_direction(self, lookup: LookupPageObject) -> None:
        lookup.choose()
        lookup.press("F12")
        lookup.wait(500)
        assert lookup.band[1] == "ĐÚNG NGƯỜI? BẤM F6 GHI LƯỢT RA"
        assert lookup.lookups.lanes == [None, Direction.OUT]
        lanes: list[Direction | None] = []

        def by_hand(*asked: object) -> object:
            lanes.append(asked[2])  # type: ignore[arg-type]
            return sample.check(485, direction=Direction.OUT)

        lookup.gate.by_hand = by_hand  # type: ignore[assignment]
        lookup.press("F6")
        assert lanes == [Direction.OUT]

    @pytest.mark.parametrize("key", ["Enter", "Space", "F7"])
    def test_no_other_key_records(self, lookup: LookupPageObject, key: str) -> None:
        lookup.choose()
        lookup.press(key)
        assert lookup.gate.calls == []

    def test_nobody_is_recorded_from_the_list_alone(self, lookup: LookupPageObject) -> None:
        lookup.type("dao")
        lookup.press("F6")
        assert lookup.gate.calls == []

    def test_f6_waits_400_ms_after_the_card_changed(self, lookup: LookupPageObject) -> None:
        lookup.choose()
        lookup.press("Down")
        lookup.wait(399)
        lookup.press("F6")
        assert lookup.gate.calls == []
        lookup.gate.answers.append(sample.check(485))
        lookup.wait(1)
        lookup.press("F6")
        assert lookup.gate.calls == [("by_hand", sample.found()[1].person.ref)]

    def test_nobody_is_recorded_while_another_card_is_coming(
        self, lookup: LookupPageObject
    ) -> None:
        lookup.choose()
        lookup.jobs.hold = True
        lookup.press("Down")
        lookup.press("F6")
        lookup.jobs.release()
        assert (lookup.name, lookup.gate.calls) == (DAO_2, [])

    def test_a_held_answer_is_asked_for_once(self, lookup: LookupPageObject) -> None:
        lookup.choose()
        lookup.gate.answers.append(sample.check(485))
        lookup.jobs.hold = True
        lookup.press("F6")
        lookup.press("F6")
        lookup.press("Down")
        lookup.jobs.release()
        assert lookup.gate.calls == [("by_hand", sample.found()[0].person.ref)]

    def test_what_was_not_recorded_stays_and_can_be_tried_again(
        self, lookup: LookupPageObject
    ) -> None:
        lookup.choose()
        error = Refused("no_such_person", "x")
        lookup.gate.answers += [error, sample.check(485)]
        lookup.press("F6")
        assert (lookup.failed, lookup.recorded, lookup.name) == ([error], [], DAO)
        lookup.press("F6")
        assert len(lookup.recorded) == 1


class TestHistory:
    def test_f9_opens_and_closes_it(self, lookup: LookupPageObject) -> None:
        lookup.choose()
        assert lookup.past == []
        lookup.press("F9")
        assert lookup.past[:4] == [
            ("08:05", "Cổng số 1 · Chọn bằng tay", "Chờ kiểm tra"),
            ("07:05", "Cổng số 1 · …0094", "Đã hủy"),
            ("19/11 17:05", "Cổng số 2 · …0094", "Ra"),
            ("19/11 07:05", "Cổng số 1 · …0094", "Kiểm tra → vào"),
        ]
        assert lookup.past[-2:] == [
            ("16/10/2025", "Thẻ HĐND-00094", "Đã cấp thẻ"),
            ("16/10/2025", "Thẻ HĐND-00031", "Báo mất"),
        ]
        lookup.press("F9")
        assert lookup.past == []

    def test_is_that_of_the_card_that_is_shown(self, lookup: LookupPageObject) -> None:
        lookup.choose()
        lookup.press("F9")
        lookup.press("Down")
        assert (lookup.name, lookup.past) == (DAO_2, [])

    def test_one_that_comes_too_late_is_dropped(self, lookup: LookupPageObject) -> None:
        lookup.choose()
        lookup.jobs.hold = True
        lookup.press("F9")
        lookup.press("Down")
        lookup.jobs.release()
        assert (lookup.name, lookup.past) == (DAO_2, [])

    def test_stays_when_the_direction_changes(self, lookup: LookupPageObject) -> None:
        lookup.choose()
        lookup.press("F9")
        lookup.press("F12")
        assert lookup.past

    def test_is_scrolled_by_keys(self, lookup: LookupPageObject) -> None:
        lookup.choose()
        lookup.press("F9")
        lookup.press("PageDown")
        assert lookup.page.face.past.view.verticalScrollBar().value() > 0

    def test_an_empty_one_says_so(self, lookup: LookupPageObject) -> None:
        lookup.histories.past = replace(lookup.histories.past, scans=(), events=())
        lookup.choose()
        lookup.press("F9")
        panel = lookup.page.face.past
        assert panel.isVisible()
        assert not panel.view.isVisible()


class TestPrivacy:
    def test_everything_is_forgotten_after_a_minute(self, lookup: LookupPageObject) -> None:
        lookup.choose()
        lookup.press("F9")
        lookup.wait(59_000)
        assert lookup.name == DAO
        lookup.wait(2_000)
        assert (lookup.name, lookup.names, lookup.past) == ("", [], [])
        assert lookup.page.face.search.line.text() == ""
        assert lookup.page.face.passages.masked
        lookup.type("da", search=False)
        assert not lookup.page.face.passages.masked

    def test_keys_begin_the_minute_anew(self, lookup: LookupPageObject) -> None:
        lookup.choose()
        lookup.wait(50_000)
        lookup.press("F9")
        lookup.wait(50_000)
        assert lookup.name == DAO


def test_markup_in_a_name_is_shown_as_it_is(lookup: LookupPageObject) -> None:
    name = "<b>Lò</b> <img src='/etc/hostname'>"
    found = replace(sample.found()[0], person=sample.person(name, unit="<i>Phòng</i>\n\u202e"))
    lookup.lookups.people = (found,)
    lookup.choose("lo")
    assert lookup.name == name
    assert "<i>Phòng</i> ·" in lookup.all_text()


def test_every_key_of_the_page_is_listed(lookup: LookupPageObject) -> None:
    keys = [key for key, _ in lookup.page.key_help()]
    assert keys == ["F2", "F5", "↑ ↓", "Enter", "F6 / +", "F9", "PgUp PgDn", "F12", "Esc"]
