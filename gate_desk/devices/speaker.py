"""The gate's sounds: one per kind of answer; without a loudspeaker there is silence, no error."""

from __future__ import annotations

import logging
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Slot

from gate_desk.config.resources import resource_path
from gate_desk.devices.multimedia import without_complaints

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QMediaDevices, QSoundEffect

_log = logging.getLogger(__name__)


class Sound(StrEnum):
    """What is heard; each is a file `resources/sounds/<name>.wav`."""

    ADMIT = "admit"
    EXIT = "exit"
    CHECK = "check"
    REFUSE = "refuse"
    UNREADABLE = "unreadable"


class Speaker(QObject):
    """Plays sounds on the computer's default output, and follows when that is plugged or pulled."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._volume = 1.0
        self._on = True
        self._devices: QMediaDevices | None = None
        self._effects: dict[Sound, QSoundEffect] = {}

    @property
    def volume(self) -> float:
        """Loudness, 0 to 1."""
        return self._volume

    @property
    def is_on(self) -> bool:
        """Whether anything is played."""
        return self._on

    @property
    def is_ready(self) -> bool:
        """Whether there is a loudspeaker to play on."""
        return bool(self._effects)

    def start(self) -> None:
        """Find the loudspeaker; takes 50 ms, so call it after the window's first picture."""
        with without_complaints():
            try:
                from PySide6.QtMultimedia import QMediaDevices
            except ImportError as error:  # a system library of Qt's audio is missing
                _log.info("no sound: %s", error)
                return
            self._devices = QMediaDevices(self)
            self._devices.audioOutputsChanged.connect(self._load)
            self._load()

    def stop(self) -> None:
        """Fall silent and give the loudspeaker back."""
        self._unload()
        if self._devices is not None:
            self._devices.deleteLater()
            self._devices = None

    def set_volume(self, volume: float) -> None:
        """How loud, 0 to 1; what is beyond is cut."""
        self._volume = min(1.0, max(0.0, volume))
        for effect in self._effects.values():
            effect.setVolume(self._volume)

    def set_on(self, on: bool) -> None:
        """Sounds on, or off at once."""
        self._on = on
        if not on:
            self._hush()

    def play(self, sound: Sound) -> None:
        """Play it now, instead of whatever still sounds."""
        self._hush()
        if self._on and sound in self._effects:
            self._effects[sound].play()

    @Slot()
    def _load(self) -> None:
        from PySide6.QtMultimedia import QMediaDevices, QSoundEffect

        self._unload()
        output = QMediaDevices.defaultAudioOutput()
        if output.isNull():
            return
        for sound in Sound:
            effect = QSoundEffect(output, self)
            effect.setSource(QUrl.fromLocalFile(str(resource_path("sounds", f"{sound}.wav"))))
            effect.setVolume(self._volume)
            self._effects[sound] = effect

    def _unload(self) -> None:
        self._hush()
        for effect in self._effects.values():
            effect.deleteLater()
        self._effects.clear()

    def _hush(self) -> None:
        for effect in self._effects.values():
            effect.stop()
