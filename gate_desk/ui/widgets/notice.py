"""A softly coloured box with a sentence and what to do about it."""

from typing import Literal

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from gate_desk.ui.theme import fonts
from gate_desk.ui.theme.palette import Role
from gate_desk.ui.theme.roles import set_property
from gate_desk.ui.theme.style import Theme
from gate_desk.ui.widgets.icon import Icon
from gate_desk.ui.widgets.label import PlainLabel

Kind = Literal["info", "check", "admit", "refuse"]
_LOOKS: dict[Kind, tuple[str, Role, str]] = {
    "info": ("info", "accent", "accent"),
    "check": ("triangle-alert", "check_text", "check"),
    "admit": ("circle-check", "admit_text", "admit"),
    "refuse": ("octagon-x", "refuse_text", "refuse"),
}


class Notice(QFrame):
    """Hidden while it has nothing to say; its sign differs per kind, not only its colour."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_property(self, "role", "notice")
        self._icon = Icon(theme, "info", "accent", 20)
        self._what = PlainLabel(size=15, weight=fonts.SEMIBOLD, wrap=True)
        self._todo = PlainLabel(size=15, wrap=True)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._what)
        words.addWidget(self._todo)
        sign = QVBoxLayout()
        sign.setContentsMargins(0, 2, 0, 0)
        sign.addWidget(self._icon)
        sign.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 9, 14, 9)
        row.setSpacing(10)
        row.addLayout(sign)
        row.addLayout(words, 1)
        self.hide()

    def show_words(self, kind: Kind, what: str, todo: str = "") -> None:
        """Say something; an empty sentence hides the box."""
        icon, role, tone = _LOOKS[kind]
        set_property(self, "notice", kind)
        self._icon.set_icon(icon, role)
        self._what.setText(what)
        self._what.set_tone(tone)
        self._todo.setText(todo)
        self._todo.setVisible(bool(todo))
        self.setVisible(bool(what))

    @property
    def text(self) -> str:
        """What it says."""
        return f"{self._what.text()} {self._todo.text()}".strip()
