"""The section "Máy quét" of the settings: the readers of this post, and a trial of any of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gate_desk.ui.language import Language
from gate_desk.ui.models.reader_desk import ReaderDesk
from gate_desk.ui.models.reader_trial import ReaderTrial
from gate_desk.ui.models.trial_text import trial_text
from gate_desk.ui.theme.style import Theme
from gate_desk.ui.widgets.readers_panel import ReadersPanel
from gate_desk.ui.widgets.trial_panel import TrialPanel
from gate_desk.words import text


class ReadersSection(QWidget):
    """Left the readers, right the trial; the trial ends when the section is left."""

    def __init__(
        self,
        theme: Theme,
        language: Language,
        desk: ReaderDesk,
        trial: ReaderTrial,
        kinds: Sequence[str],
        find_cameras: Callable[[], tuple[str, ...]],
    ) -> None:
        super().__init__()
        self._language, self._desk, self._trial = language, desk, trial
        self.readers = ReadersPanel(theme, desk, kinds, find_cameras)
        self.trial = TrialPanel(theme)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(self.readers, 46)
        row.addWidget(self.trial, 54)
        self.trial.begin_pressed.connect(trial.begin)
        self.trial.end_pressed.connect(trial.end)
        self.trial.adopt_pressed.connect(self._adopt)
        trial.changed.connect(self._show_trial)
        desk.changed.connect(self._show_trial)
        self._show_trial(None)

    def key_help(self) -> tuple[tuple[str, str], ...]:
        """What the keys of this section do."""
        return (
            ("Ctrl+S", text("Lưu thay đổi")),
            ("Ctrl+T", text("Bắt đầu quét thử")),
            ("Esc", text("Kết thúc quét thử")),
        )

    def save(self) -> None:
        """Save what was changed, if anything was."""
        if self._desk.view.dirty:
            self._desk.save()

    def begin(self) -> None:
        """Begin to try readers out."""
        self._trial.begin()

    def cancel(self) -> None:
        """End the trial."""
        self._trial.end()

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.readers.retranslate()
        self._show_trial(None)

    @Slot(object)
    def _show_trial(self, _view: object) -> None:
        view = self._trial.view
        name = view.scan.reader if view.scan else ""
        reader = self._desk.view.stored_by_name(name)
        self.trial.show_trial(on=view.on, shown=trial_text(view, reader, self._language.number))

    @Slot()
    def _adopt(self) -> None:
        view = self._trial.view
        if view.scan is not None and view.profile is not None:
            self._desk.adopt(view.scan.reader, view.profile)

    def showEvent(self, event: QShowEvent) -> None:
        """Ports may have been plugged in since."""
        super().showEvent(event)
        self._desk.look_for_ports()

    def hideEvent(self, event: QHideEvent) -> None:
        """Whoever leaves wants scans to be recorded."""
        super().hideEvent(event)
        self._trial.end()
