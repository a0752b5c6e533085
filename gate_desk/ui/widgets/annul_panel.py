"""Undo with a reason: a small panel inside the page that stops nothing else."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from gate_desk.domain.ids import RecordRef
from gate_desk.ui.theme import fonts
from gate_desk.ui.theme.roles import set_property
from gate_desk.ui.widgets.action_button import ActionButton
from gate_desk.ui.widgets.card import Card
from gate_desk.ui.widgets.label import PlainLabel
from gate_desk.words import said, text

HEIGHT = 136
REASONS = (said("Quét nhầm thẻ"), said("Sai chiều"), said("Người không vào"), said("Lý do khác"))
CAR_REASONS = (said("Bấm nhầm"), said("Sai chiều"), said("Xe không qua"), said("Lý do khác"))
_OTHER = len(REASONS) - 1
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1}


class AnnulPanel(Card):
    """Keeps the movement it was opened for, whatever is scanned meanwhile.

    Signals:
        wanted: a tuple of the movement's `RecordRef` and the reason, in words.
        closed: without an answer.
    """

    wanted = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._movement: RecordRef | None = None
        self._about = ""
        self._ready = REASONS
        self.title = PlainLabel(size=17, weight=fonts.SEMIBOLD)
        self._reasons = QButtonGroup(self)
        self.other = QLineEdit()
        self.other.setFont(fonts.font(15))
        self.other.setFixedHeight(38)
        self.other.setMaxLength(200)
        self.record = ActionButton(primary=True, small=True)
        self.cancel = ActionButton(small=True)
        self.record.clicked.connect(self._record)
        self.cancel.clicked.connect(self.close_unanswered)
        self.other.textEdited.connect(self._typed)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 10, 18, 12)
        column.setSpacing(6)
        column.addWidget(self.title)
        column.addLayout(self._choices())
        lower = QHBoxLayout()
        lower.setSpacing(10)
        lower.addWidget(self.other, 1)
        lower.addWidget(self.record)
        lower.addWidget(self.cancel)
        column.addLayout(lower)
        set_property(self, "outlined", True)
        self.hide()

    def _choices(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(18)
        for number, _ in enumerate(REASONS):
            choice = QRadioButton()
            choice.setFont(fonts.font(15, fonts.MEDIUM))
            self._reasons.addButton(choice, number)
            row.addWidget(choice)
        row.addStretch(1)
        return row

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.show_about(self._about)
        for number, reason in enumerate(self._ready):
            self._reasons.button(number).setText(text(reason))
        self.other.setPlaceholderText(text("Ghi thêm lý do khác…"))
        self.record.set_action(text("Ghi hủy lượt"), "Enter")
        self.cancel.set_action(text("Thôi"), "Esc")

    def asks_about(self, movement: RecordRef | None) -> bool:
        """Whether it is open for this movement."""
        return movement is not None and movement == self._movement

    def show_about(self, about: str) -> None:
        """Name the movement otherwise: in another language, or without its person."""
        self._about = about
        self.title.setText(text("Hủy {about} · vì sao?", about=about))

    def open_for(
        self, movement: RecordRef, about: str, ready: tuple[str, str, str, str] = REASONS
    ) -> None:
        """Ask why a movement is undone; `about` names it, `ready` are the likely reasons."""
        self._movement, self._about, self._ready = movement, about, ready
        self.other.clear()
        self.retranslate()
        self.choose(0)
        self.show()
        self.raise_()
        self.take_focus()

    def take_focus(self) -> None:
        """Enter, Esc and the arrows mean this panel again."""
        chosen = self._reasons.button(self._reasons.checkedId())
        chosen.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def choose(self, number: int) -> None:
        """Pick one of the ready reasons."""
        self._reasons.button(number).setChecked(True)

    @property
    def reason(self) -> str:
        """The chosen reason in words; empty while another one is still to be typed."""
        chosen = self._reasons.checkedId()
        typed = " ".join(self.other.text().split())
        return typed if chosen == _OTHER else text(self._ready[chosen])

    @Slot(str)
    def _typed(self, _typed: str) -> None:
        self.choose(_OTHER)

    @Slot()
    def _record(self) -> None:
        if self._movement is None:
            return
        if not self.reason:
            self.other.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        movement, self._movement = self._movement, None
        self.hide()
        self.wanted.emit((movement, self.reason))

    @Slot()
    def close_unanswered(self) -> None:
        """Leave everything as it is."""
        self._movement = None
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter records, Esc leaves everything as it is, arrows choose."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._record()
        elif event.key() == Qt.Key.Key_Escape:
            self.close_unanswered()
        elif event.key() in _STEPS:
            # Qt itself moves only to a button that lies that way.
            by = _STEPS[Qt.Key(event.key())]
            self.choose(min(max(0, self._reasons.checkedId() + by), _OTHER))
            self.take_focus()
        else:
            super().keyPressEvent(event)
