"""A line for a document's number, which is shown masked when nobody is typing in it."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit

from gate_desk.services.visit_answers import masked


class MaskedLine(QLineEdit):
    """Whoever puts the focus in it sees the number: to check it, and no longer.

    Signals:
        number_edited: somebody has typed.
    """

    number_edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._number = ""
        self.textEdited.connect(self._edited)

    @property
    def number(self) -> str:
        """The number itself, `untrusted`."""
        return self._number

    def set_number(self, number: str) -> None:
        """Show another number."""
        self._number = number
        self._show()

    @Slot(str)
    def _edited(self, untrusted_text: str) -> None:
        self._number = untrusted_text
        self.number_edited.emit()

    def _show(self) -> None:
        shown = self._number if self.hasFocus() else masked(self._number)
        if shown != self.text():
            self.setText(shown)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show it."""
        super().focusInEvent(event)
        self._show()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Mask it."""
        super().focusOutEvent(event)
        self._show()
