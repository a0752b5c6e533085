"""Pages in windows of their own, and the lanes' displays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QPushButton, QVBoxLayout, QWidget

from gate_desk.ui.theme import fonts
from gate_desk.ui.theme.roles import set_property
from gate_desk.ui.widgets.label import PlainLabel
from gate_desk.words import text

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent

    from gate_desk.ui.language import Language
    from gate_desk.ui.windows.lane_display import LaneDisplay
    from gate_desk.ui.windows.main_window import MainWindow
    from gate_desk.ui.windows.places import Places

SIZE = QSize(1180, 720)


class PageWindow(QMainWindow):
    """One page, for another screen.

    Signals:
        left: the page's name; the window is closing.
        help_wanted: the page's name.
    """

    left = Signal(str)
    help_wanted = Signal(str)

    def __init__(self, name: str, page: QWidget, title: str) -> None:
        super().__init__()
        self._name = name
        self.setWindowTitle(_title(title))
        self.setCentralWidget(page)
        QShortcut(QKeySequence("F1"), self).activated.connect(self._help_pressed)
        page.show()

    @Slot()
    def _help_pressed(self) -> None:
        self.help_wanted.emit(self._name)

    def page(self) -> QWidget:
        """Take the page out again."""
        page = self.takeCentralWidget()
        assert page is not None
        return page

    def closeEvent(self, event: QCloseEvent) -> None:
        """The page goes back where it came from."""
        self.left.emit(self._name)
        super().closeEvent(event)


class Elsewhere(QWidget):
    """Stands in the main window for a page that has a window of its own.

    Signals:
        wanted_back: the page's name.
    """

    wanted_back = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        set_property(self, "role", "page")
        self._line = PlainLabel(size=18, weight=fonts.SEMIBOLD, tone="muted")
        self.back = QPushButton()
        self.back.setFont(fonts.font(16, fonts.SEMIBOLD))
        self.back.clicked.connect(self._pressed)
        column = QVBoxLayout(self)
        column.addStretch()
        column.addWidget(self._line, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(16)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()
        self.retranslate()

    @Slot()
    def _pressed(self) -> None:
        self.wanted_back.emit(self._name)

    def retranslate(self) -> None:
        """Say it in the language in use."""
        self._line.setText(text("Trang này đang mở ở cửa sổ riêng"))
        self.back.setText(text("Đưa về cửa sổ chính"))


class OwnWindows(QObject):
    """Takes pages out of the main window and puts them back; opens the lanes' displays."""

    def __init__(self, window: MainWindow, places: Places, language: Language) -> None:
        super().__init__(window)
        language.changed.connect(self._language_changed)
        self._window, self._places = window, places
        self._pages: dict[str, PageWindow] = {}
        self._stands: dict[str, Elsewhere] = {}
        self._displays: list[LaneDisplay] = []
        window.navigation.page_wanted_apart.connect(self.take_out)
        for place, name in enumerate(window.page_names[:9], start=1):
            shortcut = QShortcut(QKeySequence(f"Ctrl+Shift+{place}"), window)
            shortcut.setContext(Qt.ShortcutContext.ApplicationShortcut)
            shortcut.setProperty("page", name)
            shortcut.activated.connect(self._shortcut_pressed)

    @property
    def open_pages(self) -> tuple[str, ...]:
        """Names of the pages that have windows of their own."""
        return tuple(self._pages)

    @property
    def displays(self) -> tuple[LaneDisplay, ...]:
        """The displays that are open."""
        return tuple(display for display in self._displays if display.isVisible())

    def page_window(self, name: str) -> PageWindow:
        """The window of a page that was taken out."""
        return self._pages[name]

    @Slot(str)
    def take_out(self, name: str) -> None:
        """Give a page a window of its own; show that window when it has one."""
        if name in self._pages:
            self._pages[name].raise_()
            self._pages[name].activateWindow()
            return
        page, title = self._window.page(name), self._window.page_title(name)
        stand = self._stands.get(name)
        if stand is None:
            stand = self._stands[name] = Elsewhere(name)
            stand.wanted_back.connect(self.bring_back)
        stand.retranslate()
        self._window.put_page(name, stand)
        self._pages[name] = own = PageWindow(name, page, title)
        own.left.connect(self._left)
        own.help_wanted.connect(self._window.show_help)
        own.resize(SIZE)
        if not self._places.restore(own, f"page-{name}"):
            _to_another_screen(own, self._window)
        own.show()

    @Slot(str)
    def bring_back(self, name: str) -> None:
        """Close a page's own window; the page goes back."""
        self._pages[name].close()

    def show_display(self, display: LaneDisplay, name: str) -> None:
        """Open a lane's display, on another screen if there is one, where it fills it."""
        self._displays.append(display)
        display.setObjectName(f"display-{name}")
        if self._places.restore(display, display.objectName()):
            display.show()
        elif _to_another_screen(display, self._window):
            display.showFullScreen()
        else:
            display.show()

    def close_all(self) -> None:
        """Before the main window goes."""
        for name in tuple(self._pages):
            self.bring_back(name)
        self.close_displays()

    def close_displays(self) -> None:
        """Close the lanes' displays."""
        for display in self._displays:
            if display.isVisible():
                self._places.keep(display, display.objectName())
            display.close()
            display.deleteLater()
        self._displays.clear()

    @Slot(object)
    def _language_changed(self, _code: object) -> None:
        for stand in self._stands.values():
            stand.retranslate()
        for name, own in self._pages.items():
            own.setWindowTitle(_title(self._window.page_title(name)))
        for display in self.displays:
            display.retranslate()

    @Slot()
    def _shortcut_pressed(self) -> None:
        self.take_out(self.sender().property("page"))

    @Slot(str)
    def _left(self, name: str) -> None:
        own = self._pages.pop(name)
        self._places.keep(own, f"page-{name}")
        self._window.put_page(name, own.page())
        own.deleteLater()


def _title(page: str) -> str:
    return f"{page} – Gate Desk"


def _to_another_screen(window: QWidget, main: QWidget) -> bool:
    """Move a window to a screen that the main window does not stand on; whether there is one."""
    others = [screen for screen in QGuiApplication.screens() if screen is not main.screen()]
    if others:
        window.setScreen(others[0])
        window.move(others[0].availableGeometry().topLeft())
    return bool(others)
