"""The gate page: a scan comes in, a verdict is read, one key answers it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QWidget

from gate_desk.config.node_toml import Settings
from gate_desk.domain.ids import RecordRef
from gate_desk.domain.reading import Reading
from gate_desk.services.answers import FoundPerson, PassageRow
from gate_desk.ui.language import Language
from gate_desk.ui.models.deadlines import local_now, milliseconds
from gate_desk.ui.models.gate_state import GateState
from gate_desk.ui.models.gate_view import Action, GateView
from gate_desk.ui.models.gate_work import GateWork, Search
from gate_desk.ui.models.passages import Passages
from gate_desk.ui.models.photos import Photos
from gate_desk.ui.pages import gate_words
from gate_desk.ui.pages.gate_face import GateFace
from gate_desk.ui.theme.roles import set_property
from gate_desk.ui.theme.style import Theme

if TYPE_CHECKING:
    from gate_desk.ui.jobs import Jobs

_AGES_MS = 30_000
_TOUCHES = frozenset(
    {
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.KeyPress,
    }
)
_KEYS: tuple[tuple[str, tuple[Action, ...]], ...] = (
    ("F2", (Action.SEARCH,)),
    ("F5", (Action.FORGOTTEN,)),
    ("F6", (Action.RECORD, Action.CONFIRM)),
    ("F7", (Action.REFUSE,)),
    ("F9", (Action.REVIEW,)),
    ("F10", (Action.KEEP_CARD,)),
    ("F12", (Action.TURN,)),
    ("Ctrl+Z", (Action.ANNUL,)),
)
_KEYPAD: tuple[tuple[Qt.Key, str], ...] = ((Qt.Key.Key_Plus, "F6"), (Qt.Key.Key_Minus, "F7"))


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
        self.state = GateState(clock, self)
        self.work = GateWork(jobs, self.state, settings, self)
        self.passages = Passages(jobs, self)
        self._photos = Photos(jobs, self)
        self.face = GateFace(
            self, theme, language, settings, self.work, self._photos, self.passages, now
        )
        self._watching = False
        self._ages = QTimer(self)
        self._ages.setInterval(_AGES_MS)
        self._connect(language)
        self._make_keys()
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
        face = self.face
        face.buttons.pressed.connect(self._do)
        face.rescan.bar.pressed.connect(self._do)
        face.strip.review.clicked.connect(self._review)
        face.strip.annul.clicked.connect(self._open_annul)
        face.pending.chosen.connect(self._pending_chosen)
        face.passages.chosen.connect(self._passage_chosen)
        face.search.searched.connect(self.work.search)
        face.search.chosen.connect(self._person_chosen)
        face.annul.wanted.connect(self._annul)
        face.annul.closed.connect(self._take_focus)

    def _make_keys(self) -> None:
        self._by_key = dict(_KEYS)
        self._keypad: list[QShortcut] = []
        for key, _ in _KEYS:
            self._shortcut(QKeySequence(key), key)
        for code, key in _KEYPAD:
            sequence = QKeySequence(Qt.KeyboardModifier.KeypadModifier | code)
            self._keypad.append(self._shortcut(sequence, key))
        self._tab = QShortcut(QKeySequence(Qt.Key.Key_Tab), self)
        self._tab.activated.connect(self.state.select_next)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_changed)

    def _shortcut(self, sequence: QKeySequence, key: str) -> QShortcut:
        shortcut = QShortcut(sequence, self)
        shortcut.setProperty("means", key)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(self._key_pressed)
        return shortcut

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

    # Keys and buttons

    @Slot()
    def _key_pressed(self) -> None:
        for action in self._by_key[self.sender().property("means")]:
            self._do(action)

    @Slot(object)
    def _do(self, action: Action) -> None:
        self.state.touched()
        if action in (Action.SEARCH, Action.FORGOTTEN):
            self.face.search.open()
            return
        if self.face.search.results.isVisible():
            # The list covers the card: nothing may be done to what cannot be seen.
            return
        answer = self.state.begin(action)
        if answer is None:
            return
        if action is Action.RECORD:
            self.work.record_by_hand(answer)
        elif action is Action.CLOSE:
            self.state.close()
        elif action is Action.ANNUL and answer.movement is not None:
            about = f"{gate_words.number(answer)} · {gate_words.subject(answer)}"
            self.face.annul.open_for(answer.movement, about)
        elif answer.record is not None:
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
    def _passage_chosen(self, row: PassageRow) -> None:
        self.work.review(row.record)

    @Slot(object)
    def _person_chosen(self, found: FoundPerson) -> None:
        self._take_focus()
        self.work.look(found.person.id)

    @Slot(object)
    def _found(self, found: Search) -> None:
        self.face.search.show_found(*found)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts a card away that is only looked at."""
        if event.key() == Qt.Key.Key_Escape:
            self._do(Action.CLOSE)
        else:
            super().keyPressEvent(event)

    @Slot()
    def _take_focus(self) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(QWidget, QWidget)
    def _focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        # Where somebody types, plus, minus and Tab are ordinary keys.
        typing = new is self.face.search.line or self.face.annul.isAncestorOf(new) if new else False
        for shortcut in (*self._keypad, self._tab):
            shortcut.setEnabled(not typing)

    # What is shown

    @Slot(object)
    def _state_changed(self, view: GateView) -> None:
        if view.card is not None and view.blank:
            self.face.search.close_results()
        self.face.show(view)
        self._watch(view.private)

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

    def _watch(self, watching: bool) -> None:
        """Wait for a hand at the keyboard or the mouse, to show names again."""
        app = QApplication.instance()
        if watching != self._watching and app is not None:
            self._watching = watching
            if watching:
                app.installEventFilter(self)
            else:
                app.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Only while names are hidden: any touch shows them."""
        if event.type() in _TOUCHES and self.isVisible():
            self.state.touched()
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place everything anew."""
        super().resizeEvent(event)
        self.face.place(self.state.view)

    def showEvent(self, event: QShowEvent) -> None:
        """The page itself takes the keys, so that nothing else does."""
        super().showEvent(event)
        self._take_focus()
