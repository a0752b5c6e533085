"""The readers of a post, made from its settings: several at once, each with a lane and a state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from gate_desk.devices.reader import Reader, ReaderState
from gate_desk.devices.wedge import KeyboardWedge, WedgeSettings
from gate_desk.domain.verdict import Direction
from gate_desk.services.reader_profile import common_profile, rfid_profile

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gate_desk.config.node_toml import ReaderSettings


class Readers(QObject):
    """Starts and stops them together.

    Signals:
        captured: a `Reading` of any of them.
        changed: a reader has another state; see `states`.
    """

    captured = Signal(object)
    changed = Signal()

    def __init__(self, settings: Sequence[ReaderSettings], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = tuple(settings)
        self._readers = make_readers(self._settings)
        for reader in self._readers:
            reader.captured.connect(self.captured)
            reader.changed.connect(self._changed)

    @property
    def states(self) -> tuple[tuple[Direction | None, ReaderState], ...]:
        """Lane and state, a pair for each reader of the settings."""
        known = {reader.name: reader.state for reader in self._readers}
        return tuple(
            (lane_of(each), known.get(each.name, ReaderState.GOOD)) for each in self._settings
        )

    def start(self) -> None:
        """Begin to deliver."""
        for reader in self._readers:
            reader.start()

    def stop(self) -> None:
        """The latest first."""
        for reader in reversed(self._readers):
            reader.stop()

    @Slot(object)
    def _changed(self, _state: object) -> None:
        self.changed.emit()


def make_readers(settings: Sequence[ReaderSettings]) -> tuple[Reader, ...]:
    """One reader for each of the settings, but a single one for all that type."""
    typing = [each for each in settings if each.kind == "wedge"]
    made: tuple[Reader, ...] = (KeyboardWedge(_wedge_settings(typing)),) if typing else ()
    _profile(made, settings, typing)
    return made


def _profile(
    made: Sequence[Reader], settings: Sequence[ReaderSettings], typing: Sequence[ReaderSettings]
) -> None:
    """Tell each reader how it writes radio numbers; those that type are one for the program."""
    by_name = {each.name: rfid_profile(each) for each in settings}
    if typing:
        by_name[typing[0].name] = common_profile(typing)
    for reader in made:
        reader.rfid = by_name.get(reader.name)


def lane_of(settings: ReaderSettings) -> Direction | None:
    """The lane that a reader stands in; None: it serves both ways."""
    return Direction(settings.lane) if settings.lane else None


def _wedge_settings(typing: Sequence[ReaderSettings]) -> WedgeSettings:
    """Keyboards cannot be told apart, so with several of them nobody knows the lane."""
    first = typing[0]
    return WedgeSettings(
        reader=first.name,
        lane=lane_of(first) if len(typing) == 1 else None,
        gap_ms=max(each.gap_ms for each in typing),
        suffix=first.suffix,
    )
