"""What is going to be recorded of a card, and a note: inside the page, stopping nothing else."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout

from gate_desk.ui.theme import fonts
from gate_desk.ui.widgets.action_button import ActionButton
from gate_desk.ui.widgets.card import Card
from gate_desk.ui.widgets.label import PlainLabel
from gate_desk.words import text

LONGEST_NOTE = 200


class ActForm(Card):
    """One line to write why; nothing is recorded before Ctrl+Enter.

    Signals:
        wanted: the `untrusted` note.
        left: Esc.
    """

    wanted = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title = PlainLabel(size=17, weight=fonts.SEMIBOLD, wrap=True)
        self.warning = PlainLabel(size=15, tone="refuse", wrap=True)
        self.note = QLineEdit()
        self.note.setFont(fonts.font(15))
        self.note.setFixedHeight(38)
        self.note.setMaxLength(LONGEST_NOTE)
        self.record = ActionButton(primary=True, small=True)
        self.cancel = ActionButton(small=True)
        self.record.clicked.connect(self._record)
        self.cancel.clicked.connect(self.left)
        lower = QHBoxLayout()
        lower.setSpacing(10)
        lower.addWidget(self.note, 1)
        lower.addWidget(self.record)
        lower.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 10, 18, 12)
        column.setSpacing(6)
        column.addWidget(self.title)
        column.addWidget(self.warning)
        column.addLayout(lower)
        self.set_outlined(True)
        self.hide()

    def show_act(self, title: str, caption: str, warning: str) -> None:
        """Another act, or the same in another language; `caption` names what is recorded."""
        self.title.setText(title)
        self.warning.setText(warning)
        self.warning.setVisible(bool(warning))
        self.note.setPlaceholderText(text("Lý do, nếu có"))
        self.record.set_action(caption, "Ctrl+Enter")
        self.cancel.set_action(text("Thôi"), "Esc")
        if self.isHidden():
            self.note.clear()
            self.show()
            self.note.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def _record(self) -> None:
        self.wanted.emit(self.note.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter records, Esc leaves everything as it is."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._record()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
