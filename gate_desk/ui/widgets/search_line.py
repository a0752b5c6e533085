"""One line in which a name or card number is typed; arrows, Enter and Esc are told, not typed."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from gate_desk.services.answers import FoundPerson
from gate_desk.ui.theme import fonts
from gate_desk.ui.theme.roles import set_property
from gate_desk.ui.theme.style import Theme
from gate_desk.ui.widgets.card import Card
from gate_desk.ui.widgets.chip import Chip
from gate_desk.ui.widgets.icon import Icon
from gate_desk.ui.widgets.key_cap import KeyCap
from gate_desk.ui.widgets.label import PlainLabel
from gate_desk.words import count, text

HEIGHT = 42
TYPED_MS = 120
"""A pause in typing after which the search runs."""
SHORTEST = 2


class SearchLine(Card):
    """For names without accents and card numbers.

    Signals:
        searched: the `untrusted` text to look for, after a pause in typing.
        emptied: too little is typed to look for anything.
        stepped: 1 or -1 for the arrows down and up.
        entered: Enter.
        escaped: Esc.
    """

    searched = Signal(object)
    emptied = Signal()
    stepped = Signal(int)
    entered = Signal()
    escaped = Signal()

    def __init__(self, theme: Theme, parent: QWidget, *, typed_ms: int = TYPED_MS) -> None:
        super().__init__(parent)
        self.setFixedHeight(HEIGHT)
        self.line = QLineEdit()
        self.line.setFont(fonts.font(16))
        self.line.setMaxLength(120)
        # A Vietnamese input method would rewrite what is typed; no accents are needed here.
        self.line.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        set_property(self.line, "role", "bare")
        self._found: tuple[FoundPerson, ...] = ()
        self._count = PlainLabel(size=14, tone="muted", tabular=True)
        self._count.hide()
        self.busy = Chip("", "info")
        self.busy.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 12, 0)
        row.setSpacing(11)
        row.addWidget(Icon(theme, "search", "muted", 20))
        row.addWidget(self.line, 1)
        row.addWidget(self.busy)
        row.addWidget(self._count)
        row.addWidget(KeyCap("F2"))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(typed_ms)
        self._pause.timeout.connect(self.search)
        self.line.textEdited.connect(self._edited)
        self.line.installEventFilter(self)
        self.setFocusProxy(self.line)

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.line.setPlaceholderText(text("Quét thẻ, hoặc gõ họ tên không dấu, số thẻ…"))
        self._count_them()

    def open(self) -> None:
        """Type here, over what was typed before."""
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    @property
    def typed(self) -> str:
        """What is to be looked for, `untrusted`."""
        return self.line.text().strip()

    @property
    def count_text(self) -> str:
        """How many were found, in words."""
        return self._count.text() if self._count.isVisibleTo(self) else ""

    def show_count(self, people: tuple[FoundPerson, ...]) -> None:
        """Say how many were found, and whether their names are only near."""
        self._found = people
        self._count_them()
        self._count.show()

    def hide_count(self) -> None:
        """Nothing has been looked for."""
        self._count.hide()

    def stop(self) -> None:
        """Do not look for what was typed last."""
        self._pause.stop()

    def forget(self) -> None:
        """Clear what was typed."""
        self._pause.stop()
        self.line.clear()
        self._count.hide()

    @Slot()
    def search(self) -> None:
        """Look for what is typed without waiting."""
        self._pause.stop()
        self.searched.emit(self.typed)

    def _count_them(self) -> None:
        people = len(self._found)
        if not people:
            said = text("Không thấy ai")
        elif all(found.near for found in self._found):
            said = count("{n} tên gần giống", people)
        else:
            said = count("{n} kết quả", people)
        self._count.setText(said)

    @Slot(str)
    def _edited(self, _text: str) -> None:
        if len(self.typed) < SHORTEST:
            self._pause.stop()
            self._count.hide()
            self.emptied.emit()
        else:
            self._pause.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The line keeps every other key."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._pressed(Qt.Key(event.key()))
        if isinstance(event, QFocusEvent):
            self.set_outlined(event.type() is QEvent.Type.FocusIn)
        return super().eventFilter(watched, event)

    def _pressed(self, key: Qt.Key) -> bool:
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(1 if key is Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif key is Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            return False
        return True
