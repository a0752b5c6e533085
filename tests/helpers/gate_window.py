"""The real gate window on a node's home, for a keyboard of a real X server.

Tells its state as a JSON line after every change. Commands, one a line: `begin field` puts the
focus into the search field, `begin button` on the language button; both forget what was. F12
ends a round.
"""

import json
import os
import sys
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QSocketNotifier, Qt, QTimer, Slot
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit

from gate_desk.app.desktop import Desktop, application
from gate_desk.services.answers import ScanAnswer
from gate_desk.services.station import open_station
from gate_desk.ui.jobs import Changed
from gate_desk.ui.pages.gate import GatePage


@dataclass(slots=True)
class State:
    window: int
    ready: bool = False
    focus: str | None = None
    verdicts: list[str] = field(default_factory=list)
    clicks: int = 0
    text: str = ""
    word: str = ""


class GateWindow(QObject):
    def __init__(self, home: Path) -> None:
        super().__init__()
        self._app = application()
        self.desktop = Desktop(self._app, home, lambda: open_station(home))
        self._state = State(0)
        self._page: GatePage | None = None
        self._until_ready = QTimer(self, interval=50)
        self._until_ready.timeout.connect(self.tell)
        self._commands = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, self)
        self._commands.activated.connect(self._on_command)

    def run(self) -> int:
        self.desktop.start()
        self._state.window = int(self.desktop.window.winId())
        self._app.focusChanged.connect(self._on_focus)
        self._until_ready.start()
        try:
            return self._app.exec()
        finally:
            self.desktop.stop()

    def _find_page(self) -> None:
        post, page = self.desktop.post, self.desktop.window.findChild(GatePage)
        if self._page is not None or post is None or page is None:
            return
        self._page = page
        post.jobs.changed.connect(self._on_changed)
        page.state.changed.connect(self._on_state)
        self._field.textChanged.connect(self.tell)
        for button in self.desktop.window.findChildren(QAbstractButton):
            button.clicked.connect(self._on_click)

    @property
    def _field(self) -> QLineEdit:
        assert self._page is not None
        return self._page.face.search.line

    @Slot()
    def tell(self) -> None:
        self._find_page()
        if self._page is not None:
            self._state.ready = self._page.work.overview is not None
            if self._state.ready:
                self._until_ready.stop()
            self._state.text = self._field.text()
            shown = self._page.face.band.shown
            self._state.word = shown.word if shown else ""
        sys.stdout.write(json.dumps(asdict(self._state)) + "\n")
        sys.stdout.flush()

    @Slot(object)
    def _on_changed(self, changed: Changed) -> None:
        if isinstance(changed.result, ScanAnswer):
            self._state.verdicts.append(changed.result.verdict.value)
        self.tell()

    @Slot(object)
    def _on_state(self, _view: Any) -> None:
        self.tell()

    @Slot()
    def _on_click(self) -> None:
        self._state.clicks += 1
        self.tell()

    @Slot()
    def _on_focus(self) -> None:
        focused = QApplication.focusWidget()
        kinds = ((QLineEdit, "field"), (QAbstractButton, "button"))
        self._state.focus = next((name for kind, name in kinds if isinstance(focused, kind)), None)
        self.tell()

    @Slot()
    def _on_command(self) -> None:
        for line in os.read(sys.stdin.fileno(), 4096).decode().splitlines():
            self._begin(line.removeprefix("begin "))

    def _begin(self, where: str) -> None:
        self._state = State(self._state.window)
        self._field.clear()
        if where == "field":
            self._field.setFocus()
        else:
            self._button.setFocus()
        self._on_focus()

    @property
    def _button(self) -> QAbstractButton:
        """A button that the keyboard could press: it gets the focus for the test."""
        button = self.desktop.window.findChildren(QAbstractButton)[-1]
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button


if __name__ == "__main__":
    raise SystemExit(GateWindow(Path(sys.argv[1])).run())
