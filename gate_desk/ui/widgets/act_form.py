"""What is going to be recorded of a card, and a note: inside the page, stopping nothing else."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout

from gate_desk.ui.theme import fonts
from gate_desk.ui.widgets.label import PlainLabel
from gate_desk.ui.widgets.record_form import RecordForm
from gate_desk.words import text

LONGEST_NOTE = 200


class ActForm(RecordForm):
    """One line to write; what is wanted is its text, `untrusted`."""

    def __init__(self) -> None:
        super().__init__()
        self.title = PlainLabel(size=17, weight=fonts.SEMIBOLD, wrap=True)
        self.warning = PlainLabel(size=15, tone="refuse", wrap=True)
        self.note = QLineEdit()
        self.note.setFont(fonts.font(15))
        self.note.setFixedHeight(38)
        self.note.setMaxLength(LONGEST_NOTE)
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

    def show_act(self, title: str, caption: str, warning: str = "", hint: str = "") -> None:
        """Another act, or the same in another language; `caption` names what is recorded, `hint`
        says what to write.
        """
        self.title.setText(title)
        self.warning.setText(warning)
        self.warning.setVisible(bool(warning))
        self.note.setPlaceholderText(hint or text("Lý do, nếu có"))
        self.name_buttons(caption)
        if self.isHidden():
            self.note.clear()
            self.show()
            self.note.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def content(self) -> str:
        """See `RecordForm`."""
        return self.note.text()
