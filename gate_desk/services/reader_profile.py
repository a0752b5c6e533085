"""How a reader writes the numbers of radio cards, by its settings."""

from collections.abc import Iterable

from gate_desk.config.node_toml import ReaderSettings
from gate_desk.domain.rfid import Notation, RfidProfile


def rfid_profile(settings: ReaderSettings) -> RfidProfile | None:
    """The profile of one reader; None: not known."""
    return RfidProfile(Notation(settings.rfid), settings.rfid_reversed) if settings.rfid else None


def common_profile(settings: Iterable[ReaderSettings]) -> RfidProfile | None:
    """The profile of readers that cannot be told apart; None where they differ."""
    profiles = {rfid_profile(each) for each in settings}
    return profiles.pop() if len(profiles) == 1 else None
