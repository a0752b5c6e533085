"""Garbage is collected on the window's thread alone.

Python collects on whichever thread happens to allocate. When that is a lane of `Jobs`, it may free
a QObject there: Qt then waits, with its signal lock held, for Python's lock, which the window's
thread holds while it waits for Qt's. Both wait for ever (seen once in some thousand tests).
"""

import gc

from PySide6.QtCore import QObject, QTimer, Slot

_EVERY_MS = 1_000


def collect_due() -> None:
    """Collect the oldest generation that Python would collect now; call it on the main thread."""
    pairs = zip(gc.get_count(), gc.get_threshold(), strict=True)
    due = [generation for generation, (held, most) in enumerate(pairs) if held > most]
    if due:
        gc.collect(due[-1])


class Garbage(QObject):
    """Collects by a timer from `start` to `stop`; no other thread collects meanwhile."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._was_enabled = False
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self._collect)

    def start(self) -> None:
        """Begin; once. What a start without collections has made stays to the end and is not
        looked at again: every look at it would cost some 7 ms.
        """
        if self._timer.isActive():
            return
        self._was_enabled = gc.isenabled()
        if not self._was_enabled:
            gc.freeze()
        gc.disable()
        self._timer.start()

    def stop(self) -> None:
        """Give it back to Python."""
        self._timer.stop()
        if self._was_enabled:
            gc.enable()

    @Slot()
    def _collect(self) -> None:
        collect_due()
