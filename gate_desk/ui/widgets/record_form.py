"""A small form inside a page: nothing is recorded before Ctrl+Enter, and Esc leaves it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from gate_desk.ui.widgets.action_button import ActionButton
from gate_desk.ui.widgets.card import Card
from gate_desk.words import text


class RecordForm(Card):
    """Its two buttons and keys; what stands in it is for those who inherit.

    Signals:
        wanted: what is to be recorded.
        left: nothing is to be recorded.
    """

    wanted = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.record = ActionButton(primary=True, small=True)
        self.cancel = ActionButton(small=True)
        self.record.clicked.connect(self._record)
        self.cancel.clicked.connect(self.left)
        self.set_outlined(True)
        self.hide()

    def name_buttons(self, record: str) -> None:
        """Say what is recorded, in the language in use."""
        self.record.set_action(record, "Ctrl+Enter")
        self.cancel.set_action(text("Thôi"), "Esc")

    @property
    def content(self) -> object:
        """What stands in it now."""
        raise NotImplementedError

    def _record(self) -> None:
        self.wanted.emit(self.content)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter without Ctrl does nothing: a scanner sends it too."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._record()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
