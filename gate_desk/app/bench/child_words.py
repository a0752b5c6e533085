"""What a measured process tells the bench: one word with numbers a line."""

import sys
from pathlib import Path

PAINTED = "painted"
"""The window has been on the screen for the first time."""
PAGE = "page"
"""The gate page, too."""
ANSWERED = "answered"
"""The first scan has its recorded answer."""
IDLE = "idle"
"""Resident kibibytes after a while without work."""
SCANNED = "scanned"
"""Nanoseconds from the last key to the answer, the first paint that shows it, and its word."""

LOOKED = "looked"
"""Nanoseconds that a round of frames took: through the reader, by the library alone."""
EVENTS = "events"
"""Nanoseconds of the events of the window's thread, the longest last."""
LISTENING = "listening"
"""A serial reader waits for its next code."""
SHOWN = "shown"
"""When a code's first key was due, when the window showed the scan, and its word."""

IDLE_MS = 2_000
"""How long a window is left alone before its memory is read."""
_STATUS = Path("/proc/self/status")


def say(word: str, *numbers: int) -> None:
    """One line, at once."""
    sys.stdout.write(" ".join((word, *map(str, numbers))) + "\n")
    sys.stdout.flush()


def resident_kib() -> int:
    """This process's resident size."""
    lines = _STATUS.read_text("ascii").splitlines()
    [size] = [line.split()[1] for line in lines if line.startswith("VmRSS:")]
    return int(size)
