"""The lookup page: somebody without a badge is found, looked at, and recorded by hand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QWidget

from gate_desk.config.node_toml import Settings
from gate_desk.domain.errors import GateDeskError
from gate_desk.domain.verdict import Direction
from gate_desk.services.answers import FoundPerson, ScanAnswer
from gate_desk.services.history_answers import PersonHistory
from gate_desk.ui.language import Language
from gate_desk.ui.models.deadlines import local_now, milliseconds
from gate_desk.ui.models.gate_work import GateWork
from gate_desk.ui.models.lookup_state import LookupState, LookupView
from gate_desk.ui.models.lookup_work import Looked, LookupWork, Search
from gate_desk.ui.models.passages import Passages
from gate_desk.ui.models.photos import Photos
from gate_desk.ui.pages import lookup_words
from gate_desk.ui.pages.gate_keys import Hand
from gate_desk.ui.pages.lookup_face import LookupFace
from gate_desk.ui.pages.lookup_words import LookupAction
from gate_desk.ui.theme.roles import set_property
from gate_desk.ui.theme.style import Theme

if TYPE_CHECKING:
    from gate_desk.ui.jobs import Jobs

_KEYS: dict[str, LookupAction] = {
    "F2": LookupAction.SEARCH,
    "F5": LookupAction.AGAIN,
    "F6": LookupAction.RECORD,
    "F9": LookupAction.HISTORY,
    "F12": LookupAction.TURN,
}
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_SCROLLS = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}


class LookupPage(QWidget):
    """Reads with one hand on the keyboard; a scan never waits for it.

    Signals:
        recorded: the `ScanAnswer` of somebody recorded by hand: the gate page goes on with it.
        failed: the `GateDeskError` of something that was not done, for the fault bar.
        passage_chosen: the `PassageRow` of a line of the list of movements.
        left: Esc, with nothing on the page.
    """

    recorded = Signal(object)
    failed = Signal(object)
    passage_chosen = Signal(object)
    left = Signal()

    def __init__(
        self,
        jobs: Jobs,
        theme: Theme,
        language: Language,
        settings: Settings,
        around: GateWork,
        passages: Passages,
        *,
        clock: Callable[[], int] = milliseconds,
        now: Callable[[], datetime] = local_now,
    ) -> None:
        """`around` and `passages`: names, figures and movements, as the gate page reads them."""
        super().__init__()
        set_property(self, "role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._lane = _only_lane(settings)
        self._answers_what_is_typed = False
        self.state = LookupState(clock, self)
        self.work = LookupWork(jobs, self)
        self._photos = Photos(jobs, self)
        self.face = LookupFace(self, theme, language, around, passages, self._photos, now)
        self._hand = Hand(self)
        self._take_keys()
        self._connect(around, language)
        self._retranslate(None)

    def _take_keys(self) -> None:
        plus = QKeySequence(Qt.KeyboardModifier.KeypadModifier | Qt.Key.Key_Plus)
        keys = [(QKeySequence(key), action) for key, action in _KEYS.items()]
        for sequence, action in [*keys, (plus, LookupAction.RECORD)]:
            shortcut = QShortcut(sequence, self)
            shortcut.setAutoRepeat(False)
            shortcut.setProperty("action", action.value)
            shortcut.activated.connect(self._key_pressed)

    def _connect(self, around: GateWork, language: Language) -> None:
        self.state.changed.connect(self._state_changed)
        self.state.left_alone.connect(self._left_alone)
        self.work.found.connect(self._found)
        self.work.looked.connect(self._looked)
        self.work.remembered.connect(self._remembered)
        self.work.recorded.connect(self._recorded)
        self.work.failed.connect(self._failed)
        around.learned.connect(self._show_again)
        self._photos.loaded.connect(self._photo_loaded)
        language.changed.connect(self._retranslate)
        self._hand.touched.connect(self.state.touched)
        face = self.face
        face.search.searched.connect(self._search)
        face.search.emptied.connect(self._emptied)
        face.search.line.textEdited.connect(self._typed)
        face.search.stepped.connect(self._step)
        face.search.entered.connect(self._entered)
        face.search.escaped.connect(self._escape)
        face.found.clicked.connect(self._choose)
        face.buttons.pressed.connect(self._do)
        face.passages.chosen.connect(self.passage_chosen)

    def key_help(self) -> tuple[tuple[str, str], ...]:
        """Pairs of a key and what it does, in the language in use."""
        return lookup_words.key_help()

    # Keys and buttons

    @Slot()
    def _key_pressed(self) -> None:
        self._do(LookupAction(self.sender().property("action")))

    @Slot(object)
    def _do(self, action: LookupAction) -> None:
        self.state.touched()
        if action is LookupAction.SEARCH:
            self.face.search.open()
        elif action is LookupAction.AGAIN:
            self._forget()
            self.face.search.open()
        elif action is LookupAction.CLOSE:
            self._escape()
        elif action is LookupAction.RECORD:
            self._record()
        elif action is LookupAction.HISTORY:
            self._switch_history()
        else:
            self._look(self.state.turned())

    def _record(self) -> None:
        looked = self.state.begin_recording()
        if looked is not None:
            self.work.record(looked)

    def _switch_history(self) -> None:
        if self.state.view.history is not None:
            self.state.close_history()
        elif self.state.view.person is not None:
            self.work.remember(self.state.view.person)

    def _look(self, direction: Direction | None) -> None:
        """The person that is looked at, in another direction."""
        person = self.state.view.person
        if person is not None and self.state.begin_looking():
            self.work.look(person, direction)

    @Slot(object)
    def _choose(self, found: FoundPerson) -> None:
        self.state.touched()
        if self.state.begin_looking():
            # Letters typed now would be lost on a card; plus is a key again.
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self.work.look(found.person.ref, self._lane)

    @Slot()
    def _entered(self) -> None:
        """The chosen line, if it was found by what is typed; else look for that at once."""
        current = self.face.found.current
        if self._answers_what_is_typed and current is not None:
            self._choose(current)
        else:
            self.face.search.search()

    @Slot(int)
    def _step(self, by: int) -> None:
        self.face.found.step(by)
        current = self.face.found.current
        if self.state.view.card is not None and current is not None:
            self._choose(current)

    @Slot()
    def _escape(self) -> None:
        """The card, then what is typed, then the page."""
        if self.state.view.card is not None:
            self.work.forget_person()
            self.state.close()
            self.face.search.line.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.face.search.line.text():
            self._do(LookupAction.AGAIN)
        else:
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """With a card open the page has the keys; a letter begins another search."""
        key = Qt.Key(event.key())
        if key in _STEPS and self.state.view.card is not None:
            self._step(_STEPS[key])
        elif key in _SCROLLS:
            self.face.past.turn_page(_SCROLLS[key])
        elif key == Qt.Key.Key_Escape:
            self._escape()
        elif _is_letter(event):
            self.face.search.open()
            QApplication.sendEvent(self.face.search.line, event)
        else:
            super().keyPressEvent(event)

    # What is typed and answered

    @Slot(str)
    def _typed(self, _text: str) -> None:
        self._answers_what_is_typed = False
        self.work.forget()
        self.state.touched()
        self.state.typed()

    @Slot()
    def _emptied(self) -> None:
        self.state.emptied()

    @Slot(object)
    def _search(self, untrusted_text: str) -> None:
        if untrusted_text:
            self.state.touched()
            self.work.search(untrusted_text)

    @Slot(object)
    def _found(self, search: Search) -> None:
        if search.untrusted_text == self.face.search.typed:
            self._answers_what_is_typed = True
            self.face.search.show_count(search.people)
            self.state.found(search)

    @Slot(object)
    def _looked(self, looked: Looked) -> None:
        self.state.looked(looked)

    @Slot(object)
    def _remembered(self, history: PersonHistory) -> None:
        self.state.remembered(history)

    @Slot(object)
    def _recorded(self, answer: ScanAnswer) -> None:
        self._forget()
        self.recorded.emit(answer)

    @Slot(object)
    def _failed(self, error: GateDeskError) -> None:
        self.state.failed()
        self.failed.emit(error)

    @Slot()
    def _left_alone(self) -> None:
        self._forget()

    def _forget(self) -> None:
        self.work.forget()
        self.state.forget()
        self.face.search.forget()

    # What is shown

    @Slot(object)
    def _state_changed(self, view: LookupView) -> None:
        if view.people is None:
            self.face.search.hide_count()
        self.face.show(view)
        self._hand.watch(view.private)

    @Slot()
    def _show_again(self) -> None:
        if self.isVisible():
            self.face.show(self.state.view)

    @Slot(object)
    def _photo_loaded(self, _photo: object) -> None:
        self.face.show(self.state.view)
        self.face.found.view.viewport().update()

    @Slot(object)
    def _retranslate(self, _code: object) -> None:
        self.face.retranslate()
        self.face.show(self.state.view)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place everything anew, in shorter words where they are needed."""
        super().resizeEvent(event)
        self.face.show(self.state.view)

    def showEvent(self, event: QShowEvent) -> None:
        """Letters typed now are looked for."""
        super().showEvent(event)
        self.state.touched()
        self.face.show(self.state.view)
        if self.state.view.card is None:
            self.face.search.open()


def _is_letter(event: QKeyEvent) -> bool:
    held = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
    typed = event.text().strip()
    return bool(typed) and typed.isprintable() and held == Qt.KeyboardModifier.NoModifier


def _only_lane(settings: Settings) -> Direction | None:
    """The one direction of a gate with one lane; None: the schedule chooses."""
    lanes = {reader.lane for reader in settings.reader}
    only = lanes.pop() if len(lanes) == 1 else ""
    return Direction(only) if only else None
