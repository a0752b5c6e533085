"""One style sheet and one QPalette from the colour roles, and the theme in use."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from gate_desk.ui.theme import fonts
from gate_desk.ui.theme.palette import DARK, LIGHT, Palette
from gate_desk.ui.theme.sheet import stylesheet

_ROLES = {
    QPalette.ColorRole.Window: "background",
    QPalette.ColorRole.WindowText: "ink",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "background",
    QPalette.ColorRole.Text: "ink",
    QPalette.ColorRole.PlaceholderText: "muted",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "ink",
    QPalette.ColorRole.BrightText: "refuse_text",
    QPalette.ColorRole.ToolTipBase: "surface",
    QPalette.ColorRole.ToolTipText: "ink",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.Light: "surface",
    QPalette.ColorRole.Midlight: "line",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Dark: "line",
    QPalette.ColorRole.Shadow: "line",
}


def qt_palette(palette: Palette) -> QPalette:
    """The same tokens for what Fusion draws itself."""
    made = QPalette()
    for role, token in _ROLES.items():
        made.setColor(role, QColor(getattr(palette, token)))
    for role in (
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
    ):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(palette.muted))
    return made


def apply(app: QApplication, dark: bool) -> Palette:
    """Give the whole application the light or the dark look; returns its palette."""
    palette = DARK if dark else LIGHT
    app.setPalette(qt_palette(palette))
    app.setStyleSheet(stylesheet(palette))
    return palette


class Theme(QObject):
    """The look in use.

    Signals:
        changed: the new `Palette`, after it was applied to the application.
    """

    changed = Signal(object)

    def __init__(self, app: QApplication, dark: bool = False) -> None:
        super().__init__()
        self._app = app
        app.setFont(fonts.font(15))
        self._palette = apply(app, dark)

    @property
    def palette(self) -> Palette:
        """The colours in use."""
        return self._palette

    @property
    def dark(self) -> bool:
        """Whether the dark look is in use."""
        return self._palette.dark

    def set_dark(self, dark: bool) -> None:
        """Switch looks while the program runs."""
        if dark == self._palette.dark:
            return
        self._palette = apply(self._app, dark)
        self.changed.emit(self._palette)

    def toggle(self) -> None:
        """Switch to the other look."""
        self.set_dark(not self._palette.dark)
