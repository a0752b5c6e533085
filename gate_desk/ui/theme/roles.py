"""Dynamic properties that the style sheet selects on."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def set_property(widget: QWidget, name: str, value: str | bool) -> None:
    """Set a property and style the widget, and what is inside it, again if it changed."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        return  # it is styled when it is first shown
    for styled in (widget, *widget.findChildren(QWidget)):
        styled.style().unpolish(styled)
        styled.style().polish(styled)
    widget.update()
