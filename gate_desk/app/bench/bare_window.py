"""The reference of every window: a bare QLabel in a process of its own."""

import sys

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QLabel

from gate_desk.app.bench.child_words import IDLE, IDLE_MS, PAINTED, resident_kib, say


class _Label(QLabel):
    painted = False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Told as the gate's window tells it: when the event that painted is done."""
        super().paintEvent(event)
        if not self.painted:
            self.painted = True
            QTimer.singleShot(0, self._tell)

    def _tell(self) -> None:
        say(PAINTED)
        QTimer.singleShot(IDLE_MS, self._tell_memory)

    def _tell_memory(self) -> None:
        say(IDLE, resident_kib())
        QApplication.quit()


def main() -> int:
    """Show a label until its memory was read."""
    app = QApplication(["bare"])
    label = _Label("Gate Desk")
    label.show()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
