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


KINDS = ("wedge", "serial", "camera")
"""Kinds of readers that `make_readers` makes; the settings page offers them."""


class Readers(QObject):
    """Starts and stops them together.

    Signals:
        captured: a `Reading` of any of them.
        tried: a `TrialScan` of any of them, while they are tried out.
        changed: a reader has another state, or there are other readers; see `states`.
    """

    captured = Signal(object)
    tried = Signal(object)
    changed = Signal()

    def __init__(self, settings: Sequence[ReaderSettings], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._started = self._on_trial = False
        self._make(settings)

    @property
    def states(self) -> tuple[tuple[Direction | None, ReaderState], ...]:
        """Lane and state, a pair for each reader of the settings."""
        named = self.states_by_name
        return tuple((lane_of(each), named[each.name]) for each in self._settings)

    @property
    def states_by_name(self) -> dict[str, ReaderState]:
        """The state of each reader of the settings."""
        known = {reader.name: reader.state for reader in self._readers}
        return {each.name: known.get(each.name, ReaderState.GOOD) for each in self._settings}

    def start(self) -> None:
        """Begin to deliver."""
        self._started = True
        for reader in self._readers:
            reader.start()

    def stop(self) -> None:
        """The latest first."""
        self._started = False
        for reader in reversed(self._readers):
            reader.stop()

    def use(self, settings: Sequence[ReaderSettings]) -> None:
        """Other readers from now on; a device is given back before another reader opens it."""
        started = self._started
        self.stop()
        for reader in self._readers:
            reader.deleteLater()
        self._make(settings)
        self.try_out(self._on_trial)
        if started:
            self.start()
        self.changed.emit()

    @Slot(bool)
    def try_out(self, on: bool) -> None:
        """All deliver to a trial, where nothing is recorded, or to the gate again."""
        self._on_trial = on
        for reader in self._readers:
            reader.try_out(on)

    def _make(self, settings: Sequence[ReaderSettings]) -> None:
        self._settings = tuple(settings)
        self._readers = make_readers(self._settings)
        for reader in self._readers:
            reader.captured.connect(self.captured)
            reader.tried.connect(self.tried)
            reader.changed.connect(self._changed)

    @Slot(object)
    def _changed(self, _state: object) -> None:
        self.changed.emit()


def make_readers(settings: Sequence[ReaderSettings]) -> tuple[Reader, ...]:
    """One reader for each of the settings, but a single one for all that type."""
    made: list[Reader] = []
    typing = [each for each in settings if each.kind == "wedge"]
    if typing:
        made.append(KeyboardWedge(_wedge_settings(typing)))
    made += [_serial_reader(each) for each in settings if each.kind == "serial"]
    made += [_camera(each) for each in settings if each.kind == "camera"]
    _profile(made, settings, typing)
    return tuple(made)


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


def _camera(settings: ReaderSettings) -> Reader:
    from gate_desk.devices.camera import CameraReader, frame_source

    return CameraReader(settings.name, lane_of(settings), frame_source(settings.device))


def _wedge_settings(typing: Sequence[ReaderSettings]) -> WedgeSettings:
    """Keyboards cannot be told apart, so with several of them nobody knows the lane."""
    first = typing[0]
    return WedgeSettings(
        reader=first.name,
        lane=lane_of(first) if len(typing) == 1 else None,
        gap_ms=max(each.gap_ms for each in typing),
        suffix=first.suffix,
    )


def _serial_reader(settings: ReaderSettings) -> Reader:
    from gate_desk.devices.serial import SerialReader, SerialSettings

    return SerialReader(
        SerialSettings(
            reader=settings.name,
            lane=lane_of(settings),
            device=settings.device,
            baud=settings.baud,
            suffix=settings.suffix,
        )
    )
