"""Where windows stand: remembered, and brought back when the monitor they stood on is gone."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QRect, QSettings, QSize, Slot
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QApplication, QWidget

_GRIP = QSize(160, 32)
"""So much of a window's upper edge must be seen for somebody to drag it."""


class Places(QObject):
    """The places of this machine's windows, by name, for each arrangement of its screens."""

    def __init__(self, file: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = QSettings(str(file), QSettings.Format.IniFormat)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenRemoved.connect(self._screen_gone)

    def restore(self, window: QWidget, name: str) -> bool:
        """Put a window where it stood with these screens; False when that is not known."""
        place = self._settings.value(self._key(name, "place"))
        if not isinstance(place, QRect):
            return False
        window.setGeometry(seen(place, _screens()))
        return True

    def is_maximized(self, name: str) -> bool:
        """Whether it filled its screen when it was last kept; so the main window begins."""
        return str(self._settings.value(self._key(name, "maximized"), "true")) == "true"

    def keep(self, window: QWidget, name: str) -> None:
        """Remember where a window stands."""
        self._settings.setValue(self._key(name, "place"), window.normalGeometry())
        self._settings.setValue(
            self._key(name, "maximized"), "true" if window.isMaximized() else "false"
        )
        self._settings.sync()

    @Slot(QScreen)
    def _screen_gone(self, _screen: QScreen) -> None:
        screens = _screens()
        for window in QApplication.topLevelWidgets():
            place = window.geometry()
            if screens and window.isVisible() and seen(place, screens) != place:
                window.setGeometry(seen(place, screens))

    @staticmethod
    def _key(name: str, what: str) -> str:
        shape = "_".join(f"{s.width()}x{s.height()}" for s in _screens())
        return f"{shape or 'none'}/{name}/{what}"


def seen(place: QRect, screens: Sequence[QRect]) -> QRect:
    """The place itself if somebody can take hold of it there; else one on the first screen."""
    grip = QRect(place.topLeft(), QSize(place.width(), _GRIP.height()))
    for screen in screens:
        shared = grip.intersected(screen)
        if shared.width() >= min(_GRIP.width(), place.width()) and shared.height() == grip.height():
            return place
    if not screens:
        return place
    first = screens[0]
    moved = QRect(place.topLeft(), place.size().boundedTo(first.size()))
    moved.moveCenter(first.center())
    return moved


def _screens() -> list[QRect]:
    """The room that windows may take, the first screen first."""
    return [screen.availableGeometry() for screen in QGuiApplication.screens()]
