"""A field of a form: a small label above what is filled in."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from gate_desk.ui.widgets.label import PlainLabel


class Field(QWidget):
    """The label is also the field's name for a screen reader."""

    def __init__(self, inner: QWidget) -> None:
        super().__init__()
        self.inner = inner
        self._label = PlainLabel(size=13, tone="muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(self._label)
        column.addWidget(inner)

    def show_label(self, label: str) -> None:
        """Name the field."""
        self._label.setText(label)
        self.inner.setAccessibleName(label)
