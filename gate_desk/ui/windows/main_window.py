"""The one main window: navigation, header, fault bar, page area, status strip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from gate_desk.ui.language import Language
from gate_desk.ui.theme.roles import set_property
from gate_desk.ui.theme.style import Theme
from gate_desk.ui.windows.header import Header
from gate_desk.ui.windows.navigation import Navigation
from gate_desk.ui.windows.page import ExplainsKeys, PageEntry
from gate_desk.ui.windows.status_strip import StatusStrip
from gate_desk.words import text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent

    from gate_desk.services.answers import Overview
    from gate_desk.ui.jobs import Jobs
    from gate_desk.ui.windows.help_window import HelpWindow
    from gate_desk.ui.windows.keys_overlay import KeysOverlay
    from gate_desk.ui.windows.store_lost import StoreLostPanel
    from gate_desk.ui.windows.upkeep import Upkeep

SMALLEST = (1024, 600)


class MainWindow(QMainWindow):
    """The frame is made at once; `fill` makes the pages that `pages` lists.

    Signals:
        first_painted: once, when the window has been on screen for the first time.
        sound_switched: whether sounds are wanted.
        closing: the window goes, and what stands beside it is to go before.
    """

    first_painted = Signal()
    sound_switched = Signal(bool)
    closing = Signal()

    def __init__(
        self, theme: Theme, language: Language, pages: Sequence[PageEntry], *, sound: bool = True
    ) -> None:
        super().__init__()
        self._theme, self._language = theme, language
        self._entries = {page.name: page for page in pages}
        self._painted, self._sound, self._phone = False, sound, ""
        self._upkeep: Upkeep | None = None
        self._overlay: KeysOverlay | None = None
        self._help: HelpWindow | None = None
        self._lost: StoreLostPanel | None = None
        self.setWindowTitle("Gate Desk")
        self.setMinimumSize(*SMALLEST)
        self.navigation = Navigation(theme, language, pages)
        self.header = Header(theme, language)
        self.stack = QStackedWidget()
        self.pages: dict[str, QWidget] = {}
        self.status = StatusStrip(theme, language)
        self.setCentralWidget(self._laid_out())
        self._connect()
        self.navigation.show_sound(sound)
        self.stack.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.stack.setFocus()
        self.navigation.show_page(pages[0].name)

    def fill(self, jobs: Jobs, phone: str = "") -> None:
        """Make the pages and begin to ask `jobs`; `phone` is whom to call.

        Apart from the constructor, so that the window is on screen before all that is loaded.
        """
        from gate_desk.ui.windows.fault_bar import FaultBar
        from gate_desk.ui.windows.upkeep import Upkeep

        self.fault_bar = FaultBar(self._theme, self._language)
        self._bar_place.addWidget(self.fault_bar)
        self._phone = phone
        self._upkeep = upkeep = Upkeep(jobs, self)
        upkeep.came.connect(self._overview_came)
        upkeep.found.connect(self.show_fault)
        upkeep.gone.connect(self.clear_fault)
        self.header.clock.minute_passed.connect(upkeep.refresh)
        self._take_keys()
        for page in self._entries.values():
            if not page.late:
                self._build(page)
        self.show_page(next(iter(self._entries)))

    def _build(self, page: PageEntry) -> None:
        self.pages[page.name] = built = page.build()
        self.stack.addWidget(built)

    def _laid_out(self) -> QWidget:
        self._body = QStackedWidget()
        self._body.addWidget(self._ordinary())
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.header)
        right.addWidget(self._body, 1)
        right.addWidget(self.status)
        central = QWidget()
        row = QHBoxLayout(central)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.navigation)
        row.addLayout(right, 1)
        return central

    def _ordinary(self) -> QWidget:
        """The page with room above it for a fault."""
        self._bar_room = QWidget()
        self._bar_place = QVBoxLayout(self._bar_room)
        self._bar_place.setContentsMargins(16, 14, 16, 0)
        self._bar_room.hide()
        ordinary = QWidget()
        set_property(ordinary, "role", "page")
        column = QVBoxLayout(ordinary)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar_room)
        column.addWidget(self.stack, 1)
        return ordinary

    def _connect(self) -> None:
        self.navigation.page_chosen.connect(self.show_page)
        self.navigation.theme_pressed.connect(self._theme.toggle)
        self.navigation.language_pressed.connect(self._language.toggle)
        self.status.page_wanted.connect(self._page_wanted)
        self.navigation.sound_pressed.connect(self.switch_sound)
        self._language.changed.connect(self._language_changed)

    def _take_keys(self) -> None:
        from PySide6.QtGui import QKeySequence, QShortcut

        # A question mark that was held as the possible start of a scan comes back with its Shift.
        for key in ("?", "Shift+?"):
            QShortcut(QKeySequence(key), self).activated.connect(self.switch_keys)
        QShortcut(QKeySequence("F1"), self).activated.connect(self._help_pressed)
        for place, name in enumerate(self.page_names[:9], start=1):
            shortcut = QShortcut(QKeySequence(f"Ctrl+{place}"), self)
            shortcut.setProperty("page", name)
            shortcut.activated.connect(self._page_key_pressed)
        QShortcut(QKeySequence("Ctrl+Shift+L"), self).activated.connect(self._language.toggle)
        QShortcut(QKeySequence("Ctrl+Shift+D"), self).activated.connect(self._theme.toggle)

    @Slot()
    def _page_key_pressed(self) -> None:
        self.show_page(self.sender().property("page"))

    @Slot(str)
    def show_page(self, name: str) -> None:
        """Bring a page to the front."""
        self.stack.setCurrentWidget(self.page(name))
        self.navigation.show_page(name)
        self.hide_keys()

    @Slot(str)
    def _page_wanted(self, name: str) -> None:
        if name in self._entries:
            self.show_page(name)

    def page(self, name: str) -> QWidget:
        """A page by its name; a late one is made now."""
        if name not in self.pages:
            self._build(self._entries[name])
        return self.pages[name]

    @property
    def page_names(self) -> tuple[str, ...]:
        """In the order of the navigation."""
        return tuple(self._entries)

    def page_title(self, name: str) -> str:
        """A page's title in the language in use."""
        return text(self._entries[name].title)

    def put_page(self, name: str, widget: QWidget) -> None:
        """Let another widget stand for a page: what says where it is, or the page come back."""
        old = self.pages[name]
        shown = self.stack.currentWidget() is old
        self.stack.insertWidget(max(0, self.stack.indexOf(old)), widget)
        self.stack.removeWidget(old)
        self.pages[name] = widget
        if shown:
            self.stack.setCurrentWidget(widget)

    @Slot(object)
    def _overview_came(self, overview: Overview) -> None:
        self.header.show_gate(overview.gate_name, overview.site_name)
        offset = overview.at.utcoffset()
        if offset is not None:
            self.header.clock.use_offset(int(offset.total_seconds()))
        self.status.show_overview(overview)

    @Slot(str)
    def show_fault(self, code: str) -> None:
        """Name a fault above the page until it is cleared."""
        self.fault_bar.show_fault(code)
        self._bar_room.setVisible(bool(self.fault_bar.codes))

    @Slot(str)
    def clear_fault(self, code: str) -> None:
        """The fault is gone."""
        self.fault_bar.clear_fault(code)
        self._bar_room.setVisible(bool(self.fault_bar.codes))

    def show_store_lost(self, code: str, detail: str = "") -> None:
        """Nothing can be recorded: red panel instead of any page."""
        if self._lost is None:
            from gate_desk.ui.windows.store_lost import StoreLostPanel

            self._lost = StoreLostPanel(self._theme, self._language, self._phone)
            self._body.addWidget(self._lost)
        self._lost.show_reason(code, detail)
        self.status.show_lost(True)
        self.header.show_lost(True)
        self.hide_keys()
        self._body.setCurrentWidget(self._lost)

    def clear_store_lost(self) -> None:
        """Recording works again: the page comes back."""
        if self.store_is_lost:
            self.status.show_lost(False)
            self.header.show_lost(False)
            self._body.setCurrentIndex(0)

    @property
    def store_is_lost(self) -> bool:
        """Whether the red panel covers the pages."""
        return self._body.currentIndex() > 0

    @Slot()
    def switch_sound(self) -> None:
        """Sounds on or off."""
        self._sound = not self._sound
        self.navigation.show_sound(self._sound)
        self.sound_switched.emit(self._sound)

    @property
    def keys_are_shown(self) -> bool:
        """Whether the list of keys is on screen."""
        return self._overlay is not None and self._overlay.isVisible()

    @Slot()
    def switch_keys(self) -> None:
        """Show or hide the list of keys."""
        if self.keys_are_shown:
            self.hide_keys()
            return
        for name, page in self.pages.items():
            if page is self.stack.currentWidget():
                keys = page.key_help() if isinstance(page, ExplainsKeys) else ()
                self._keys_list().show_keys(text(self._entries[name].title), keys)

    @Slot()
    def hide_keys(self) -> None:
        """Put the list of keys away, if it is shown."""
        if self._overlay is not None:
            self._overlay.hide()

    def _keys_list(self) -> KeysOverlay:
        if self._overlay is None:
            from gate_desk.ui.windows.keys_overlay import KeysOverlay

            self._overlay = KeysOverlay(self)
        return self._overlay

    @Slot()
    def _help_pressed(self) -> None:
        shown = self.stack.currentWidget()
        for name, page in self.pages.items():
            if page is shown:
                self.show_help(name)

    @Slot(str)
    def show_help(self, name: str) -> None:
        """Open the help of a page, in a window of its own."""
        if self._help is None:
            from gate_desk.ui.windows.help_window import HelpWindow

            self._help = HelpWindow(self._language)
            self._help.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
            self.closing.connect(self._help.close)
            self.closing.connect(self._help.deleteLater)
        self._help.show_topic(name)

    @property
    def help(self) -> HelpWindow | None:
        """The help, once it was asked for."""
        return self._help

    @Slot()
    def make_way(self) -> None:
        """Something is to be seen on the page: the list of keys and the help go behind it."""
        self.hide_keys()
        if self._help is not None and self._help.isActiveWindow():
            self.raise_()
            self.activateWindow()

    @Slot()
    def refresh(self) -> None:
        """Ask the station again for what stands around the page."""
        if self._upkeep is not None:
            self._upkeep.refresh()

    @Slot(object)
    def _language_changed(self, _code: object) -> None:
        self.refresh()
        if self.keys_are_shown:
            self.hide_keys()
            self.switch_keys()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the list of keys in the middle."""
        super().resizeEvent(event)
        if self._overlay is not None:
            self._overlay.move_to_middle()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell it first."""
        self.closing.emit()
        super().closeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Report the first picture once it is on screen."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.first_painted.emit)
