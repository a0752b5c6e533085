"""Whether a scan repeats the one before it: recorded, same answer, no second movement."""

from datetime import datetime, timedelta

from msgspec import Struct

WINDOW = timedelta(seconds=10)
"""How long a code at the same reader counts as the same scan (records.md)."""


class LastScan(Struct, frozen=True):
    """The newest scan of a subject at a reader."""

    subject: object
    """What was scanned, by value; None when nothing was recognised."""
    at: datetime
    """Event time, aware."""
    reader: str


def is_repeat(subject: object, at: datetime, reader: str, previous: LastScan | None) -> bool:
    """Whether the same subject was scanned at the same reader within `WINDOW`, its end included.

    Either way: a clock that was set back in between does not make a second movement. Two scans
    of which nothing was recognised (None) are never taken for the same.
    """
    if subject is None or previous is None:
        return False
    same = previous.subject == subject and previous.reader == reader
    return same and abs(at - previous.at) <= WINDOW
