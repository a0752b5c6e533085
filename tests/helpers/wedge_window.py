"""A window with a text field, a button that Enter presses, and the keyboard wedge.

Tells its state as a JSON line after every change. Commands, one a line: `begin field` and
`begin button` put the focus there and forget what was, `block MILLISECONDS` does nothing for so
long, `stumble MILLISECONDS` does so behind every hyphen. F12 counts as `ended`.
"""

import json
import os
import sys
import time
from dataclasses import asdict, dataclass, field

from PySide6.QtCore import QEvent, QObject, QSocketNotifier, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QWindow
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton, QVBoxLayout

from gate_desk.devices.wedge import KeyboardWedge, WedgeSettings
from gate_desk.domain.reading import Reading


@dataclass(slots=True)
class State:
    window: int
    focus: str | None = None
    scans: list[str] = field(default_factory=list)
    clicks: int = 0
    text: str = ""
    blocked: int = 0
    ended: int = 0
    longest_pause_ms: int = 0
    """Between two characters, by the X server's clock."""


class WedgeWindow(QDialog):
    def __init__(self) -> None:
        super().__init__()
        self._state = State(int(self.winId()))
        self._last_press: int | None = None
        self._stumble_s = 0.0
        self._field, self._button = QLineEdit(), QPushButton("Ghi")
        self._button.setDefault(True)
        layout = QVBoxLayout(self)
        layout.addWidget(self._field)
        layout.addWidget(self._button)
        self._button.clicked.connect(self._on_click)
        self._field.textChanged.connect(self.tell)
        QShortcut(QKeySequence("F12"), self).activated.connect(self._on_end)
        self._commands = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, self)
        self._commands.activated.connect(self._on_command)
        self._wedge = KeyboardWedge(WedgeSettings(reader="ban"), self)
        self._wedge.captured.connect(self._on_captured)

    def start(self, application: QApplication) -> None:
        self._wedge.start()
        application.installEventFilter(self)
        application.focusChanged.connect(self.tell)
        self.show()
        self.tell()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Measure how steadily the keys come, and be slow where that was asked for."""
        pressed = event.type() is QEvent.Type.KeyPress and isinstance(watched, QWindow)
        if pressed and isinstance(event, QKeyEvent) and event.text() and event.spontaneous():
            if self._last_press is not None:
                pause = event.timestamp() - self._last_press
                self._state.longest_pause_ms = max(self._state.longest_pause_ms, pause)
            self._last_press = event.timestamp()
        if event.type() is QEvent.Type.KeyRelease and isinstance(watched, QWindow):
            assert isinstance(event, QKeyEvent)
            if event.text() == "-":
                time.sleep(self._stumble_s)
        return False

    @Slot()
    def tell(self) -> None:
        focused = QApplication.focusWidget()
        places = ((self._field, "field"), (self._button, "button"))
        self._state.focus = next((name for widget, name in places if widget is focused), None)
        self._state.text = self._field.text()
        sys.stdout.write(json.dumps(asdict(self._state)) + "\n")
        sys.stdout.flush()

    @Slot()
    def _on_click(self) -> None:
        self._state.clicks += 1
        self.tell()

    @Slot()
    def _on_end(self) -> None:
        self._state.ended += 1
        self.tell()

    @Slot(object)
    def _on_captured(self, reading: Reading) -> None:
        self._state.scans.append(reading.untrusted_text)
        self.tell()

    @Slot()
    def _on_command(self) -> None:
        for line in os.read(sys.stdin.fileno(), 4096).decode().splitlines():
            verb, argument = line.split()
            if verb == "begin":
                self._begin(self._field if argument == "field" else self._button)
            elif verb == "stumble":
                self._stumble_s = int(argument) / 1000
                self.tell()
            elif verb == "block":
                self._state.blocked += 1
                self.tell()
                time.sleep(int(argument) / 1000)

    def _begin(self, widget: QLineEdit | QPushButton) -> None:
        self._state = State(self._state.window)
        self._last_press = None
        self._field.clear()
        widget.setFocus()
        self.tell()


def main() -> None:
    application = QApplication(sys.argv)
    window = WedgeWindow()
    window.start(application)
    application.exec()


if __name__ == "__main__":
    main()
