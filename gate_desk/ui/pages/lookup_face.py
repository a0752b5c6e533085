"""The parts of the lookup page, and how a `LookupView` fills and places them."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from gate_desk.ui.delegates.found import FoundDelegate
from gate_desk.ui.delegates.passage import PassageDelegate
from gate_desk.ui.language import Language
from gate_desk.ui.models.attention import attention
from gate_desk.ui.models.band_text import band_text
from gate_desk.ui.models.gate_work import GateWork
from gate_desk.ui.models.lookup_state import LookupView
from gate_desk.ui.models.outside_text import one_line
from gate_desk.ui.models.passages import Passages
from gate_desk.ui.models.past import past_lines
from gate_desk.ui.models.photos import Photos
from gate_desk.ui.pages import lookup_words
from gate_desk.ui.pages.gate_layout import BUTTONS
from gate_desk.ui.pages.lookup_layout import places
from gate_desk.ui.theme.style import Theme
from gate_desk.ui.widgets.action_bar import ActionBar
from gate_desk.ui.widgets.attention import AttentionList
from gate_desk.ui.widgets.found_list import FoundList
from gate_desk.ui.widgets.hint_panel import HintPanel
from gate_desk.ui.widgets.look_band import LookBand
from gate_desk.ui.widgets.passage_list import PassageList
from gate_desk.ui.widgets.past_panel import PastPanel
from gate_desk.ui.widgets.search_line import SearchLine
from gate_desk.ui.widgets.tiles import Tiles
from gate_desk.ui.widgets.verdict_card import VerdictCard
from gate_desk.words import text

_NARROW = 1100
"""Below this width of the page the English buttons need shorter words."""


class LookupFace:
    """Every widget of the page; none of them knows what a search is."""

    def __init__(
        self,
        page: QWidget,
        theme: Theme,
        language: Language,
        around: GateWork,
        passages: Passages,
        photos: Photos,
        now: Callable[[], datetime],
    ) -> None:
        self._page, self._language, self._around = page, language, around
        self._photos, self._now = photos, now
        self._delegate = FoundDelegate(theme, photos, now, page)
        self.search = SearchLine(theme, page)
        self.found = FoundList(self._delegate, page)
        self.hint = HintPanel(theme, page)
        self.band = LookBand(theme, page)
        self.card = VerdictCard(theme, page)
        self.buttons = ActionBar(page)
        self.tiles = Tiles(theme, page)
        self.attention = AttentionList(theme, page, compact=True)
        self.passages = PassageList(passages, PassageDelegate(theme, page, now), page)
        self.past = PastPanel(theme, page)

    def retranslate(self) -> None:
        """Captions that do not depend on what is shown."""
        self.search.retranslate()
        self.found.retranslate()

    def show(self, view: LookupView) -> None:
        """Fill and place everything."""
        self._delegate.names = self._around.names
        hint = lookup_words.nobody_hint() if view.people == () else lookup_words.start_hint()
        self.hint.show_hint(*hint)
        if view.people is not None and view.people != self.found.model.people:
            self.found.show_people(view.people)
        elif view.people is None:
            self.found.show_people(())
        self.found.hint.setText(lookup_words.list_hint())
        self.found.hint.setVisible(view.card is None)
        self._show_card(view)
        self._show_right(view)
        self.place(view)

    def _show_card(self, view: LookupView) -> None:
        if view.looked is None:
            self.buttons.show_actions(())
            return
        answer = view.looked.answer
        self.band.show_text(band_text(answer, self._around.names, None))
        shown = lookup_words.looked_text(view.looked, self._around.names)
        self.card.show_text(shown, self._photos.get(shown.photo), dashed=True)
        narrow = self._page.width() < _NARROW
        self.buttons.show_actions(lookup_words.buttons(answer.direction, narrow=narrow))

    def _show_right(self, view: LookupView) -> None:
        number, overview = self._language.number, self._around.overview
        inside = number(overview.staff_inside, 0) if overview else "–"
        today = number(overview.scans_today, 0) if overview else "–"
        self.tiles.show_figures(
            (text("Cán bộ trong trụ sở"), inside), (text("Lượt quét hôm nay"), today)
        )
        waiting = overview.pending_count if overview else 0
        self.attention.show_items(text("Cần chú ý"), attention(overview, waiting, number))
        self.passages.show_text(text("Lượt ra vào"), text("hôm nay {n}", n=today))
        self.passages.set_masked(view.private)
        if view.history is not None:
            lines = past_lines(view.history, self._around.names, self._now())
            self.past.show_past(one_line(view.history.person.name), lines)

    def place(self, view: LookupView) -> None:
        """Put everything at its place for the page's size."""
        at = places(
            self._page.width(),
            self._page.height(),
            people=len(view.people or ()),
            card=view.card is not None,
            attention=self.attention.compact_height(),
        )
        _put(self.search, at.search)
        _put(self.hint, at.hint)
        _put(self.found, at.found)
        _put(self.band, at.band)
        _put(self.card, at.card)
        old = self.buttons.size()
        _put(self.buttons, at.buttons)
        if self.buttons.size() != old:
            self.buttons.refit(small=self.buttons.height() < BUTTONS)
        _put(self.tiles, at.tiles)
        _put(self.attention, at.attention)
        past = view.history is not None
        _put(self.past, at.lines if past else None)
        _put(self.passages, None if past else at.lines)
        if at.found:
            self.found.view.scrollTo(self.found.view.currentIndex())


def _put(widget: QWidget, where: QRect | None) -> None:
    if where is not None:
        widget.setGeometry(where)
    widget.setVisible(where is not None)
