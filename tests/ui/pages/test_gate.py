"""A guard at the gate: what he reads, which keys he presses, what is recorded."""

from datetime import timedelta
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from msgspec.structs import replace
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gate_desk import words
from gate_desk.domain.errors import Unavailable
from gate_desk.domain.verdict import LEADER_CAR, Direction, NextStep, Reason, ScanKind
from gate_desk.services.answers import ScanAnswer
from gate_desk.ui.language import Language
from gate_desk.ui.models.band_text import Band
from tests.helpers import sample_answers as sample
from tests.helpers.pages import GatePageObject


class TestVerdicts:
    def test_waits_for_a_card(self, gate: GatePageObject) -> None:
        assert gate.word == "MỜI QUÉT THẺ"
        assert [key for key, _ in gate.buttons] == ["F2", "F5", "*", "/"]

    def test_admits(self, gate: GatePageObject) -> None:
        gate.scan(sample.admit())

        assert (gate.word, gate.step) == ("CHO VÀO", "MỜI VÀO")
        assert gate.name == "Đặng Thị Thùy Dương"
        assert gate.band is not None
        assert gate.band.reason == "Thẻ thật, do Văn phòng UBND tỉnh cấp"
        assert gate.band.number == "lượt 483"
        assert gate.buttons == [("F12", "Đổi thành lượt ra"), ("Ctrl+Z", "Hủy lượt")]
        assert gate.primary is None

    def test_asks_to_compare_the_photo(self, gate: GatePageObject) -> None:
        gate.scan(sample.check())

        assert (gate.word, gate.step) == ("CẦN KIỂM TRA", "SO ẢNH · ĐÚNG NGƯỜI BẤM F6")
        assert gate.band is not None
        assert gate.band.reason == "Dữ liệu thẻ Công an 26 giờ chưa cập nhật"
        assert [key for key, _ in gate.buttons] == ["F6", "F7", "F12"]
        assert gate.primary == "F6"
        assert gate.pending == ["Phạm Ngọc Ẩn · Công an"]

    def test_refuses_a_lost_card(self, gate: GatePageObject) -> None:
        gate.scan(sample.refuse())

        assert (gate.word, gate.step) == ("KHÔNG CHO VÀO", "GIỮ THẺ · GỌI SỐ NỘI BỘ 1013")
        assert gate.band is not None
        assert gate.band.reason == "Thẻ đã báo mất ngày 19/11/2026"
        assert gate.primary == "F10"
        assert "Chủ thẻ thật đang ở trong trụ sở từ 07:41 bằng thẻ HĐND-00118" in gate.all_text()

    def test_explains_an_unread_code(self, gate: GatePageObject) -> None:
        gate.scan(sample.rescan())

        assert (gate.word, gate.step) == ("QUÉT LẠI", "ĐƯA THẺ GẦN HƠN, GIỮ YÊN")
        assert gate.band is not None
        assert gate.band.reason == "Mã thiếu 3 chữ số · chưa ghi lượt nào"
        assert [key for key, _ in gate.buttons] == ["F2", "F5"]
        assert gate.pending == []

    def test_an_unknown_card_cannot_be_kept_or_turned(self, gate: GatePageObject) -> None:
        gate.scan(
            sample.refuse(
                reasons=(Reason.UNKNOWN,),
                next_step=NextStep.ASK_PAPERS,
                kind=ScanKind.NUMBER,
                person=None,
                card=None,
                inside_since=None,
                last=None,
            )
        )

        assert gate.name == "Thẻ lạ"
        assert [key for key, _ in gate.buttons] == ["F7"]

    def test_shows_every_further_reason(self, gate: GatePageObject) -> None:
        gate.scan(sample.check(reasons=(Reason.STALE, Reason.ESCORT, Reason.ITEMS_HELD)))

        assert "Phải có người đưa đón" in gate.all_text()
        assert "Có đồ gửi tại cổng" in gate.all_text()

    def test_sounds_what_was_decided(self, gate: GatePageObject) -> None:
        heard: list[object] = []
        gate.page.sounded.connect(heard.append)

        for answer in (sample.admit(), sample.leave(), sample.check(), sample.rescan()):
            gate.scan(answer)

        assert heard == [Band.ADMIT, Band.EXIT, Band.CHECK, Band.RESCAN]

    def test_never_shows_a_verdict_that_was_not_recorded(self, gate: GatePageObject) -> None:
        heard: list[object] = []
        gate.page.failed.connect(heard.append)
        gate.scan(sample.admit())
        error = Unavailable("disk_full")

        gate.scan(error)

        assert gate.word == "KHÔNG GHI ĐƯỢC"
        assert gate.name == ""
        assert heard == [error]

    def test_shows_markup_as_it_is(self, gate: GatePageObject) -> None:
        name = "<b>Lò</b> <img src='/etc/hostname'> &amp;"
        gate.scan(sample.admit(person=sample.person(name, unit="<i>Phòng</i>\nMẫu\u202e")))

        assert gate.name == name
        assert "<i>Phòng</i> Mẫu ·" in gate.all_text()


class TestKeys:
    def test_f6_confirms_the_card_that_is_shown(self, gate: GatePageObject) -> None:
        gate.scan(sample.check())
        gate.gate.answers.append(sample.confirmed(sample.check()))

        gate.press("F6")
        gate.wait(500)

        assert gate.calls == [("confirm", sample.record(478))]
        assert gate.word == "CHO VÀO"
        assert gate.pending == []
        assert gate.primary is None

    def test_a_number_of_several_people_lets_nobody_in(self, gate: GatePageObject) -> None:
        gate.scan(sample.ambiguous())

        gate.press("F6")
        gate.wait(500)

        assert gate.calls == []
        assert (gate.word, gate.name) == ("CẦN KIỂM TRA", "Chưa rõ là ai")
        assert "ở thẻ của nhiều người" in gate.all_text()
        assert [key for key, _ in gate.buttons] == ["F2", "F7"]

    def test_a_number_of_several_people_holds_nobody_at_the_exit(
        self, gate: GatePageObject
    ) -> None:
        leaving = sample.ambiguous(direction=Direction.OUT)
        gate.scan(leaving)
        gate.gate.answers.append(leaving)

        gate.press("F6")

        assert gate.calls == [("confirm", leaving.record)]

    def test_f7_refuses(self, gate: GatePageObject) -> None:
        gate.scan(sample.check())

        gate.press("F7")

        assert gate.calls == [("refuse", sample.record(478))]
        assert gate.word == "MỜI QUÉT THẺ"
        assert "Không cho vào" in gate.last_strip

    def test_f10_keeps_the_card(self, gate: GatePageObject) -> None:
        gate.scan(sample.refuse())

        gate.press("F10")

        assert gate.calls == [("keep_card", sample.record(479))]
        assert "Đã giữ thẻ" in gate.last_strip

    def test_f12_turns_the_direction(self, gate: GatePageObject) -> None:
        gate.scan(sample.admit())
        gate.gate.answers.append(sample.leave(484))

        gate.press("F12")
        gate.wait(500)

        assert gate.calls == [("turn", sample.record(483))]
        assert gate.word == "ĐÃ RA"

    def test_the_keypad_does_the_same(self, gate: GatePageObject) -> None:
        gate.scan(sample.check(478))
        gate.scan(sample.check(479))
        gate.gate.answers.append(sample.confirmed(sample.check(479)))

        gate.press_keypad(Qt.Key.Key_Plus)
        gate.press("Tab")
        gate.wait(500)
        gate.press_keypad(Qt.Key.Key_Minus)

        assert gate.calls == [("confirm", sample.record(479)), ("refuse", sample.record(478))]

    @pytest.mark.parametrize("key", ["Enter", "Space", "F10", "F12"])
    def test_nothing_else_confirms(self, gate: GatePageObject, key: str) -> None:
        gate.scan(sample.check())
        if key == "F12":
            gate.gate.answers.append(sample.check(480, direction=Direction.OUT))

        gate.press(key)

        assert "confirm" not in [call for call, _ in gate.calls]

    @pytest.mark.parametrize("answer", [sample.admit(), sample.rescan(), sample.refuse()])
    def test_f6_does_nothing_to_other_cards(self, gate: GatePageObject, answer: ScanAnswer) -> None:
        gate.scan(answer)

        gate.press("F6")

        assert gate.calls == []

    def test_keys_wait_400_ms_after_the_card_changed(self, gate: GatePageObject) -> None:
        gate.scan(sample.check(), settle=False)
        gate.wait(399)
        gate.press("F6")
        assert gate.calls == []

        gate.gate.answers.append(sample.confirmed(sample.check()))
        gate.wait(1)
        gate.press("F6")
        assert gate.calls == [("confirm", sample.record(478))]

    def test_a_held_answer_is_asked_for_once(self, gate: GatePageObject) -> None:
        gate.scan(sample.check())
        gate.gate.answers.append(sample.confirmed(sample.check()))
        gate.jobs.hold = True
        gate.press("F6")
        gate.press("F6")
        gate.press("F7")
        gate.jobs.release()

        assert gate.calls == [("confirm", sample.record(478))]

    def test_minus_is_a_letter_where_somebody_types(self, gate: GatePageObject) -> None:
        gate.scan(sample.check())
        gate.press("F2")

        gate.press_keypad(Qt.Key.Key_Minus)

        assert gate.calls == []
        assert gate.page.face.search.line.text() == "-"


class TestWaiting:
    def test_a_check_stays_until_it_is_resolved(self, gate: GatePageObject) -> None:
        gate.scan(sample.check())
        gate.scan(sample.admit())
        gate.wait(8_000)

        assert gate.word == "MỜI QUÉT THẺ"
        assert gate.pending == ["Phạm Ngọc Ẩn · Công an"]

        gate.press("Tab")
        gate.wait(500)
        assert gate.name == "Phạm Ngọc Ẩn"
        assert gate.primary == "F6"

    def test_three_are_pinned_and_the_others_counted(self, gate: GatePageObject) -> None:
        for number in range(470, 475):
            gate.scan(sample.check(number))

        assert len(gate.pending) == 3
        assert gate.page.face.pending.more == "+2"

    def test_an_exit_of_the_other_lane_is_a_strip(self, gate: GatePageObject) -> None:
        gate.scan(sample.check())
        gate.scan(sample.leave())

        assert gate.name == "Phạm Ngọc Ẩn"
        assert "ĐÃ RA · Nguyễn Hữu Nghĩa · VP HĐND" in gate.passed_strip

    def test_several_scans_on_their_way_are_counted(self, gate: GatePageObject) -> None:
        gate.jobs.hold = True
        for _ in range(3):
            gate.scan(sample.admit(), settle=False)
        assert gate.page.face.search.busy.text == "Đang xử lý 3 lượt"

        gate.jobs.release()
        assert not gate.page.face.search.busy.isVisible()


class TestLeadersCar:
    @pytest.mark.parametrize(
        ("key", "direction", "word"),
        [
            (Qt.Key.Key_Asterisk, Direction.IN, "XE LÃNH ĐẠO VÀO"),
            (Qt.Key.Key_Slash, Direction.OUT, "XE LÃNH ĐẠO RA"),
        ],
    )
    def test_one_key_records_it_and_the_card_stays(
        self, gate: GatePageObject, key: Qt.Key, direction: Direction, word: str
    ) -> None:
        gate.scan(sample.check())
        gate.press_keypad(key)

        assert gate.calls == [("car", direction)]
        assert word in gate.passed_strip
        assert gate.name == "Phạm Ngọc Ẩn"
        assert gate.primary == "F6"

        gate.wait(8_000)
        assert gate.passed_strip == ""

    def test_its_buttons_stand_on_the_idle_page(self, gate: GatePageObject) -> None:
        assert ("*", "Xe lãnh đạo vào") in gate.buttons
        assert ("/", "Xe lãnh đạo ra") in gate.buttons

    def test_ctrl_z_undoes_what_is_newest(self, gate: GatePageObject) -> None:
        gate.scan(sample.admit())
        gate.press_keypad(Qt.Key.Key_Asterisk)
        gate.press_undo()
        gate.press("Enter")

        assert gate.calls[-1] == ("annul", (sample.car().record, "Bấm nhầm"))
        assert gate.passed_strip == ""

        later = sample.admit(491, at=sample.NOW + timedelta(minutes=2))
        gate.press_keypad(Qt.Key.Key_Asterisk)
        gate.scan(later)
        gate.press_undo()
        gate.press("Enter")
        assert gate.calls[-1] == ("annul", (later.movement, "Quét nhầm thẻ"))

    def test_its_line_leads_to_its_undoing(self, gate: GatePageObject) -> None:
        line = next(row for row in sample.ROWS if row.kind == LEADER_CAR)
        gate.page.face.passages.chosen.emit(line)
        gate.press("Enter")

        assert gate.calls == [("annul", (line.record, "Bấm nhầm"))]

    def test_it_is_a_character_where_somebody_types(self, gate: GatePageObject) -> None:
        gate.press("F2")
        gate.press_keypad(Qt.Key.Key_Slash)

        assert gate.calls == []
        assert gate.page.face.search.line.text() == "/"

    def test_it_records_nothing_while_nothing_can_be_recorded(self, gate: GatePageObject) -> None:
        gate.scan(Unavailable("disk_full", "no space"))
        gate.press_keypad(Qt.Key.Key_Asterisk)

        assert gate.calls == []


class TestUndo:
    def test_records_a_ready_reason_with_enter(self, gate: GatePageObject) -> None:
        gate.scan(sample.admit())
        gate.press_undo()
        assert gate.page.face.annul.isVisible()
        assert gate.page.face.annul.title.text() == "Hủy lượt 483 · Đặng Thị Thùy Dương · vì sao?"

        gate.press("Enter")

        assert gate.calls == [("annul", (sample.record(10_483), "Quét nhầm thẻ"))]
        assert "Đã hủy lượt" in gate.last_strip
        assert not gate.page.face.annul.isVisible()

    def test_takes_a_reason_in_words(self, gate: GatePageObject) -> None:
        gate.scan(sample.admit())
        gate.press_undo()
        gate.page.face.annul.other.setFocus()
        gate.type("bam nham")
        gate.press("Enter")

        assert gate.calls == [("annul", (sample.record(10_483), "bam nham"))]

    def test_another_reason_must_be_said(self, gate: GatePageObject) -> None:
        gate.scan(sample.admit())
        gate.press_undo()
        gate.page.face.annul.choose(3)
        gate.press("Enter")

        assert gate.calls == []
        assert gate.page.face.annul.isVisible()

    def test_stays_open_for_its_movement_while_others_are_scanned(
        self, gate: GatePageObject
    ) -> None:
        gate.scan(sample.admit())
        gate.press_undo()
        gate.scan(sample.check(484))

        assert gate.name == "Phạm Ngọc Ẩn"
        assert gate.page.face.annul.isVisible()
        gate.press("Enter")
        assert gate.calls == [("annul", (sample.record(10_483), "Quét nhầm thẻ"))]

    def test_esc_changes_nothing(self, gate: GatePageObject) -> None:
        gate.scan(sample.admit())
        gate.press_undo()
        gate.press("Esc")

        assert gate.calls == []
        assert gate.name == "Đặng Thị Thùy Dương"

    def test_arrows_choose_a_reason(self, gate: GatePageObject) -> None:
        gate.scan(sample.admit())
        gate.press_undo()
        for arrow in ("Down", "Right", "Up", "Down"):
            gate.press(arrow)
        gate.press("Enter")

        assert gate.calls == [("annul", (sample.record(10_483), "Người không vào"))]

    def test_esc_leaves_the_search_first_and_then_the_panel(self, gate: GatePageObject) -> None:
        gate.scan(sample.admit())
        gate.press_undo()
        gate.press("F2")
        gate.press("Esc")
        assert gate.page.face.annul.isVisible()
        gate.press("Esc")
        assert not gate.page.face.annul.isVisible()
        assert gate.name == "Đặng Thị Thùy Dương"

    def test_esc_leaves_the_panel_from_anywhere_on_the_page(self, gate: GatePageObject) -> None:
        gate.scan(sample.admit())
        gate.press_undo()
        gate.page.setFocus()
        gate.press("Esc")
        assert not gate.page.face.annul.isVisible()

    def test_a_turn_undoes_the_movement_that_was_asked_about(self, gate: GatePageObject) -> None:
        gate.scan(sample.admit())
        gate.press_undo()
        gate.gate.answers.append(sample.leave(484))
        gate.press("F12")

        assert not gate.page.face.annul.isVisible()
        assert [call for call, _ in gate.calls] == ["turn"]

    def test_an_open_panel_names_nobody_while_nobody_is_there(self, gate: GatePageObject) -> None:
        gate.scan(sample.admit())
        gate.press_undo()
        gate.wait(8_000)
        gate.wait(60_000)
        assert gate.page.face.annul.title.text() == "Hủy lượt 483 · vì sao?"

        gate.press("Space")
        assert "Đặng Thị Thùy Dương" in gate.page.face.annul.title.text()

    def test_undoes_the_last_movement_of_the_idle_page(self, gate: GatePageObject) -> None:
        gate.scan(sample.admit())
        gate.wait(8_000)
        gate.press_undo()
        gate.press("Enter")

        assert gate.calls == [("annul", (sample.record(10_483), "Quét nhầm thẻ"))]


class TestSearch:
    def _find(self, gate: GatePageObject, qtbot: QtBot) -> None:
        gate.press("F5")
        gate.type("nguyen thi dao")
        qtbot.waitUntil(gate.page.face.search.results.isVisible)

    def test_looks_first_and_records_with_f6(self, gate: GatePageObject, qtbot: QtBot) -> None:
        self._find(gate, qtbot)
        gate.press("Enter")
        gate.wait(500)
        assert (gate.word, gate.name) == ("CHỈ XEM – CHƯA GHI", "Nguyễn Thị Đào")
        assert gate.calls == []

        by_hand = sample.check(484, person=sample.looked().person, reasons=(Reason.BY_HAND,))
        gate.gate.answers.append(by_hand)
        gate.press("F6")
        gate.wait(500)

        person = sample.looked().person
        assert person is not None
        assert gate.calls == [("by_hand", person.ref)]
        assert gate.word == "CẦN KIỂM TRA"

    def test_arrows_choose(self, gate: GatePageObject, qtbot: QtBot) -> None:
        self._find(gate, qtbot)
        view = gate.page.face.search.results.view
        assert view.currentIndex().row() == 0
        gate.press("Down")
        gate.press("Down")
        gate.press("Down")
        assert view.currentIndex().row() == 2

    def test_esc_closes_list_and_card(self, gate: GatePageObject, qtbot: QtBot) -> None:
        self._find(gate, qtbot)
        gate.press("Esc")
        assert not gate.page.face.search.results.isVisible()
        assert gate.page.face.search.line.text() == ""

    def test_a_covered_card_cannot_be_confirmed(self, gate: GatePageObject, qtbot: QtBot) -> None:
        gate.scan(sample.check())
        self._find(gate, qtbot)

        gate.press("F6")

        assert gate.calls == []

    def test_a_scan_uncovers_the_verdict(self, gate: GatePageObject, qtbot: QtBot) -> None:
        self._find(gate, qtbot)
        gate.scan(sample.admit())

        assert not gate.page.face.search.results.isVisible()
        assert gate.word == "CHO VÀO"

    def test_says_that_nobody_was_found(self, gate: GatePageObject, qtbot: QtBot) -> None:
        gate.lookups.people = ()
        gate.press("F2")
        gate.type("khong co")
        qtbot.waitUntil(lambda: gate.page.face.search.count_text == "Không thấy ai")


class TestPrivacy:
    def test_names_leave_the_idle_page_and_come_back_with_a_touch(
        self, gate: GatePageObject
    ) -> None:
        gate.scan(sample.check(470))
        gate.scan(sample.admit())
        gate.wait(8_000)
        assert "Đặng Thị Thùy Dương" in gate.all_text()

        gate.wait(60_000)
        assert "Thùy Dương" not in gate.all_text()
        assert "Phạm Ngọc Ẩn" not in gate.all_text()
        assert "09:22:38 · lượt 483" in gate.last_strip
        assert gate.page.face.passages.masked

        gate.press("Space")
        assert "Đặng Thị Thùy Dương" in gate.all_text()
        assert not gate.page.face.passages.masked

    def test_a_search_that_was_left_open_goes_too(self, gate: GatePageObject, qtbot: QtBot) -> None:
        gate.press("F2")
        gate.type("nguyen thi dao")
        qtbot.waitUntil(gate.page.face.search.results.isVisible)
        gate.wait(60_000)

        assert not gate.page.face.search.results.isVisible()
        assert gate.page.face.search.line.text() == ""


class TestReview:
    def test_f9_shows_the_last_scan_again(self, gate: GatePageObject) -> None:
        gate.scan(sample.admit())
        gate.wait(8_000)
        gate.lookups.shown = sample.admit()

        gate.press("F9")
        gate.wait(500)

        assert gate.word == "CHO VÀO"

    def test_a_settled_check_asks_for_nothing(self, gate: GatePageObject) -> None:
        gate.scan(sample.check())
        gate.press("F7")
        gate.lookups.shown = sample.check()

        gate.press("F9")
        gate.wait(500)

        assert gate.step == "ĐÃ XỬ LÝ XONG"
        gate.press("F6")
        assert [call for call, _ in gate.calls] == ["refuse"]


def test_speaks_another_language_at_once(
    gate: GatePageObject, language: Language, tmp_path: Path
) -> None:
    catalogue = Catalog(locale="en")
    catalogue.add("CHO VÀO", "LET IN")
    catalogue.add("Hủy lượt", "Undo")
    with (tmp_path / "en.mo").open("wb") as file:
        write_mo(file, catalogue)
    words.open_folder(tmp_path)
    gate.scan(sample.admit())
    english = replace(sample.NAMES, zones={1: "Block A", 2: "Hall"})
    gate.lookups.names = lambda: english if language.code == "en" else sample.NAMES

    language.use("en")

    assert gate.word == "LET IN"
    assert ("Ctrl+Z", "Undo") in gate.buttons
    assert "Block A, Hall" in gate.all_text()
