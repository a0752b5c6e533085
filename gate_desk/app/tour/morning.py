"""The morning of the demo: one step for each thing that a guard meets."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt

from gate_desk.app.tour.driver import Driver
from gate_desk.domain.verdict import Resolution
from gate_desk.words import said

Key = Qt.Key
Codes = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happens; `play` raises `NotShown` when the window does not show it."""

    name: str
    title: str
    play: Callable[[Driver, Codes], None]


def _idle(driver: Driver, _codes: Codes) -> None:
    driver.until("the idle page", driver.is_idle)


def _admit(driver: Driver, codes: Codes) -> None:
    driver.scan(codes["valid"], "admit")


def _other_agency(driver: Driver, codes: Codes) -> None:
    driver.scan(codes["other_agency"], "admit")


def _turned(driver: Driver, _codes: Codes) -> None:
    card = driver.view.card
    before = card.direction if card else None

    def turned() -> bool:
        now = driver.view.card
        return now is not None and now.direction is not before

    driver.press_until(Key.Key_F12, "the other direction", turned)


def _stale(driver: Driver, codes: Codes) -> None:
    driver.scan(codes["stale"], "check")


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


def _night(driver: Driver, codes: Codes) -> None:
    driver.dark(True)
    driver.scan(codes["rfid"], "check")


def _english(driver: Driver, codes: Codes) -> None:
    driver.dark(False)
    driver.english(True)
    driver.scan(codes["zone"], "refuse")


def _keys(driver: Driver, _codes: Codes) -> None:
    driver.english(False)
    driver.press(Key.Key_F1)


MORNING: tuple[Step, ...] = (
    Step("idle", said("Mời quét thẻ"), _idle),
    Step("admit", said("Thẻ hợp lệ"), _admit),
    Step("other-agency", said("Thẻ của cơ quan khác"), _other_agency),
    Step("turned", said("Đổi chiều vào thành ra"), _turned),
    Step("stale", said("Dữ liệu thẻ đã cũ: cần kiểm tra"), _stale),
    Step("confirmed", said("Đúng người: xác nhận bằng F6"), _confirmed),
    Step("lost", said("Thẻ đã báo mất"), _lost),
    Step("card-kept", said("Đã giữ thẻ: F10"), _kept),
    Step("forged", said("Thẻ giả"), _forged),
    Step("expired", said("Thẻ hết hạn"), _expired),
    Step("misread", said("Mã đọc sai: quét lại"), _misread),
    Step("search", said("Tìm người quên thẻ"), _forgotten),
    Step("look", said("Chỉ xem, chưa ghi"), _looked_at),
    Step("by-hand", said("Ghi lượt quên thẻ"), _by_hand),
    Step("night", said("Ban đêm"), _night),
    Step("english", said("Tiếng Anh"), _english),
    Step("keys", said("Các phím"), _keys),
)
