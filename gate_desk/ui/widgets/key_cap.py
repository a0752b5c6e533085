"""A key of the keyboard, drawn as a small cap beside what it does."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from gate_desk.ui.theme import fonts
from gate_desk.ui.theme.roles import set_property
from gate_desk.ui.widgets.label import PlainLabel


class KeyCap(PlainLabel):
    """`F6`, `Ctrl+Z`; hidden while it has no key."""

    def __init__(self, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(key, parent, size=11, weight=fonts.SEMIBOLD)
        self.setContentsMargins(0, 0, 0, 0)
        self.setFixedHeight(18)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        set_property(self, "role", "key")
        set_property(self, "tone", "")
        if not key:
            self.hide()

    def set_key(self, key: str) -> None:
        """Another key; an empty one hides the cap."""
        self.setText(key)
        self.setVisible(bool(key))
