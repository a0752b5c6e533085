"""The morning of the demo: one step for each thing that a guard meets."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from gate_desk.app.demo.visitors import IDENTITY_CARD, MEMBERS
from gate_desk.app.tour.driver import Driver, NotShown
from gate_desk.domain.verdict import Resolution
from gate_desk.services.visit_answers import KnownVisit
from gate_desk.ui.pages.exchange import ExchangePage
from gate_desk.ui.pages.lookup import LookupPage
from gate_desk.ui.pages.visitors import VisitorsPage
from gate_desk.ui.widgets.trial_panel import TrialPanel
from gate_desk.words import said, text

Key = Qt.Key
RUSH = 20
_BOTH = (Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier)
Codes = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happens; `play` raises `NotShown` when the window does not show it."""

    name: str
    title: str
    play: Callable[[Driver, Codes], None]
    shown: Callable[[Driver], QWidget | None] | None = None
    """The picture is of this window; None: of the main window."""


def _idle(driver: Driver, _codes: Codes) -> None:
    driver.until("the idle page", driver.is_idle)


def _admit(driver: Driver, codes: Codes) -> None:
    driver.scan(codes["valid"], "admit")
    card = driver.view.card
    driver.known_card = card.card.number if card and card.card else ""


def _other_agency(driver: Driver, codes: Codes) -> None:
    driver.scan(codes["other_agency"], "admit")


def _contractor(driver: Driver, codes: Codes) -> None:
    driver.scan(codes["visitor_pass"], "admit")


def _turned(driver: Driver, _codes: Codes) -> None:
    card = driver.view.card
    before = card.direction if card else None

    def turned() -> bool:
        now = driver.view.card
        return now is not None and now.direction is not before

    driver.press_until(Key.Key_F12, "the other direction", turned)


def _stale(driver: Driver, codes: Codes) -> None:
    driver.scan(codes["stale"], "check")


def _other_lane(driver: Driver, codes: Codes) -> None:
    """The check stays the card; who goes out beside it is a strip."""
    card = driver.view.card
    driver.leave(codes["valid"])
    if driver.view.card != card:
        raise NotShown("the card that waits")


def _confirmed(driver: Driver, _codes: Codes) -> None:
    driver.press_until(Key.Key_F6, "the check cleared", lambda: not driver.view.open)


def _lost(driver: Driver, codes: Codes) -> None:
    driver.scan(codes["lost"], "refuse")


def _kept(driver: Driver, _codes: Codes) -> None:
    def kept() -> bool:
        last = driver.view.last
        return last is not None and last.resolution is Resolution.CARD_KEPT

    driver.press_until(Key.Key_F10, "the card kept", kept)


def _forged(driver: Driver, codes: Codes) -> None:
    driver.scan(codes["forged"], "refuse")


def _expired(driver: Driver, codes: Codes) -> None:
    driver.scan(codes["expired"], "refuse")


def _misread(driver: Driver, codes: Codes) -> None:
    driver.scan(codes["misread"], "rescan")


def _forgotten(driver: Driver, _codes: Codes) -> None:
    driver.press(Key.Key_F2)
    driver.type_slowly("huu nghia")
    results = driver.page.face.search.results
    driver.until("people found", results.isVisible)


def _looked_at(driver: Driver, _codes: Codes) -> None:
    driver.press(Key.Key_Return)

    def looked_at() -> bool:
        card = driver.view.card
        return card is not None and card.record is None

    driver.until("the card that is only looked at", looked_at)


def _by_hand(driver: Driver, _codes: Codes) -> None:
    def recorded() -> bool:
        card = driver.view.card
        return card is not None and card.record is not None

    driver.press_until(Key.Key_F6, "the check by hand", recorded)


def _lookup(driver: Driver, _codes: Codes) -> None:
    """One letter wrong, no accents, the words turned round: found all the same."""
    driver.press(Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    driver.type_slowly("ngia huu")
    page = driver.window.findChild(LookupPage)
    if page is None:
        raise NotShown("the lookup page")
    driver.until("somebody found", lambda: bool(page.state.view.people))
    driver.press(Key.Key_Return)
    driver.until("the person", lambda: page.state.view.card is not None)


def _history(driver: Driver, _codes: Codes) -> None:
    page = driver.window.findChild(LookupPage)
    assert page is not None
    driver.press(Key.Key_F9)
    driver.until("the history", lambda: page.state.view.history is not None)


def _from_lookup(driver: Driver, _codes: Codes) -> None:
    """F6 records the scan by hand, and the gate page goes on with it."""
    before = driver.view.shown
    driver.press_until(Key.Key_F6, "the check by hand", lambda: driver.view.shown > before)


def _visitor(driver: Driver, _codes: Codes) -> None:
    """An identity card at the serial reader: the form opens filled, whatever is on the screen."""
    driver.scanner.send(f"{IDENTITY_CARD}\r")
    page = _visitors_page(driver)
    driver.until("the form", lambda: page.face.form.typed.name != "")
    driver.type_slowly("thu")
    driver.until("somebody offered", lambda: bool(page.face.form.host.offers))


def _visitor_in(driver: Driver, _codes: Codes) -> None:
    page = _visitors_page(driver)
    page.face.form.items.setText(text("Máy ảnh"))
    driver.press(Key.Key_Return, _BOTH[0])
    driver.until("the pass", lambda: page.desk.view.done is not None)
    driver.until("the visitor inside", lambda: bool(_inside(driver)))
    done = page.desk.view.done
    driver.visitor_pass = done.code if done else ""


def _delegation(driver: Driver, _codes: Codes) -> None:
    """Six were announced at the desk; the first is ticked in with a click and Ctrl+Enter."""
    page, before = _visitors_page(driver), len(_inside(driver))
    member = next(line for line in page.face.waiting.model.lines if line.name == MEMBERS[0])
    page.face.waiting.clicked.emit(member)
    driver.until("the member", lambda: page.face.form.typed.name == MEMBERS[0])
    driver.press(Key.Key_Return, _BOTH[0])
    driver.until("the member inside", lambda: len(_inside(driver)) > before)


def _watched(driver: Driver, _codes: Codes) -> None:
    """Other accents and a letter wrong: the watch list means him all the same."""
    page = _visitors_page(driver)
    driver.press(Key.Key_F3)
    page.face.form.name.setText("Mài Văn Giá")
    page.face.form.changed.emit()
    driver.until("the warning", lambda: bool(page.desk.view.warnings))


def _visitor_out(driver: Driver, _codes: Codes) -> None:
    """The pass on the way out ends the visit, and reminds of what is still here."""
    driver.press(Key.Key_Escape)
    driver.window.show_page("gate")
    driver.scanner.send(f"{driver.visitor_pass}\r")
    driver.until("the exit", lambda: _is_leaving(driver))


def _is_leaving(driver: Driver) -> bool:
    strip, card = driver.view.exit_strip, driver.view.card
    shown = [strip, card]
    return any(each is not None and each.visitor is not None for each in shown)


def _inside(driver: Driver) -> tuple[KnownVisit, ...]:
    around = _visitors_page(driver).desk.view.around
    return around.lists.inside if around else ()


def _visitors_page(driver: Driver) -> VisitorsPage:
    driver.until("the page", lambda: driver.window.findChild(VisitorsPage) is not None)
    page = driver.window.findChild(VisitorsPage)
    assert page is not None
    return page


def _leaders_car(driver: Driver, _codes: Codes) -> None:
    driver.press(Key.Key_Asterisk, Qt.KeyboardModifier.KeypadModifier)
    driver.until("the car", lambda: driver.view.car is not None)


def _rush(driver: Driver, _codes: Codes) -> None:
    overview = driver.page.work.overview
    before = overview.scans_today if overview else 0
    driver.scan_all(driver.colleagues[:RUSH])

    def counted() -> bool:
        now = driver.page.work.overview
        return now is not None and now.scans_today >= before + RUSH

    driver.until("all of them counted", counted)


def _unplugged(driver: Driver, codes: Codes) -> None:
    """The other lane goes on; nobody is left in doubt about this one."""
    driver.scanner.pull_out()
    driver.until("the fault", lambda: "reader_out_lost" in driver.faults)
    driver.scan(codes["number"], "check")


def _plugged_in(driver: Driver, codes: Codes) -> None:
    driver.scanner.plug_in()
    driver.until("no fault", lambda: not driver.faults)
    driver.leave(driver.colleagues[0])


def _display(driver: Driver, codes: Codes) -> None:
    driver.press(Key.Key_0, *_BOTH)
    driver.until("the displays", lambda: len(driver.displays) == 2)
    driver.scan(codes["zone"], "refuse")


def _display_in(driver: Driver) -> QWidget:
    return driver.displays[0]


def _trial(driver: Driver, codes: Codes) -> None:
    """What a reader delivers to the trial is recorded nowhere."""
    driver.press(Key.Key_0, *_BOTH)
    driver.until("no display", lambda: not driver.displays)
    driver.window.show_page("settings")
    panel = driver.window.findChild(TrialPanel)
    if panel is None:
        raise NotShown("the settings page")
    driver.press_until(Key.Key_T, "the trial", panel.mode.isVisible, _BOTH[0])
    driver.type(codes["valid"])
    driver.press(Key.Key_Return)
    driver.until("what was delivered", lambda: bool(panel.facts.facts))


def _exchange(driver: Driver, _codes: Codes) -> None:
    """Batches for everybody go onto the carrier."""
    driver.press(Key.Key_Escape)
    driver.window.show_page("exchange")
    _round(driver)
    if not any(card.foot.text() for card in _exchange_page(driver).cards):
        raise NotShown("the nodes")


def _desk(driver: Driver, _codes: Codes) -> None:
    driver.desk.ask_to_revoke(driver.known_card, driver.until)


def _desk_window(driver: Driver) -> QWidget | None:
    return driver.desk.window


def _answered(driver: Driver, _codes: Codes) -> None:
    """The desk has taken ours in and revoked a card; its receipt and its records come back."""
    driver.desk.revoke(driver.until)
    driver.desk.exchange()
    _round(driver)
    page, done = _exchange_page(driver), text("đã đủ")
    driver.until("the receipt", lambda: any(card.state.text == done for card in page.cards))


def _revoked(driver: Driver, codes: Codes) -> None:
    driver.window.show_page("gate")
    driver.scan(codes["valid"], "refuse")


def _exchange_page(driver: Driver) -> ExchangePage:
    page = driver.window.findChild(ExchangePage)
    if page is None:
        raise NotShown("the exchange page")
    return page


def _round(driver: Driver) -> None:
    page = _exchange_page(driver)
    driver.press(Key.Key_Return, _BOTH[0])
    driver.until("a round", page.stop.isVisible)
    driver.until("the round's end", page.notice.isVisible)
    driver.until("what has changed", lambda: not page.stop.isVisible())


def _night(driver: Driver, codes: Codes) -> None:
    driver.dark(True)
    driver.scan(codes["rfid"], "check")


def _english(driver: Driver, codes: Codes) -> None:
    driver.dark(False)
    driver.english(True)
    driver.scan(codes["suspended"], "refuse")


def _keys(driver: Driver, _codes: Codes) -> None:
    driver.english(False)
    driver.press(Key.Key_Question, Qt.KeyboardModifier.ShiftModifier)
    driver.until("the keys", lambda: driver.window.keys_are_shown)


def _help(driver: Driver, _codes: Codes) -> None:
    driver.press(Key.Key_Question, Qt.KeyboardModifier.ShiftModifier)
    driver.press(Key.Key_F1)
    driver.until("the help", lambda: driver.window.help is not None)


def _help_window(driver: Driver) -> QWidget | None:
    return driver.window.help


MORNING: tuple[Step, ...] = (
    Step("idle", said("Mời quét thẻ"), _idle),
    Step("admit", said("Thẻ hợp lệ"), _admit),
    Step("other-agency", said("Thẻ của cơ quan khác"), _other_agency),
    Step("turned", said("Đổi chiều vào thành ra"), _turned),
    Step("contractor", said("Thẻ nhà thầu, dùng nhiều ngày"), _contractor),
    Step("stale", said("Dữ liệu thẻ đã cũ: cần kiểm tra"), _stale),
    Step("two-lanes", said("Hai làn: người ra không chen vào thẻ đang chờ"), _other_lane),
    Step("confirmed", said("Đúng người: xác nhận bằng F6"), _confirmed),
    Step("lost", said("Thẻ đã báo mất"), _lost),
    Step("card-kept", said("Đã giữ thẻ: F10"), _kept),
    Step("forged", said("Thẻ giả"), _forged),
    Step("expired", said("Thẻ hết hạn"), _expired),
    Step("misread", said("Mã đọc sai: quét lại"), _misread),
    Step("search", said("Tìm người quên thẻ"), _forgotten),
    Step("look", said("Chỉ xem, chưa ghi"), _looked_at),
    Step("by-hand", said("Ghi lượt quên thẻ"), _by_hand),
    Step("lookup", said("Tra cứu: không dấu, đảo chữ, sai một chữ"), _lookup),
    Step("history", said("Lịch sử của một người"), _history),
    Step("from-lookup", said("Ghi lượt từ trang tra cứu"), _from_lookup),
    Step("visitor", said("Khách: quét căn cước, biểu mẫu tự điền"), _visitor),
    Step("visitor-in", said("Cho khách vào, cấp thẻ, giữ đồ gửi"), _visitor_in),
    Step("delegation", said("Đoàn đã báo trước: cho vào từng người"), _delegation),
    Step("watched", said("Trùng danh sách cần lưu ý, dù khác dấu"), _watched),
    Step("visitor-out", said("Khách ra: thẻ kết thúc lượt khách"), _visitor_out),
    Step("leaders-car", said("Xe lãnh đạo không dừng: một phím"), _leaders_car),
    Step("rush", said("Giờ cao điểm: quét liên tiếp"), _rush),
    Step("unplugged", said("Máy quét làn ra rút cáp"), _unplugged),
    Step("plugged-in", said("Cắm lại cáp: tự kết nối"), _plugged_in),
    Step("display", said("Kết quả cỡ lớn cho làn vào"), _display, _display_in),
    Step("trial", said("Quét thử, không ghi vào sổ"), _trial),
    Step("exchange", said("Gửi nhận: gói cho mọi nơi lên USB"), _exchange),
    Step("desk", said("Ở bàn thẻ: thu hồi một thẻ"), _desk, _desk_window),
    Step("answered", said("Bàn thẻ đã nhận và trả lời"), _answered),
    Step("revoked", said("Thẻ vừa bị thu hồi ở bàn thẻ"), _revoked),
    Step("night", said("Ban đêm"), _night),
    Step("english", said("Tiếng Anh"), _english),
    Step("keys", said("Các phím"), _keys),
    Step("help", said("Trợ giúp của trang: F1"), _help, _help_window),
)
