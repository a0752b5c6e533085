"""The gate page: a scan comes in, a verdict is read, one key answers it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from gate_desk.config.node_toml import Settings
from gate_desk.domain.ids import RecordRef
from gate_desk.domain.reading import Reading
from gate_desk.domain.verdict import LEADER_CAR, Direction
from gate_desk.services.answers import FoundPerson, PassageRow, ScanAnswer
from gate_desk.ui.language import Language
from gate_desk.ui.models.deadlines import local_now, milliseconds
from gate_desk.ui.models.gate_state import GateState
from gate_desk.ui.models.gate_view import Action, GateView, Mode
from gate_desk.ui.models.gate_work import GateWork, Search
from gate_desk.ui.models.passages import Passages
from gate_desk.ui.models.photos import Photos
from gate_desk.ui.pages import gate_words
from gate_desk.ui.pages.gate_face import GateFace
from gate_desk.ui.pages.gate_keys import GateKeys, Hand
from gate_desk.ui.theme.roles import set_property
from gate_desk.ui.theme.style import Theme

if TYPE_CHECKING:
    from gate_desk.ui.jobs import Jobs

_AGES_MS = 30_000
_CARS = {Action.CAR_IN: Direction.IN, Action.CAR_OUT: Direction.OUT}


class GatePage(QWidget):
    """Nothing on it waits for anybody: a scan is taken at any moment.

    Signals:
        sounded: the `Band` of what was just decided, for the speaker.
        failed: the `GateDeskError` of something that was not done, for the fault bar.
    """

    sounded = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        jobs: Jobs,
        theme: Theme,
        language: Language,
        settings: Settings,
        *,
        clock: Callable[[], int] = milliseconds,
        now: Callable[[], datetime] = local_now,
    ) -> None:
        super().__init__()
        set_property(self, "role", "page")
        # An input method would rewrite scanned keys; only the undo panel's line needs one.
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        several = len(settings.reader) > 1
        self.state = GateState(clock, self, several_readers=several)
        self.work = GateWork(jobs, self.state, settings, self)
        self.passages = Passages(jobs, self)
        self._photos = Photos(jobs, self)
        self._shown = 0
        """The card that was shown last, by its number."""
        self.face = GateFace(
            self, theme, language, settings, self.work, self._photos, self.passages, now
        )
        self._keys = GateKeys(self)
        self._keys.leave_alone(self.face.search, self.face.annul)
        self._hand = Hand(self)
        self._ages = QTimer(self)
        self._ages.setInterval(_AGES_MS)
        self._connect(language)
        self._retranslate(None)

    def _connect(self, language: Language) -> None:
        self.state.changed.connect(self._state_changed)
        self.work.sounded.connect(self.sounded)
        self.work.failed.connect(self.failed)
        self.work.learned.connect(self._show_again)
        self.work.found.connect(self._found)
        self._photos.loaded.connect(self._photo_loaded)
        self._ages.timeout.connect(self.work.refresh_figures)
        language.changed.connect(self._retranslate)
        self._keys.pressed.connect(self._key_pressed)
        self._keys.next_wanted.connect(self.state.select_next)
        self._hand.touched.connect(self.state.touched)
        face = self.face
        face.buttons.pressed.connect(self._do)
        face.rescan.bar.pressed.connect(self._do)
        face.strip.review.clicked.connect(self._review)
        face.strip.annul.clicked.connect(self._open_annul)
        face.pending.chosen.connect(self._pending_chosen)
        face.passages.chosen.connect(self.show_passage)
        face.search.searched.connect(self.work.search)
        face.search.searched.connect(self.state.touched)
        face.search.chosen.connect(self._person_chosen)
        face.search.left.connect(self._take_focus)
        face.annul.wanted.connect(self._annul)
        face.annul.closed.connect(self._take_focus)

    def start(self) -> None:
        """Read what the page shows around the verdict; call it when the node is open."""
        self.work.refresh()
        self.passages.refresh()
        self._ages.start()

    def key_help(self) -> tuple[tuple[str, str], ...]:
        """Pairs of a key and what it does, in the language in use."""
        return gate_words.key_help()

    @Slot(object)
    def receive(self, reading: Reading) -> None:
        """A reader delivered something."""
        self.work.scan(reading)

    @Slot(object)
    def take_over(self, answer: ScanAnswer) -> None:
        """Go on with somebody who was recorded by hand on another page.

        A card that is on show already keeps its place: a scan has come meanwhile.
        """
        self.work.take_over(answer, beside=self.isVisible())

    # Keys and buttons

    @Slot(object)
    def _key_pressed(self, meanings: tuple[Action, ...]) -> None:
        for action in meanings:
            self._do(action)

    @Slot(object)
    def _do(self, action: Action) -> None:
        self.state.touched()
        if action in (Action.SEARCH, Action.FORGOTTEN):
            self.face.search.open()
            return
        if action in _CARS and self.state.view.mode is not Mode.LOST:
            self.work.let_leader_pass(_CARS[action])
            return
        if self.face.search.results.isVisible():
            # The list covers the card: nothing may be done to what cannot be seen.
            return
        car = self.state.view.car
        if action is Action.ANNUL and car is not None and self.state.view.newest_is_car:
            self.face.ask_why_car(car.record, car.number_today)
            return
        answer = self.state.begin(action)
        if answer is None:
            return
        if action is Action.RECORD:
            self.work.record_by_hand(answer)
            self.face.search.close_results(forget=True)
        elif action is Action.CLOSE:
            self.state.close()
        elif action is Action.ANNUL and answer.movement is not None:
            self.face.ask_why(answer, answer.movement)
        elif answer.record is not None:
            if action is Action.TURN and self.face.annul.asks_about(answer.movement):
                self.face.annul.close_unanswered()  # turning undoes that movement
            self._decide(action, answer.record)

    def _decide(self, action: Action, record: RecordRef) -> None:
        decisions: dict[Action, Callable[[RecordRef], None]] = {
            Action.CONFIRM: self.work.confirm,
            Action.REFUSE: self.work.refuse,
            Action.KEEP_CARD: self.work.keep_card,
            Action.TURN: self.work.turn,
            Action.REVIEW: self.work.review,
        }
        decisions[action](record)

    @Slot()
    def _review(self) -> None:
        self._do(Action.REVIEW)

    @Slot()
    def _open_annul(self) -> None:
        self._do(Action.ANNUL)

    @Slot(object)
    def _annul(self, wanted: tuple[RecordRef, str]) -> None:
        self.work.annul(*wanted)
        self._take_focus()

    @Slot(object)
    def _pending_chosen(self, record: RecordRef) -> None:
        self.state.select(record)

    @Slot(object)
    def show_passage(self, row: PassageRow) -> None:
        """Show what a line of the list of movements is about."""
        if row.kind != LEADER_CAR:
            self.work.review(row.record)
        elif not row.annulled:
            self.face.ask_why_car(row.record)

    @Slot(object)
    def _person_chosen(self, found: FoundPerson) -> None:
        self._take_focus()
        self.work.look(found.person.ref)

    @Slot(object)
    def _found(self, found: Search) -> None:
        self.face.search.show_found(*found)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts a card away that is only looked at; before that, what lies over it."""
        if event.key() == Qt.Key.Key_Escape and self.face.annul.isVisible():
            self.face.annul.close_unanswered()
        elif event.key() == Qt.Key.Key_Escape:
            self._do(Action.CLOSE)
        else:
            super().keyPressEvent(event)

    @Slot()
    def _take_focus(self) -> None:
        if self.face.annul.isVisible():
            self.face.annul.take_focus()
        else:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    # What is shown

    @Slot(object)
    def _state_changed(self, view: GateView) -> None:
        if view.shown != self._shown:
            self._shown = view.shown
            self.face.search.close_results()
        if view.private:
            self.face.search.close_results(forget=True)
        self.face.show(view)
        self._hand.watch(view.private)

    @Slot()
    def _show_again(self) -> None:
        self.face.show(self.state.view)

    @Slot(object)
    def _photo_loaded(self, _photo: object) -> None:
        self.face.show(self.state.view)
        self.face.search.results.view.viewport().update()

    @Slot(object)
    def _retranslate(self, code: object) -> None:
        self.face.retranslate()
        self.face.show(self.state.view)
        if code is not None:
            self.work.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place everything anew."""
        super().resizeEvent(event)
        self.face.place(self.state.view)

    def showEvent(self, event: QShowEvent) -> None:
        """The page itself takes the keys, so that nothing else does."""
        super().showEvent(event)
        self._take_focus()
