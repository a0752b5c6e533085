"""A pill: a short state in a soft colour."""

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from gate_desk.ui.theme import fonts
from gate_desk.ui.theme.roles import set_property
from gate_desk.ui.widgets.label import PlainLabel

ChipRole = Literal["admit", "check", "refuse", "info", "plain"]


class Chip(QFrame):
    """One short text on a soft ground; other widgets can be added to its row."""

    def __init__(
        self,
        text: str = "",
        role: ChipRole = "info",
        parent: QWidget | None = None,
        *,
        size: int = 13,
        height: int = 26,
    ) -> None:
        super().__init__(parent)
        self.label = PlainLabel(text, size=size, weight=fonts.SEMIBOLD, tone="")
        self.label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.label.setContentsMargins(0, 0, 0, 0)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(height * 2 // 5, 0, height * 2 // 5, 0)
        self.row.setSpacing(6)
        self.row.addWidget(self.label)
        self.setFixedHeight(height)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setProperty("chip", role)
        set_property(self, "role", "chip")
        self.setStyleSheet(f"Chip {{ border-radius: {height // 2}px; }}")

    def set_state(self, text: str, role: ChipRole) -> None:
        """Another text and colour; an empty text hides the chip."""
        self.label.setText(text)
        set_property(self, "chip", role)
        if self.parentWidget() is not None:  # alone it would open as a window
            self.setVisible(bool(text))
        self.updateGeometry()

    @property
    def text(self) -> str:
        """What it says."""
        return self.label.text()
