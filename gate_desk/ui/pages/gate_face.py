"""The parts of the gate page, and how a `GateView` fills and places them."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from gate_desk.config.node_toml import Settings
from gate_desk.domain.errors import GateDeskError
from gate_desk.domain.ids import RecordRef
from gate_desk.domain.verdict import Verdict
from gate_desk.services.answers import ScanAnswer
from gate_desk.ui.delegates.found import FoundDelegate
from gate_desk.ui.delegates.passage import PassageDelegate
from gate_desk.ui.language import Language
from gate_desk.ui.models.attention import attention
from gate_desk.ui.models.band_text import (
    Band,
    BandText,
    band_of,
    band_text,
    idle_text,
    lost_text,
)
from gate_desk.ui.models.card_text import card_text
from gate_desk.ui.models.gate_view import Action, GateView, Mode
from gate_desk.ui.models.gate_work import GateWork
from gate_desk.ui.models.passages import Passages
from gate_desk.ui.models.photos import Photos
from gate_desk.ui.pages import gate_words
from gate_desk.ui.pages.gate_layout import BUTTONS, Wanted, places
from gate_desk.ui.theme.style import Theme
from gate_desk.ui.widgets.action_bar import ActionBar
from gate_desk.ui.widgets.annul_panel import CAR_REASONS, AnnulPanel
from gate_desk.ui.widgets.annul_panel import HEIGHT as ANNUL_HEIGHT
from gate_desk.ui.widgets.attention import AttentionList
from gate_desk.ui.widgets.passage_list import PassageList
from gate_desk.ui.widgets.passed_strip import PassedStrip
from gate_desk.ui.widgets.pending import PendingList, PendingText
from gate_desk.ui.widgets.rescan_help import RescanHelp
from gate_desk.ui.widgets.search_box import SearchBox
from gate_desk.ui.widgets.strip import LastStrip
from gate_desk.ui.widgets.tiles import Tiles
from gate_desk.ui.widgets.verdict_band import VerdictBand
from gate_desk.ui.widgets.verdict_card import VerdictCard
from gate_desk.words import text


class GateFace:
    """Every widget of the page, none of which knows what a scan is."""

    def __init__(
        self,
        page: QWidget,
        theme: Theme,
        language: Language,
        settings: Settings,
        work: GateWork,
        photos: Photos,
        passages: Passages,
        now: Callable[[], datetime],
    ) -> None:
        self._page, self._language, self._settings = page, language, settings
        self._work, self._photos, self._now = work, photos, now
        self.band = VerdictBand(theme, page)
        self.card = VerdictCard(theme, page)
        self.rescan = RescanHelp(page)
        self.strip = LastStrip(theme, page)
        self.attention = AttentionList(theme, page)
        self.buttons = ActionBar(page)
        self.passed = PassedStrip(theme, page)
        self.tiles = Tiles(theme, page)
        self.pending = PendingList(theme, page)
        self.attention_beside = AttentionList(theme, page, compact=True)
        self.passages = PassageList(passages, PassageDelegate(theme, page, now), page)
        self._found = FoundDelegate(theme, photos, now, page)
        self.search = SearchBox(theme, self._found, page)
        self.annul = AnnulPanel(page)
        self._annulling: ScanAnswer | None = None

    def ask_why(self, answer: ScanAnswer, movement: RecordRef) -> None:
        """Ask why the movement of this answer is undone."""
        self._annulling = answer
        self.annul.open_for(movement, gate_words.passage(answer))

    def ask_why_car(self, movement: RecordRef, number_today: int | None = None) -> None:
        """Ask why a leader's car is undone."""
        self._annulling = None
        self.annul.open_for(movement, gate_words.car_passage(number_today), CAR_REASONS)

    def show(self, view: GateView) -> None:
        """Fill and place everything."""
        self._found.names = self._work.names
        self.search.show_busy(view.busy)
        self.band.show_text(self._band_text(view), blank=view.blank, joined=_joined(view))
        self._show_card(view)
        self._show_left(view)
        self._show_right(view)
        if self._annulling is not None:
            self.annul.show_about(gate_words.passage(self._annulling, private=view.private))
        self.place(view)

    def retranslate(self) -> None:
        """Captions that do not depend on what is shown."""
        self.search.retranslate()
        self.annul.retranslate()

    def place(self, view: GateView) -> None:
        """Put everything at its place for the page's size."""
        page = self._page
        idle = view.mode is Mode.IDLE
        wanted = Wanted(
            joined=_joined(view),
            buttons=self._body_of(view) is not self.rescan,
            strip=idle and view.last is not None,
            passed=view.exit_strip is not None or view.car is not None,
            pending=self.pending.height() if view.waiting else 0,
            attention=0 if idle else self.attention_beside.compact_height(),
        )
        at = places(page.width(), page.height(), wanted)
        body = self._body_of(view)
        for widget in (self.card, self.rescan, self.attention):
            _put(widget, at.body if widget is body else None)
        _put(self.search, at.search)
        _put(self.band, at.band)
        _put(self.strip, at.strip)
        old_size = self.buttons.size()
        _put(self.buttons, at.buttons)
        if self.buttons.size() != old_size:
            self.buttons.refit(small=self.buttons.height() < BUTTONS)
        _put(self.passed, at.passed)
        _put(self.tiles, at.tiles)
        _put(self.pending, at.pending)
        _put(self.attention_beside, at.attention)
        _put(self.passages, at.passages)
        bottom = (at.buttons.top() if at.buttons else page.height()) - 14
        area = QRect(at.body.left(), bottom - ANNUL_HEIGHT, at.body.width(), ANNUL_HEIGHT)
        self.annul.setGeometry(area)

    def _body_of(self, view: GateView) -> QWidget:
        if view.mode is Mode.LOST:
            return self.rescan
        if view.card is None:
            return self.attention
        return self.rescan if view.card.verdict is Verdict.RESCAN else self.card

    def _band_text(self, view: GateView) -> BandText:
        if view.mode is Mode.LOST:
            return lost_text(view.lost or GateDeskError("bug"))
        if view.card is None:
            return idle_text(tuple(reader.lane for reader in self._settings.reader))
        phone = self._settings.gate.phone or None
        return band_text(view.card, self._work.names, phone, closed=not view.open)

    def _show_card(self, view: GateView) -> None:
        answer = view.card
        if answer is None or self._body_of(view) is not self.card:
            return
        shown = card_text(answer, self._work.names)
        looked = answer.record is None
        self.card.show_text(shown, self._photos.get(shown.photo), dashed=looked)

    def _show_left(self, view: GateView) -> None:
        actions = gate_words.buttons(view)
        helps = self._body_of(view) is self.rescan
        self.buttons.show_actions(() if helps else actions)
        if view.mode is Mode.LOST:
            advice = text("Ghi giờ, họ tên, số thẻ, chiều đi. Máy thử ghi lại ở lần quét sau.")
            self.rescan.show_text(text("Ghi lượt này vào sổ giấy"), advice, ())
        elif helps:
            advice = text(
                "Gõ mã số in trên thẻ, hoặc họ tên không dấu, rồi chọn đúng người theo ảnh."
            )
            self.rescan.show_text(text("Quét mãi không được?"), advice, actions)
        items = attention(self._work.overview, view.waiting, self._language.number)
        for widget in (self.attention, self.attention_beside):
            widget.show_items(text("Cần chú ý"), items)
        if view.last is not None:
            self._show_strip(view)

    def _show_strip(self, view: GateView) -> None:
        last = view.last
        assert last is not None
        answer = last.answer
        name = "" if view.private else gate_words.subject(answer)
        place = gate_words.agency(answer, self._work.names)
        band = Band.REFUSE if last.resolution else band_of(answer)
        line = gate_words.last_line(last)
        self.strip.review.set_action(gate_words.caption(Action.REVIEW, answer.direction), "F9")
        self.strip.annul.set_action(gate_words.caption(Action.ANNUL, answer.direction), "Ctrl+Z")
        self.strip.annul.setVisible(answer.movement is not None and not last.annulled)
        self.strip.show_text(name, place, line, band, struck=last.annulled)

    def _show_right(self, view: GateView) -> None:
        passed = gate_words.passed_text(view, self._work.names)
        if passed is not None:
            self.passed.show_text(passed)
        number = self._language.number
        overview = self._work.overview
        inside = number(overview.staff_inside, 0) if overview else "–"
        today = number(overview.scans_today, 0) if overview else "–"
        self.tiles.show_figures(
            (text("Cán bộ trong trụ sở"), inside), (text("Lượt quét hôm nay"), today)
        )
        cards = tuple(self._pending(answer, view) for answer in view.pending)
        self.pending.show_cards(text("Chờ xử lý"), cards, view.waiting)
        self.passages.show_text(text("Lượt ra vào"), text("hôm nay {n}", n=today))
        self.passages.set_masked(view.private)

    def _pending(self, answer: ScanAnswer, view: GateView) -> PendingText:
        photo = answer.person.photo if answer.person else None
        return gate_words.pending_text(
            answer,
            self._work.names,
            self._now(),
            self._photos.get(photo),
            outlined=view.card is not None and view.card.record == answer.record,
            private=view.private,
        )


def _joined(view: GateView) -> bool:
    """A card of a person hangs below the band; rescan and idle stand apart."""
    return view.card is not None and view.card.verdict is not Verdict.RESCAN


def _put(widget: QWidget, where: QRect | None) -> None:
    if where is not None:
        widget.setGeometry(where)
    widget.setVisible(where is not None)
