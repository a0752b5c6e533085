"""The exchange of a window: errands, sticks, rounds by themselves, and the page that shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from gate_desk.devices.drives import Drives
from gate_desk.ui.errands import Errands
from gate_desk.ui.models.exchange_desk import ExchangeDesk
from gate_desk.ui.windows.main_window import MainWindow

if TYPE_CHECKING:
    from gate_desk.config.node_toml import CarrierSettings
    from gate_desk.ui.jobs import Jobs
    from gate_desk.ui.language import Language
    from gate_desk.ui.pages.exchange import ExchangePage
    from gate_desk.ui.theme.style import Theme


class ExchangeDoor(QObject):
    """Started once the store is open; its alarms stand on every page."""

    def __init__(self, jobs: Jobs, settings: CarrierSettings, window: MainWindow) -> None:
        super().__init__()
        self._window = window
        self._alarms: tuple[str, ...] = ()
        self.errands = Errands(jobs, self)
        self.desk = ExchangeDesk(jobs, self.errands, settings.urls, settings.interval_minutes, self)
        self.drives = Drives(parent=self)
        self.drives.changed.connect(self.desk.show_drives)
        self.desk.alarmed.connect(self._alarmed)

    def page(self, theme: Theme, language: Language) -> ExchangePage:
        """The page; late, because most people at a gate never open it."""
        from gate_desk.ui.pages.exchange import ExchangePage

        return ExchangePage(theme, language, self.desk)

    def start(self) -> None:
        """Look at sticks, and whether there is an alarm."""
        self.drives.start()
        self.desk.refresh()

    def stop(self) -> None:
        """Stop a round that is under way: what it has done stays done."""
        self.drives.stop()
        self.errands.stop()

    @Slot(object)
    def _alarmed(self, codes: tuple[str, ...]) -> None:
        for code in self._alarms:
            self._window.clear_fault(code)
        for code in codes:
            self._window.show_fault(code)
        self._alarms = codes
