"""What the window does with the screens of its machine: places, own windows, displays, no sleep."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut

from gate_desk.app.looks import MAIN_WINDOW, PLACES_FILE
from gate_desk.devices.screen_awake import ScreenAwake
from gate_desk.ui.windows.lane_display import LaneDisplay
from gate_desk.ui.windows.own_windows import OwnWindows
from gate_desk.ui.windows.places import Places
from gate_desk.words import text

if TYPE_CHECKING:
    from pathlib import Path

    from gate_desk.app.post import Post
    from gate_desk.ui.language import Language
    from gate_desk.ui.theme.style import Theme
    from gate_desk.ui.windows.main_window import MainWindow


class Screens(QObject):
    """Made when the pages are; `stop` keeps where everything stood."""

    def __init__(
        self,
        window: MainWindow,
        home: Path,
        theme: Theme,
        language: Language,
        post: Post,
    ) -> None:
        super().__init__(window)
        self._window, self._theme, self._post = window, theme, post
        self._places = Places(home / PLACES_FILE, self)
        self.own = OwnWindows(window, self._places, language)
        self._awake = ScreenAwake(text("Cổng đang hoạt động"))
        self._stopped = False
        window.closing.connect(self.stop)
        key = QShortcut(QKeySequence("Ctrl+Shift+0"), window)
        key.setContext(Qt.ShortcutContext.ApplicationShortcut)
        key.activated.connect(self.switch_displays)

    def start(self) -> None:
        """The display stays on while the gate is open."""
        self._awake.hold()

    @Slot()
    def stop(self) -> None:
        """Close what stands beside the main window, and remember all places."""
        if self._stopped:
            return
        self._stopped = True
        self._awake.release()
        self.own.close_all()
        self._places.keep(self._window, MAIN_WINDOW)

    @Slot()
    def switch_displays(self) -> None:
        """Open the large verdict of each lane, or close what is open."""
        if self.own.displays:
            self.own.close_displays()
            return
        page = self._post.page
        if page is None:
            return
        for lane in dict.fromkeys(lane for lane, _ in self._post.readers.states):
            display = LaneDisplay(self._theme, page.state, lane)
            self.own.show_display(display, lane or "both")
