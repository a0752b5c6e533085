"""A rounded surface that other things stand on."""

from PySide6.QtWidgets import QFrame, QWidget

from gate_desk.ui.theme.roles import set_property


class Card(QFrame):
    """A white (dark: slate) surface with a thin line around it; `inset` is one inside another."""

    def __init__(self, parent: QWidget | None = None, *, inset: bool = False) -> None:
        super().__init__(parent)
        set_property(self, "role", "inset" if inset else "card")

    def set_outlined(self, outlined: bool) -> None:
        """Mark the card that keys act on."""
        set_property(self, "outlined", outlined)
