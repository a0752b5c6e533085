"""The readers of this machine while somebody changes them: drafts, what is saved, what is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal, Slot

from gate_desk.config.node_toml import ReaderSettings, Settings
from gate_desk.devices.ports import Port, find_ports
from gate_desk.devices.reader import ReaderState
from gate_desk.domain.errors import GateDeskError
from gate_desk.words import text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from gate_desk.domain.trial import Profile
    from gate_desk.services.station import Station
    from gate_desk.ui.jobs import Jobs


class ReaderDeskView(Struct, frozen=True, kw_only=True):
    """Everything that the page shows about readers."""

    stored: tuple[ReaderSettings, ...]
    """As they are in node.toml and at work."""
    drafts: tuple[ReaderSettings, ...]
    """As somebody wants them."""
    chosen: int = 0
    """The draft that is being changed."""
    asks_about_removal: bool = False
    saving: bool = False
    just_saved: bool = False
    error: GateDeskError | None = None
    """Why the last attempt to save was refused."""
    states: tuple[tuple[str, ReaderState], ...] = ()
    """Of the stored readers, by name."""
    ports: tuple[Port, ...] = ()

    @property
    def dirty(self) -> bool:
        """Whether something is not saved."""
        return self.drafts != self.stored

    @property
    def draft(self) -> ReaderSettings:
        """The one that is being changed."""
        return self.drafts[self.chosen]

    def state_of(self, reader: ReaderSettings) -> ReaderState | None:
        """How a reader does; None for one that is not at work as it stands here."""
        if reader not in self.stored:
            return None
        return dict(self.states).get(reader.name)

    def stored_by_name(self, name: str) -> ReaderSettings | None:
        """A reader at work."""
        return next((reader for reader in self.stored if reader.name == name), None)


class ReaderDesk(QObject):
    """Changes are drafts until `save`; only one attempt to save is under way at a time.

    Signals:
        changed: the new `ReaderDeskView`.
        saved: the `Settings` that node.toml has now.
    """

    changed = Signal(object)
    saved = Signal(object)

    def __init__(
        self,
        jobs: Jobs,
        readers: tuple[ReaderSettings, ...],
        parent: QObject | None = None,
        *,
        find: Callable[[], tuple[Port, ...]] = find_ports,
    ) -> None:
        super().__init__(parent)
        self._jobs, self._find = jobs, find
        self._view = ReaderDeskView(stored=readers, drafts=readers)

    @property
    def view(self) -> ReaderDeskView:
        """What there is to show."""
        return self._view

    def show_states(self, states: Mapping[str, ReaderState]) -> None:
        """How the readers at work do."""
        self._update(states=tuple(states.items()))

    def look_for_ports(self) -> None:
        """List the serial ports anew."""

        def look(_station: Station) -> tuple[Port, ...]:
            return self._find()

        self._jobs.query(look, self._ports_found, self._ports_not_found)

    def choose(self, row: int) -> None:
        """Change another reader."""
        if 0 <= row < len(self._view.drafts):
            self._update(chosen=row, asks_about_removal=False)

    def change(self, reader: ReaderSettings) -> None:
        """The chosen reader is to be so."""
        drafts, chosen = list(self._view.drafts), self._view.chosen
        drafts[chosen] = reader
        self._draft(tuple(drafts), chosen)

    def add(self) -> None:
        """One more, at a serial port, under a name that is free."""
        names = {reader.name for reader in self._view.drafts}
        number = len(names) + 1
        while (name := text("Máy quét {n}", n=number)) in names:
            number += 1
        drafts = (*self._view.drafts, ReaderSettings(name=name, kind="serial"))
        self._draft(drafts, len(drafts) - 1)

    def ask_about_removal(self, asked: bool) -> None:
        """Ask once whether the chosen reader is to go, or leave it."""
        self._update(asks_about_removal=asked and len(self._view.drafts) > 1)

    def remove(self) -> None:
        """The chosen reader is to go; the last one cannot."""
        drafts, chosen = list(self._view.drafts), self._view.chosen
        if len(drafts) > 1:
            del drafts[chosen]
            self._draft(tuple(drafts), min(chosen, len(drafts) - 1))

    def discard(self) -> None:
        """Everything as it is saved."""
        stored = self._view.stored
        self._draft(stored, min(self._view.chosen, len(stored) - 1))

    def save(self) -> None:
        """Write the drafts into node.toml, unless that is under way."""
        drafts = tuple(_tidy(reader) for reader in self._view.drafts)
        self._update(drafts=drafts)
        self._write(drafts)

    def adopt(self, name: str, profile: Profile) -> None:
        """Save what a trial proposed for a reader; other drafts stay drafts."""
        view = self._view
        target = view.stored_by_name(name)
        if target is None or view.saving:
            return

        def adopted(readers: tuple[ReaderSettings, ...]) -> tuple[ReaderSettings, ...]:
            # Keyboards cannot be told apart: what fits one is set for all of them.
            typing = target.kind == "wedge"
            return tuple(
                _with_profile(reader, profile)
                if reader.name == name or (typing and reader.kind == "wedge")
                else reader
                for reader in readers
            )

        self._update(drafts=adopted(view.drafts))
        self._write(adopted(view.stored))

    def _write(self, readers: tuple[ReaderSettings, ...]) -> None:
        if self._view.saving:
            return
        self._update(saving=True, error=None, just_saved=False, asks_about_removal=False)

        def write(station: Station) -> Settings:
            return station.machine.use_readers(readers)

        self._jobs.change(write, self._written, self._refused)

    @Slot(object)
    def _written(self, settings: Settings) -> None:
        self._update(saving=False, just_saved=True, stored=settings.reader)
        self.saved.emit(settings)

    @Slot(object)
    def _refused(self, error: GateDeskError) -> None:
        self._update(saving=False, error=error)

    @Slot(object)
    def _ports_found(self, ports: tuple[Port, ...]) -> None:
        self._update(ports=ports)

    @Slot(object)
    def _ports_not_found(self, _error: GateDeskError) -> None:
        self._update(ports=())

    def _draft(self, drafts: tuple[ReaderSettings, ...], chosen: int) -> None:
        self._update(
            drafts=drafts, chosen=chosen, asks_about_removal=False, error=None, just_saved=False
        )

    def _update(self, **changes: object) -> None:
        view = replace(self._view, **changes)
        if view != self._view:
            self._view = view
            self.changed.emit(view)


def _tidy(reader: ReaderSettings) -> ReaderSettings:
    return replace(reader, name=" ".join(reader.name.split()))


def _with_profile(reader: ReaderSettings, profile: Profile) -> ReaderSettings:
    gap_ms = reader.gap_ms if profile.gap_ms is None else profile.gap_ms
    return replace(reader, suffix=profile.suffix, gap_ms=gap_ms)
