"""The settings page, connected to the readers that it changes and tries out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from gate_desk.app.readers import KINDS, Readers
from gate_desk.devices.cameras import find_cameras
from gate_desk.devices.ports import Port, find_ports
from gate_desk.ui.models.charter_desk import CharterDesk
from gate_desk.ui.models.reader_desk import ReaderDesk
from gate_desk.ui.models.reader_trial import ReaderTrial
from gate_desk.ui.models.start_desk import StartDesk
from gate_desk.ui.pages.settings import SectionEntry, SettingsPage
from gate_desk.ui.pages.settings_charter import CharterSection
from gate_desk.ui.pages.settings_readers import ReadersSection
from gate_desk.ui.pages.settings_start import StartSection
from gate_desk.words import said

if TYPE_CHECKING:
    from collections.abc import Callable

    from gate_desk.config.node_toml import ReaderSettings, Settings
    from gate_desk.ui.jobs import Jobs
    from gate_desk.ui.language import Language
    from gate_desk.ui.theme.style import Theme


def make_settings_page(
    jobs: Jobs,
    readers: Readers,
    settings: tuple[ReaderSettings, ...],
    theme: Theme,
    language: Language,
    *,
    find: Callable[[], tuple[Port, ...]] = find_ports,
    find_cameras: Callable[[], tuple[str, ...]] = find_cameras,
) -> SettingsPage:
    """The page of a post whose readers are set so; `find` lists the serial ports."""
    desk, trial = ReaderDesk(jobs, settings, find=find), ReaderTrial()
    section = ReadersSection(theme, language, desk, trial, KINDS, find_cameras)
    start_desk = StartDesk(jobs)
    start = StartSection(theme, start_desk)
    charter_desk = CharterDesk(jobs)
    charter = CharterSection(theme, language, charter_desk)
    page = SettingsPage(
        language,
        (
            SectionEntry(said("Máy quét"), section),
            SectionEntry(said("Khi mở chương trình"), start),
            SectionEntry(said("Quy chế"), charter),
        ),
    )
    for owned in (desk, trial, start_desk, charter_desk, _Wires(readers, desk, trial)):
        owned.setParent(page)
    return page


class _Wires(QObject):
    """Between the readers and the page, as long as the page lives."""

    def __init__(self, readers: Readers, desk: ReaderDesk, trial: ReaderTrial) -> None:
        super().__init__()
        self._readers, self._desk = readers, desk
        readers.changed.connect(self._show_states)
        readers.tried.connect(trial.take)
        trial.switched.connect(readers.try_out)
        desk.saved.connect(self._use)
        self._show_states()

    @Slot()
    def _show_states(self) -> None:
        self._desk.show_states(self._readers.states_by_name)

    @Slot(object)
    def _use(self, settings: Settings) -> None:
        self._readers.use(settings.reader)
