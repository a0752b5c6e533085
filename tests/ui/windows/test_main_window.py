"""The window around every page: where things stand, what it says, what it does with keys."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from msgspec.structs import replace
from PySide6.QtCore import QDate, QDateTime, QPoint, QRect, Qt, QTime, QTimeZone
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from gate_desk import words
from gate_desk.domain.errors import Unavailable
from gate_desk.domain.verdict import Direction, Posture
from gate_desk.services.answers import Overview
from gate_desk.ui.jobs import Changed
from gate_desk.ui.language import Language
from gate_desk.ui.theme.palette import DARK, LIGHT
from gate_desk.ui.theme.style import Theme
from gate_desk.ui.windows.header import Clock, ReaderLamp
from gate_desk.ui.windows.main_window import MainWindow
from tests.helpers.fake_jobs import FakeJobs, FakeStation, Lookups
from tests.helpers.window_page import FRESH, STALE, WindowPage, age, overview, plain_pages, settle

SIZES = [(1093, 614), (1280, 720), (1366, 768), (1536, 864), (1920, 1080)]
LAMPS = (ReaderLamp(Direction.IN, "good"), ReaderLamp(Direction.OUT, "good"))
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class Post:
    """A window with a station whose overview the test sets."""

    def __init__(self, theme: Theme, language: Language) -> None:
        self.overview: Overview | Exception = overview()
        self.jobs = FakeJobs(FakeStation(lookups=Lookups(overview=self._overview)))
        self.window = MainWindow(theme, language, plain_pages())
        self.window.fill(self.jobs.as_jobs(), phone="1013")
        self.page = WindowPage(self.window)
        self.window.header.readers.show_lamps(LAMPS)

    def _overview(self) -> Overview:
        if isinstance(self.overview, Exception):
            raise self.overview
        return self.overview


@pytest.fixture
def post(theme: Theme, language: Language, qtbot: QtBot) -> Post:
    made = Post(theme, language)
    qtbot.addWidget(made.window)
    made.window.refresh()
    made.page.show(1366, 768)
    return made


@pytest.fixture
def english(tmp_path: Path) -> Iterator[None]:
    catalogue = Catalog(locale="en")
    for vietnamese, said in (
        ("Nền tối", "Dark theme"),
        ("Chế độ trực: Thường", "Posture: normal"),
        ("Máy quét mất kết nối", "The reader is gone"),
        ("Phím tắt: {page}", "Keys: {page}"),
        ("KHÔNG GHI ĐƯỢC – DÙNG SỔ GIẤY", "CANNOT RECORD – USE THE PAPER BOOK"),
        ("Sổ ghi", "Journal"),
        ("Vào", "In"),
    ):
        catalogue.add(vietnamese, said)
    with (tmp_path / "en.mo").open("wb") as file:
        write_mo(file, catalogue)
    words.open_folder(tmp_path)
    yield
    words.use("vi")


def test_things_stand_where_the_picture_has_them(post: Post) -> None:
    window, place = post.window, post.page.place
    assert place(window.navigation) == QRect(0, 0, 96, 768)
    assert place(window.header) == QRect(96, 0, 1270, 60)
    assert place(window.stack) == QRect(96, 60, 1270, 672)
    assert place(window.status) == QRect(96, 732, 1270, 36)
    window.show_fault("reader_out_lost")
    settle()
    assert abs(place(window.fault_bar).height() - 40) <= 2  # fonts are hinted to whole pixels
    assert place(window.fault_bar).topLeft() == QRect(112, 74, 0, 0).topLeft()
    assert place(window.fault_bar).right() == 1349
    assert place(window.stack).top() in range(114, 118)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_nothing_is_cut_at_any_size(
    post: Post, theme: Theme, width: int, height: int, dark: bool
) -> None:
    theme.set_dark(dark)
    post.window.show_fault("reader_in_lost")
    post.window.show_fault("clock_suspect")
    post.window.header.show_posture(Posture.HEIGHTENED)
    post.page.resize(width, height)
    assert (post.window.width(), post.window.height()) == (width, height)
    assert post.page.unreadable == []
    post.window.show_store_lost("rolled_back", "journal 48213 < checkpoint 48220")
    settle()
    assert post.page.unreadable == []


def test_cut_text_would_be_noticed(post: Post) -> None:
    post.window.header.title.setMaximumWidth(80)
    settle()
    assert len(post.page.unreadable) == 1


def test_text_is_as_large_as_the_design_says(post: Post) -> None:
    header = post.window.header
    post.window.show_store_lost("disk_full")
    assert header.title.font().pixelSize() >= 17
    assert header.clock.font().pixelSize() >= 21
    assert header.duty.font().pixelSize() >= 13
    assert post.page.lost_panel.headline.font().pixelSize() >= 40
    assert all(button.font().pixelSize() >= 13 for button in post.window.navigation.buttons)


def test_the_header_names_gate_duty_readers_and_posture(post: Post) -> None:
    assert post.page.reads("Cổng số 1 – Trụ sở khối 2")
    assert post.page.reads("Chưa đăng nhập · quét thẻ vẫn hoạt động")
    assert {"Vào", "Ra", "Chế độ trực: Thường"} <= set(post.page.texts)
    post.window.header.show_posture(Posture.HEIGHTENED)
    assert post.page.reads("Chế độ trực: Tăng cường")
    post.window.header.readers.show_lamps((ReaderLamp(Direction.OUT, "bad"),))
    assert post.window.header.readers.accessibleName() == "Ra: mất kết nối"
    assert "Vào" not in post.page.texts


def test_the_clock_rests_while_nobody_sees_it(post: Post) -> None:
    assert post.window.header.clock.runs
    post.window.hide()
    assert not post.window.header.clock.runs


def test_the_clock_shows_the_time_of_the_site(theme: Theme, qtbot: QtBot) -> None:
    noon = QDateTime(QDate(2026, 11, 19), QTime(12, 0, 5), QTimeZone.utc())
    clock = Clock(lambda: noon)
    qtbot.addWidget(clock)
    clock.use_offset(7 * 3600)
    assert clock.text() == "19:00:05"


def test_the_overview_brings_the_time_zone(post: Post) -> None:
    elsewhere = timezone(timedelta(hours=-11))
    here = post.window.header.clock.text()
    post.overview = replace(overview(ages=()), at=datetime.now(elsewhere))
    post.window.refresh()
    assert post.window.header.clock.text()[:2] != here[:2]


def test_the_strip_tells_the_age_of_every_agency(post: Post) -> None:
    assert post.page.reads("VP ĐĐBQH 00:01")
    assert post.page.reads("VP UBND 00:01")
    assert [chip.text for chip in post.window.status.chips] == ["Công an 26 giờ chưa cập nhật"]
    assert post.page.reads("Sổ ghi 48.213 bản ghi · chốt sổ lúc 00:01")
    assert post.page.reads("Ổ đĩa còn 41 GB · đồng hồ đúng")


def test_a_narrow_strip_keeps_what_is_old_and_shortens_the_rest(post: Post) -> None:
    lengths = {}
    for width, height in SIZES:
        post.page.resize(width, height)
        lengths[width] = post.window.status.length
        assert any("Công an 26 giờ" in chip.text for chip in post.window.status.chips)
    assert lengths[1920] == 0
    assert lengths[1093] in (1, 2)
    assert "VP ĐĐBQH 00:01" in post.window.status.toolTip()


def test_an_agency_that_sent_nothing_is_named(post: Post) -> None:
    post.overview = overview(ages=(*FRESH, age("congan", "Công an", None, stale=True)))
    post.window.refresh()
    assert [chip.text for chip in post.window.status.chips] == ["Công an chưa có dữ liệu"]
    post.overview = overview(ages=FRESH)
    post.window.refresh()
    assert post.window.status.chips == ()


def test_four_silent_agencies_fit_the_smallest_window(post: Post) -> None:
    silent = tuple(age(a.agency, a.short_name, 700, stale=True) for a in STALE)
    post.overview = overview(ages=silent)
    post.page.resize(1024, 600)
    post.window.refresh()
    settle()
    assert post.page.unreadable == []
    assert post.page.reads("4 cơ quan chưa cập nhật")


def test_faults_stay_until_each_is_cleared(post: Post) -> None:
    post.window.show_fault("disk_low")
    post.window.show_fault("reader_out_lost")
    assert post.page.reads("Máy quét làn ra mất kết nối · cắm lại cáp")
    assert post.page.reads("+1")
    post.window.clear_fault("reader_out_lost")
    assert post.page.reads("Ổ đĩa sắp đầy")
    post.window.clear_fault("disk_low")
    assert not post.window.fault_bar.isVisible()


def test_an_unknown_fault_still_tells_its_code(post: Post) -> None:
    post.window.show_fault("key_worn_out")
    assert post.page.reads("key_worn_out")


def test_an_error_of_a_service_is_told_in_its_own_words(post: Post) -> None:
    post.window.show_fault("already_annulled")
    assert post.page.reads("Lượt này đã được hủy · Xem lại trong danh sách lượt ra vào.")


def test_health_in_the_overview_becomes_a_fault_and_goes_again(post: Post) -> None:
    post.overview = overview(clock_ok=False, free_disk_bytes=500_000_000)
    post.window.refresh()
    assert set(post.window.fault_bar.codes) == {"clock_suspect", "disk_low"}
    assert post.window.status.health_mark.state == "warn"
    post.overview = overview()
    post.window.refresh()
    assert post.window.fault_bar.codes == ()


def test_a_lost_store_covers_every_page_with_what_to_do(post: Post) -> None:
    post.window.show_store_lost("disk_full", "no space left")
    assert post.window.store_is_lost
    assert not post.window.stack.isVisible()
    assert post.page.place(post.page.lost_panel) == QRect(96, 60, 1270, 672)
    assert post.page.reads("KHÔNG GHI ĐƯỢC – DÙNG SỔ GIẤY")
    assert post.page.reads("Ổ đĩa đã đầy: không ghi được.")
    assert post.page.reads("Gọi chỉ huy trực: số nội bộ 1013.")
    assert post.page.reads("Mã lỗi: disk_full · no space left")
    assert not post.page.reads("quét thẻ vẫn hoạt động")
    ground = post.page.lost_panel.grab().toImage().pixelColor(5, 5).name()
    assert ground == LIGHT.band_refuse


def test_a_store_that_records_again_brings_the_page_back(post: Post) -> None:
    post.window.clear_store_lost()
    post.window.show_store_lost("disk_full")
    states = [post.window.status.journal_mark.state]
    post.window.clear_store_lost()
    states.append(post.window.status.journal_mark.state)
    assert states == ["bad", "good"]
    assert post.page.reads("quét thẻ vẫn hoạt động")
    assert post.window.stack.isVisible()


def test_the_panel_covers_the_page_even_without_a_known_reason(post: Post) -> None:
    post.window.show_store_lost("something_new")
    assert post.page.reads("KHÔNG GHI ĐƯỢC – DÙNG SỔ GIẤY")
    assert post.page.reads("Mã lỗi: something_new")


def test_records_appended_refresh_the_strip(post: Post) -> None:
    post.overview = overview(records=48_214)
    post.jobs.changed.emit(Changed(None))
    assert post.page.reads("48.214")


def test_at_most_one_question_is_on_its_way(post: Post) -> None:
    post.jobs.asked.clear()
    post.jobs.hold = True
    for _ in range(50):
        post.jobs.changed.emit(Changed(None))
    assert len(post.jobs.asked) == 1
    post.overview = overview(records=50_000)
    post.jobs.release()
    assert len(post.jobs.asked) == 2
    assert post.page.reads("50.000")


def test_a_failed_question_names_its_code_and_the_next_may_succeed(post: Post) -> None:
    post.overview = Unavailable("store_damaged")
    post.window.refresh()
    assert "store_damaged" in post.window.fault_bar.codes
    post.overview = overview(records=48_999)
    post.window.refresh()
    assert post.page.reads("48.999")
    assert not post.window.fault_bar.codes


def test_the_theme_switches_by_key_and_by_button(post: Post, theme: Theme) -> None:
    def ground() -> str:
        return post.window.grab().toImage().pixelColor(700, 400).name()

    assert ground() == LIGHT.background
    post.page.press(Qt.Key.Key_D, CTRL, SHIFT)
    assert theme.dark
    assert ground() == DARK.background
    assert post.page.reads("Nền sáng")
    post.page.click(post.window.navigation.theme_button)
    assert ground() == LIGHT.background


@pytest.mark.usefixtures("english")
def test_every_part_speaks_the_other_language_at_once(post: Post, language: Language) -> None:
    post.window.show_fault("reader_lost")
    post.page.press(Qt.Key.Key_L, CTRL, SHIFT)
    for said in ("Dark theme", "Posture: normal", "The reader is gone", "In", "48,213"):
        assert post.page.reads(said), said
    post.window.show_store_lost("disk_full")
    assert post.page.reads("CANNOT RECORD – USE THE PAPER BOOK")
    post.page.click(post.window.navigation.language_button)
    assert language.code == "vi"
    assert post.page.reads("KHÔNG GHI ĐƯỢC – DÙNG SỔ GIẤY")
    assert post.page.reads("Nền tối")


def test_the_list_of_keys_comes_and_goes(post: Post) -> None:
    shown, key = [], Qt.Key.Key_Question
    for pressed in (key, key, key, Qt.Key.Key_Escape):
        post.page.press(pressed)
        shown.append(post.window.keys_are_shown)
    assert shown == [True, False, True, False]


def test_a_question_mark_typed_with_shift_shows_the_keys_and_hides_them(post: Post) -> None:
    shown = []
    for _ in range(2):
        post.page.press(Qt.Key.Key_Question, SHIFT)
        shown.append(post.window.keys_are_shown)
    assert shown == [True, False]


def test_the_list_of_keys_blocks_nothing(post: Post) -> None:
    post.page.press(Qt.Key.Key_Question)
    assert {"F6", "Đúng người, cho vào"} <= set(post.page.texts)
    assert post.page.unreadable == []
    assert QApplication.activeModalWidget() is None
    assert QApplication.focusWidget() is not None


def test_a_question_mark_can_still_be_typed(post: Post) -> None:
    field = QLineEdit(post.window.stack)
    field.show()
    field.setFocus()
    WindowPage.type_into(field, "?")
    assert field.text() == "?"
    assert not post.window.keys_are_shown


def test_the_keys_follow_a_switched_language(post: Post, english: None) -> None:
    post.page.press(Qt.Key.Key_Question)
    post.page.press(Qt.Key.Key_L, CTRL, SHIFT)
    assert post.page.reads("Keys: Cổng")


def test_sound_is_switched_by_its_button(post: Post, qtbot: QtBot) -> None:
    heard: list[bool] = []
    keep: Callable[[bool], None] = heard.append
    post.window.sound_switched.connect(keep)
    post.page.click(post.window.navigation.sound_button)
    assert post.page.reads("Bật tiếng")
    post.page.click(post.window.navigation.sound_button)
    assert heard == [False, True]


def test_a_chosen_page_is_marked(post: Post) -> None:
    gate = post.window.navigation.buttons[0]
    assert gate.isChecked()
    assert gate.accessibleName() == "Cổng"
    post.page.click(gate)
    assert post.window.stack.currentWidget() is post.window.pages["gate"]


def test_the_first_picture_is_reported_once(theme: Theme, language: Language, qtbot: QtBot) -> None:
    made = Post(theme, language)
    qtbot.addWidget(made.window)
    with qtbot.waitSignal(made.window.first_painted):
        made.page.show(1366, 768)
    with qtbot.assertNotEmitted(made.window.first_painted):
        made.window.repaint()
        settle()


def test_before_the_store_is_open_the_strip_says_so(
    theme: Theme, language: Language, qtbot: QtBot
) -> None:
    made = Post(theme, language)
    qtbot.addWidget(made.window)
    made.page.show(1366, 768)
    assert made.page.reads("Đang mở sổ ghi…")
    assert made.page.unreadable == []


def test_f1_opens_the_help_of_the_page_on_show(post: Post, qtbot: QtBot) -> None:
    post.page.press(Qt.Key.Key_F1)
    shown = post.window.help
    assert shown is not None
    qtbot.waitUntil(shown.isActiveWindow)
    assert shown.topic == "gate"
    post.window.make_way()
    qtbot.waitUntil(post.window.isActiveWindow)
    assert shown.isVisible()
    post.window.close()
    assert not shown.isVisible()


def test_a_click_on_the_strip_leads_to_what_explains_it(post: Post) -> None:
    wanted: list[str] = []
    post.window.status.page_wanted.connect(wanted.append)
    for place in (QPoint(40, 18), QPoint(post.window.status.width() - 30, 18)):
        QTest.mouseClick(post.window.status, Qt.MouseButton.LeftButton, pos=place)
    assert wanted == ["exchange", "settings"]


def test_files_that_wait_for_a_carrier_are_counted(post: Post) -> None:
    post.window.status.show_overview(replace(overview(), waiting_batches=3))
    assert "3 gói chờ gửi" in post.window.status.toolTip()
