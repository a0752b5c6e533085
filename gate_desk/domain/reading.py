"""A reading: what a device delivered, before anybody knows what it means."""

from datetime import datetime

from msgspec import Struct

from gate_desk.domain.rfid import RfidProfile
from gate_desk.domain.verdict import Direction


class Reading(Struct, frozen=True, kw_only=True):
    """One scanned text with the reader it came from."""

    untrusted_text: str
    """Exactly as the reader sent it, without its suffix; any characters, any length."""
    reader: str
    """The reader's name in node.toml."""
    lane: Direction | None = None
    """The reader's lane; None: one reader serves both ways and the schedule decides."""
    rfid: RfidProfile | None = None
    """How the reader writes radio numbers; None: that is not known."""
    typed: bool = False
    """The reader types: an input method may have rewritten what is no digit."""
    at: datetime | None = None
    """Event time, aware; None: now."""
