"""An agency's desk: find somebody, issue a card, report what became of one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalMapper, Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from gate_desk.services.card_acts import CardAct
from gate_desk.services.card_issue import CardOrder
from gate_desk.ui.delegates.found import FoundDelegate
from gate_desk.ui.models.deadlines import local_now
from gate_desk.ui.models.outside_text import one_line
from gate_desk.ui.models.past import past_lines
from gate_desk.ui.models.photos import Photos
from gate_desk.ui.pages import cards_words
from gate_desk.ui.pages.cards_words import KEYS, CardsAction
from gate_desk.ui.theme.roles import set_property
from gate_desk.ui.widgets.act_form import ActForm
from gate_desk.ui.widgets.action_bar import ActionBar
from gate_desk.ui.widgets.action_button import ActionButton
from gate_desk.ui.widgets.found_list import FoundList
from gate_desk.ui.widgets.hint_panel import HintPanel
from gate_desk.ui.widgets.issue_form import IssueForm, TypedCard
from gate_desk.ui.widgets.notice import Notice
from gate_desk.ui.widgets.past_panel import PastPanel
from gate_desk.ui.widgets.progress_line import ProgressLine
from gate_desk.ui.widgets.search_line import SearchLine
from gate_desk.ui.widgets.tiles import Tiles
from gate_desk.ui.widgets.verdict_card import VerdictCard
from gate_desk.words import text

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QShowEvent

    from gate_desk.domain.reading import Reading
    from gate_desk.services.answers import FoundPerson
    from gate_desk.ui.jobs import Jobs
    from gate_desk.ui.language import Language
    from gate_desk.ui.models.card_desk import CardDesk, CardsView
    from gate_desk.ui.theme.style import Theme

_TERM = timedelta(days=3 * 365)
"""How long a card is good for when nobody says otherwise."""
_RIGHT, _NARROW_RIGHT, _NARROW = 380, 290, 1100
SUFFIX = ".xlsx"


class CardsPage(QWidget):
    """The first page of a desk; it starts with an empty search."""

    def __init__(
        self,
        jobs: Jobs,
        theme: Theme,
        language: Language,
        desk: CardDesk,
        now: Callable[[], datetime] = local_now,
    ) -> None:
        super().__init__()
        set_property(self, "role", "page")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._language, self.desk, self._now = language, desk, now
        self._asked = False
        self._photos = Photos(jobs, self)
        self._photos.loaded.connect(self._photo_loaded)
        self._delegate = FoundDelegate(theme, self._photos, self._now, self)
        self.search = SearchLine(theme, self)
        self.notice = Notice(theme)
        self.hint = HintPanel(theme)
        self.found = FoundList(self._delegate, self)
        self.card = VerdictCard(theme, below_band=False)
        self.cards: list[ActionButton] = []
        self.act_form, self.issue_form = ActForm(), IssueForm()
        self.buttons = ActionBar()
        self.in_use, self.to_look_at = Tiles(theme), Tiles(theme)
        self.past = PastPanel(theme, self, key="")
        self.export, self.stop = ActionButton(small=True), ActionButton(small=True)
        self.progress = ProgressLine(theme)
        self._card_mapper = QSignalMapper(self)
        self._card_mapper.mappedInt.connect(desk.choose)
        self._lay_out()
        self._connect()
        self._take_keys()
        self.retranslate()

    def _lay_out(self) -> None:
        self._card_row = QHBoxLayout()
        self._card_row.setSpacing(8)
        self._card_row.addStretch(1)
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(self.search)
        left.addWidget(self.notice)
        for wide in (self.hint, self.found, self.card):
            left.addWidget(wide, 1)
        left.addLayout(self._card_row)
        for below in (self.act_form, self.issue_form, self.buttons):
            left.addWidget(below)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addWidget(self.progress, 1)
        foot.addStretch(0)
        foot.addWidget(self.stop)
        foot.addWidget(self.export)
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(self.in_use)
        right.addWidget(self.to_look_at)
        right.addWidget(self.past, 1)
        right.addStretch(0)
        right.addLayout(foot)
        self._side = QWidget()
        self._side.setLayout(right)
        right.setContentsMargins(0, 0, 0, 0)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(16, 14, 16, 14)
        whole.setSpacing(14)
        whole.addLayout(left, 1)
        whole.addWidget(self._side)

    def _connect(self) -> None:
        for signal, slot in (
            (self.search.searched, self.desk.search),
            (self.search.emptied, self.desk.forget),
            (self.search.stepped, self.found.step),
            (self.search.entered, self._entered),
            (self.search.escaped, self._escaped),
            (self.found.clicked, self._open),
            (self.buttons.pressed, self._pressed),
            (self.act_form.wanted, self.desk.report),
            (self.act_form.left, self._leave_form),
            (self.issue_form.wanted, self._issue),
            (self.issue_form.left, self._leave_form),
            (self.export.clicked, self.choose_file),
            (self.stop.clicked, self.desk.cancel),
            (self.desk.changed, self._show),
            (self._language.changed, self._language_changed),
        ):
            signal.connect(slot)

    def _take_keys(self) -> None:
        inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for key, slot in (
            ("F2", self.search.open),
            ("Ctrl+E", self.choose_file),
            ("Esc", self._escaped),
        ):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(inside)
            shortcut.activated.connect(slot)
        for action, key in KEYS.items():
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(inside)
            shortcut.setProperty("action", str(action))
            shortcut.activated.connect(self._key_pressed)

    def key_help(self) -> tuple[tuple[str, str], ...]:
        """See `ExplainsKeys`."""
        return cards_words.key_help()

    def start(self) -> None:
        """The store is open."""
        self.desk.refresh()

    @Slot(object)
    def receive(self, reading: Reading) -> None:
        """A card was scanned: show whose it is."""
        self.search.forget()
        self.desk.scanned(reading.untrusted_text)

    @Slot()
    def choose_file(self) -> None:
        """Write the workbook where somebody says."""
        if self.desk.view.busy:
            return
        title, name = text("Xuất danh sách"), f"the-ra-vao-{self._today().isoformat()}{SUFFIX}"
        chosen, _ = QFileDialog.getSaveFileName(self, title, name, f"Excel (*{SUFFIX})")
        if chosen:
            self.desk.extract(Path(chosen).with_suffix(SUFFIX))

    @Slot()
    def _key_pressed(self) -> None:
        action = self.sender().property("action")
        self._pressed(CardsAction(action) if action == CardsAction.ISSUE else CardAct(action))

    @Slot(object)
    def _pressed(self, action: CardAct | CardsAction) -> None:
        if isinstance(action, CardAct):
            self.desk.ask(action)
        elif action is CardsAction.ISSUE:
            self.desk.ask_for_card()
        else:
            self._escaped()

    @Slot(object)
    def _open(self, found: FoundPerson) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.desk.open(found.person.ref)

    @Slot()
    def _entered(self) -> None:
        if self.desk.view.looked is None and self.found.current is not None:
            self._open(self.found.current)
        else:
            self.search.search()

    @Slot()
    def _escaped(self) -> None:
        view = self.desk.view
        if view.form is not None or view.issuing:
            self._leave_form()
        elif view.looked is not None:
            self.desk.close()
            self.search.open()
        else:
            self.search.forget()
            self.desk.forget()

    @Slot()
    def _leave_form(self) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.desk.leave_form()

    @Slot(object)
    def _issue(self, typed: TypedCard) -> None:
        looked = self.desk.view.looked
        if looked is None:
            return
        for line, day in (
            (self.issue_form.first, typed.first_day),
            (self.issue_form.last, typed.last_day),
        ):
            if day is None:
                line.setFocus(Qt.FocusReason.OtherFocusReason)
                line.selectAll()
                self.notice.show_words("refuse", *cards_words.no_day())
                return
        assert typed.first_day is not None
        assert typed.last_day is not None
        self.desk.issue(
            CardOrder(
                person=looked.holder.person.ref,
                first_day=typed.first_day,
                last_day=typed.last_day,
                zones=typed.zones,
                untrusted_number=typed.untrusted_number,
                untrusted_note=typed.untrusted_note,
            )
        )

    @Slot(object)
    def _language_changed(self, _code: object) -> None:
        self.retranslate()
        self.desk.refresh()

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.search.retranslate()
        self.found.retranslate()
        self.found.hint.setText(text("↑ ↓ chọn người theo ảnh · Enter xem thẻ"))
        self.export.set_action(text("Xuất Excel…"), "Ctrl+E")
        self.stop.set_action(text("Dừng"), "")
        self._show(self.desk.view)

    @Slot(object)
    def _show(self, _view: object) -> None:
        view = self.desk.view
        self._delegate.names = view.names
        self.notice.show_words(*cards_words.result_words(view))
        self._show_left(view)
        self._show_forms(view)
        self._show_right(view)

    def _show_left(self, view: CardsView) -> None:
        looked, people = view.looked, view.people
        self.card.setVisible(looked is not None)
        self.found.setVisible(looked is None and bool(people))
        self.hint.setVisible(looked is None and not people)
        hint = cards_words.nobody_hint() if people == () else cards_words.start_hint()
        self.hint.show_hint(*hint)
        if people != self.found.model.people:
            self.found.show_people(people or ())
        if people is None:
            self.search.hide_count()
        else:
            self.search.show_count(people)
        shown = cards_words.card_text(view)
        if shown is not None:
            self.card.show_text(shown, self._photos.get(shown.photo), dashed=False)
        self._show_cards(view)

    def _show_cards(self, view: CardsView) -> None:
        """A button for each card of somebody who has several."""
        cards = view.looked.holder.cards if view.looked else ()
        several = cards if len(cards) > 1 else ()
        while len(self.cards) < len(several):
            button = ActionButton(small=True)
            button.clicked.connect(self._card_mapper.map)
            self._card_mapper.setMapping(button, len(self.cards))
            self._card_row.insertWidget(len(self.cards), button)
            self.cards.append(button)
        for number, button in enumerate(self.cards):
            button.setVisible(number < len(several))
            if number < len(several):
                button.set_action(cards_words.card_line(several[number].card), "")
                button.set_primary(number == view.chosen)

    def _show_forms(self, view: CardsView) -> None:
        words = cards_words.form_words(view)
        if words is None:
            self.act_form.hide()
        else:
            self.act_form.show_act(*words)
        self._show_issue_form(view)
        asked = words is not None or view.issuing
        if self._asked and not asked:
            # Else Qt gives the keys to whatever stands next, outside this page.
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._asked = asked
        self.buttons.setVisible(view.looked is not None and not asked)
        self.buttons.show_actions(cards_words.buttons(view))

    def _show_issue_form(self, view: CardsView) -> None:
        if not view.issuing or view.looked is None:
            self.issue_form.hide()
            return
        name = one_line(view.looked.holder.person.name)
        self.issue_form.retranslate(text("Cấp thẻ cho {name}", name=name), view.names.zones)
        if self.issue_form.isHidden():
            cards, today = view.looked.holder.cards, self._today()
            zones = cards[0].card.zones if cards else tuple(view.names.zones)
            number = view.around.next_number if view.around else ""
            self.issue_form.open_with(number, today, today + _TERM, zones)

    def _show_right(self, view: CardsView) -> None:
        figures, number = view.around.figures if view.around else None, self._language.number
        self.in_use.show_figures(
            (text("Thẻ đang dùng"), number(figures.active) if figures else "–"),
            (text("Hết hạn trong 30 ngày"), number(figures.ending) if figures else "–"),
        )
        self.to_look_at.show_figures(
            (text("Tạm dừng"), number(figures.suspended) if figures else "–"),
            (text("Báo mất"), number(figures.lost) if figures else "–"),
        )
        self.past.setVisible(view.looked is not None)
        if view.looked is not None:
            history = view.looked.history
            lines = past_lines(history, view.names, self._now())
            self.past.show_past(one_line(history.person.name), lines)
        self.progress.setVisible(view.busy)
        self.stop.setVisible(view.busy)
        self.export.setEnabled(not view.busy)
        self.progress.show_step(*((view.step.done, view.step.total) if view.step else (0, 0)))

    @Slot(object)
    def _photo_loaded(self, _loaded: object) -> None:
        self.found.view.viewport().update()
        self._show(self.desk.view)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Less beside the card, and smaller buttons, where there is little room."""
        super().resizeEvent(event)
        narrow = self.width() < _NARROW
        self._side.setFixedWidth(_NARROW_RIGHT if narrow else _RIGHT)
        self.buttons.refit(small=narrow)

    def showEvent(self, event: QShowEvent) -> None:
        """What is shown is how it is now."""
        super().showEvent(event)
        self.search.open()

    def _today(self) -> date:
        around = self.desk.view.around
        return around.today if around else self._now().date()
