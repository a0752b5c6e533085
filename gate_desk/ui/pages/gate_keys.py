"""The keys of the gate page, wherever in the window the focus is."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from gate_desk.ui.models.gate_view import Action

_KEYS: dict[str, tuple[Action, ...]] = {
    "F2": (Action.SEARCH,),
    "F5": (Action.FORGOTTEN,),
    "F6": (Action.RECORD, Action.CONFIRM),
    "F7": (Action.REFUSE,),
    "F9": (Action.REVIEW,),
    "F10": (Action.KEEP_CARD,),
    "F12": (Action.TURN,),
    "Ctrl+Z": (Action.ANNUL,),
    "*": (Action.CAR_IN,),
    "/": (Action.CAR_OUT,),
}
_KEYPAD: tuple[tuple[Qt.Key, str], ...] = (
    (Qt.Key.Key_Plus, "F6"),
    (Qt.Key.Key_Minus, "F7"),
    (Qt.Key.Key_Asterisk, "*"),
    (Qt.Key.Key_Slash, "/"),
)
"""For gloves."""
_CHARACTERS = frozenset("*/")
_TOUCHES = frozenset(
    {
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.KeyPress,
    }
)


class GateKeys(QObject):
    """Function keys always; characters and Tab only where nobody types. Never Enter or Space.

    Signals:
        pressed: the `Action`s that a key stands for.
        next_wanted: Tab.
    """

    pressed = Signal(object)
    next_wanted = Signal()

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._typing: list[QWidget] = []
        self._plain: list[QShortcut] = []
        for key in _KEYS:
            shortcut = self._shortcut(QKeySequence(key), key)
            if key in _CHARACTERS:
                self._plain.append(shortcut)
        for code, key in _KEYPAD:
            sequence = QKeySequence(Qt.KeyboardModifier.KeypadModifier | code)
            self._plain.append(self._shortcut(sequence, key))
        tab = QShortcut(QKeySequence(Qt.Key.Key_Tab), page)
        tab.activated.connect(self.next_wanted)
        self._plain.append(tab)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_changed)

    def leave_alone(self, *widgets: QWidget) -> None:
        """Inside these, characters and Tab are ordinary keys."""
        self._typing += widgets

    def _shortcut(self, sequence: QKeySequence, key: str) -> QShortcut:
        shortcut = QShortcut(sequence, self._page)
        shortcut.setProperty("means", key)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(self._activated)
        return shortcut

    @Slot()
    def _activated(self) -> None:
        self.pressed.emit(_KEYS[self.sender().property("means")])

    @Slot(QWidget, QWidget)
    def _focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        typing = new is not None and any(
            widget is new or widget.isAncestorOf(new) for widget in self._typing
        )
        for shortcut in self._plain:
            shortcut.setEnabled(not typing)


class Hand(QObject):
    """Notices that somebody is at the machine, while it is asked to watch.

    Signals:
        touched: a key, the mouse or the wheel.
    """

    touched = Signal()

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._watching = False

    def watch(self, watching: bool) -> None:
        """Begin or end to watch; nothing is filtered meanwhile."""
        app = QApplication.instance()
        if watching == self._watching or app is None:
            return
        self._watching = watching
        if watching:
            app.installEventFilter(self)
        else:
            app.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Report a touch and let everything pass."""
        if event.type() in _TOUCHES and self._page.isVisible():
            self.touched.emit()
        return False
