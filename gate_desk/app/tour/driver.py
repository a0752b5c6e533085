"""Hands and eyes at the real window: types as a scanner does, waits, takes pictures."""

import os
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from gate_desk.app.demo.serial_scanner import SerialScanner
from gate_desk.app.desktop import Desktop, application
from gate_desk.app.tour.other_desk import OtherDesk
from gate_desk.domain.permissions import Role
from gate_desk.services.station import open_station
from gate_desk.ui.models.gate_view import GateView, Mode
from gate_desk.ui.pages.gate import GatePage
from gate_desk.ui.windows.lane_display import LaneDisplay
from gate_desk.ui.windows.main_window import MainWindow

SIZE = QSize(1366, 768)
"""The smallest screen that a post has."""
_PATIENCE_MS = 10_000
_PACE_MS = 60


class NotShown(Exception):
    """The window did not show what the step promises; the text says what was waited for."""


class Driver:
    """One window on one home, driven by real key events."""

    def __init__(
        self,
        home: Path,
        desk: Path,
        pictures: Path,
        scanner: SerialScanner,
        colleagues: Sequence[str],
    ) -> None:
        self._app = _application()
        self.colleagues = colleagues
        """Codes of people who come all at once."""
        self.scanner = scanner
        """Stands in the lane outwards; what is typed comes from the lane inwards."""
        self._desktop = Desktop(self._app, home, partial(open_station, home, Role.UNATTENDED))
        self.desk = OtherDesk(self._app, desk, SIZE)
        self.known_card = ""
        """The number of a card that was admitted."""
        self.visitor_pass = ""
        """The code of the pass of a visitor who was let in."""
        self._pictures = pictures
        self.taken: list[Path] = []

    def start(self) -> None:
        """Show the window and wait until the store is open."""
        self._desktop.start()
        window = self._desktop.window
        window.showNormal()
        window.resize(SIZE)
        self.until("the gate page", lambda: window.findChild(GatePage) is not None)
        self.until("the figures", lambda: self.page.work.overview is not None)

    def stop(self) -> None:
        """Close the window and everything behind it."""
        self.desk.close()
        self._desktop.stop()

    @property
    def page(self) -> GatePage:
        """The gate page."""
        page = self._desktop.window.findChild(GatePage)
        if page is None:
            raise NotShown("the gate page")
        return page

    @property
    def view(self) -> GateView:
        """What the gate page shows."""
        return self.page.state.view

    @property
    def word(self) -> str:
        """The word of the verdict band."""
        shown = self.page.face.band.shown
        return shown.word if shown else ""

    def scan(self, code: str, expected: str) -> None:
        """Type a code as a scanner does and wait for the verdict's word."""
        before = self.view.shown
        # These keys do not wait in a queue as real ones do: a new layout in between would make
        # the first of them look like a slow typist's.
        QApplication.processEvents()
        self.until("answers", self._is_quiet)
        self.type(code)
        self.press(Qt.Key.Key_Return)
        self.until(f"verdict {expected}", lambda: self.view.shown > before and not self.view.blank)
        card = self.view.card
        found = card.verdict.value if card else "nothing"
        if found != expected:
            raise NotShown(f"{expected}, but it is {found}")

    def scan_all(self, codes: Sequence[str]) -> None:
        """Type codes one right after the other, as in the rush; wait until all are answered."""
        before = self.view.shown
        for code in codes:
            QApplication.processEvents()
            self.type(code)
            self.press(Qt.Key.Key_Return)
        self.until("all answers", lambda: self.view.shown >= before + len(codes))
        self.until("the last word", lambda: not self.view.blank)

    def leave(self, code: str) -> None:
        """Somebody scans on the way out, at the other reader: a strip beside the card."""
        self.until("answers", self._is_quiet)
        before = self.view.exit_strip
        self.scanner.send(f"{code}\r")
        self.until("the exit", lambda: self.view.exit_strip not in (None, before))

    def type(self, text: str) -> None:
        """Keys, as fast as they can be sent."""
        for character in text:
            self.press(Qt.Key(ord(character.upper())))

    def type_slowly(self, text: str) -> None:
        """Keys at a person's pace: each later than a scanner's next one would be."""
        for character in text:
            self.type(character)
            pause = QDeadlineTimer(_PACE_MS)
            self.until("the next key", pause.hasExpired)

    def press(self, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
        """One key; then the guard takes his time, as the page asks for after a new card."""
        if QApplication.activeWindow() is None:
            # Without a window manager nobody gives the keys back when another window has gone.
            self.window.activateWindow()
            QApplication.processEvents()
        held = Qt.KeyboardModifier.NoModifier
        for modifier in modifiers:
            held |= modifier
        QTest.keyClick(self._desktop.window.windowHandle(), key, held)

    def until(self, what: str, holds: Callable[[], bool]) -> None:
        """Let the window live until something is so."""
        deadline = QDeadlineTimer(_PATIENCE_MS)
        while not holds():
            if deadline.hasExpired():
                raise NotShown(what)
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)

    def press_until(
        self, key: Qt.Key, what: str, holds: Callable[[], bool], *modifiers: Qt.KeyboardModifier
    ) -> None:
        """Press a key until it counts: for 400 ms after a new card it must not."""
        deadline = QDeadlineTimer(_PATIENCE_MS)
        while not holds():
            if deadline.hasExpired():
                raise NotShown(what)
            self.press(key, *modifiers)
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)

    def dark(self, wanted: bool) -> None:
        """Light or dark."""
        self._desktop.theme.set_dark(wanted)

    def english(self, wanted: bool) -> None:
        """English or Vietnamese."""
        self._desktop.language.use("en" if wanted else "vi")

    @property
    def window(self) -> MainWindow:
        """The main window."""
        return self._desktop.window

    @property
    def displays(self) -> tuple[LaneDisplay, ...]:
        """The large verdicts that are open."""
        screens = self._desktop.screens
        return screens.own.displays if screens else ()

    @property
    def faults(self) -> tuple[str, ...]:
        """Codes on the fault bar."""
        return tuple(self.window.fault_bar.codes)

    def picture(self, name: str, of: QWidget | None = None) -> None:
        """Save what is on the screen now, photographs loaded; `of` is another window than ours."""
        self.until("answers", lambda: self._is_quiet() and not self.view.blank)
        path = self._pictures / f"{len(self.taken) + 1:02}-{name}.png"
        (of or self.window).grab().save(str(path))
        self.taken.append(path)

    def _is_quiet(self) -> bool:
        post = self._desktop.post
        return post is not None and post.jobs.idle

    def is_idle(self) -> bool:
        """No card is on the screen."""
        return self.view.mode is Mode.IDLE


def _application() -> QApplication:
    """The running application, or a new one; offscreen where there is no display."""
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return application()
