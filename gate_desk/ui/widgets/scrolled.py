"""A part of a card that scrolls upright when there is no room for all of it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from gate_desk.ui.theme.roles import set_property


class Scrolled(QScrollArea):
    """Stands on the card's ground and is as wide as its room."""

    def __init__(self, inner: QWidget) -> None:
        super().__init__()
        set_property(self, "role", "bare")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inner)
