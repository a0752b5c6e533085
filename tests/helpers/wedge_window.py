"""A window with a text field, a button that Enter presses, and the keyboard wedge.

Tells its state as a JSON line after every change; takes the commands `focus field`,
`focus button` and `block MILLISECONDS` as lines.
"""

import json
import os
import sys
import time

from PySide6.QtCore import QSocketNotifier, Slot
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton, QVBoxLayout

from gate_desk.devices.wedge import KeyboardWedge, WedgeSettings
from gate_desk.domain.reading import Reading


class WedgeWindow(QDialog):
    def __init__(self) -> None:
        super().__init__()
        self._scans: list[str] = []
        self._clicks = 0
        self._blocked = 0
        self._field, self._button = QLineEdit(), QPushButton("Ghi")
        self._button.setDefault(True)
        layout = QVBoxLayout(self)
        layout.addWidget(self._field)
        layout.addWidget(self._button)
        self._button.clicked.connect(self._on_click)
        self._field.textChanged.connect(self._tell)
        QApplication.instance().focusChanged.connect(self._on_focus)  # type: ignore[union-attr]
        self._commands = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, self)
        self._commands.activated.connect(self._on_command)
        self.wedge = KeyboardWedge(WedgeSettings(reader="ban"), self)
        self.wedge.captured.connect(self._on_captured)

    @Slot()
    def _tell(self) -> None:
        focused = QApplication.focusWidget()
        focus = "field" if focused is self._field else "button" if focused is self._button else None
        state = {
            "window": int(self.winId()),
            "focus": focus,
            "scans": self._scans,
            "clicks": self._clicks,
            "text": self._field.text(),
            "blocked": self._blocked,
        }
        sys.stdout.write(json.dumps(state) + "\n")
        sys.stdout.flush()

    @Slot()
    def _on_click(self) -> None:
        self._clicks += 1
        self._tell()

    @Slot()
    def _on_focus(self) -> None:
        self._tell()

    @Slot(object)
    def _on_captured(self, reading: Reading) -> None:
        self._scans.append(reading.untrusted_text)
        self._tell()

    @Slot()
    def _on_command(self) -> None:
        for line in os.read(sys.stdin.fileno(), 4096).decode().splitlines():
            verb, argument = line.split()
            if verb == "focus":
                (self._field if argument == "field" else self._button).setFocus()
                self._tell()
            elif verb == "block":
                self._blocked += 1
                self._tell()
                time.sleep(int(argument) / 1000)


def main() -> None:
    application = QApplication(sys.argv)
    window = WedgeWindow()
    window.wedge.start()
    window.show()
    window._tell()
    application.exec()


if __name__ == "__main__":
    main()
