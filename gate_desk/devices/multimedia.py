"""Qt's multimedia part, which names at every turn what a machine does not have."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QLoggingCategory

_ALWAYS_SILENT = "qt.gui.imageio.jpeg=false"
"""A camera on a bad cable sends broken pictures, and each would be a line of the log."""


@contextmanager
def without_complaints() -> Iterator[None]:
    """Qt and PulseAudio name every optional library and server that a machine does not have.

    Rules, not a message handler: PulseAudio's thread may report while we hold Python's lock.
    """
    QLoggingCategory.setFilterRules(
        f"{_ALWAYS_SILENT}\nqt.multimedia*=false\ndefault.warning=false"
    )
    try:
        yield
    finally:
        QLoggingCategory.setFilterRules(_ALWAYS_SILENT)
