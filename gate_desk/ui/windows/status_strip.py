"""The strip below every page: journal, age of each agency's data, disk and clock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout

from gate_desk.ui.language import Language
from gate_desk.ui.theme.roles import set_property
from gate_desk.ui.theme.style import Theme
from gate_desk.ui.widgets.chip import Chip
from gate_desk.ui.widgets.icon import Mark
from gate_desk.ui.widgets.label import PlainLabel, set_plain_tool_tip
from gate_desk.words import text

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QResizeEvent

    from gate_desk.services.answers import Overview
    from gate_desk.ui.windows.status_text import StatusText

HEIGHT = 36
_TEXT = 13
_LENGTHS = (0, 1, 2)
_SIDE, _GAP, _PART = 20, 6, 18


class StatusStrip(QFrame):
    """Shows the longest wording that fits its width; the full one is always the tool tip.

    Signals:
        page_wanted: the name of the page that explains the part that was clicked.
    """

    page_wanted = Signal(str)

    def __init__(self, theme: Theme, language: Language) -> None:
        super().__init__()
        set_property(self, "role", "status")
        self.setFixedHeight(HEIGHT)
        self._language = language
        self._overview: Overview | None = None
        self._length: int | None = None
        self._lost = False
        self.journal_mark, self.health_mark = Mark(theme), Mark(theme)
        self._theme = theme
        self._opening = PlainLabel(size=_TEXT, tone="muted")
        self._chip_row = QHBoxLayout()
        self._chip_row.setSpacing(_GAP)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(_SIDE, 1, _SIDE, 0)
        self._row.setSpacing(_GAP)
        self._row.addWidget(self.journal_mark)
        self._row.addWidget(self._opening)
        self._row.addStretch(1)
        self.health_mark.setParent(self)
        self.health_mark.hide()
        language.changed.connect(self._language_changed)
        self.retranslate()

    @property
    def length(self) -> int | None:
        """Which wording of `status_text` is shown; None before the first overview."""
        return self._length

    @property
    def chips(self) -> tuple[Chip, ...]:
        """The pills of agencies whose data is old."""
        items = (self._chip_row.itemAt(at) for at in range(self._chip_row.count()))
        widgets = (item.widget() if item else None for item in items)
        return tuple(widget for widget in widgets if isinstance(widget, Chip))

    def show_overview(self, overview: Overview) -> None:
        """Show fresh facts."""
        if self._overview is None:
            self._make_parts()
        self._overview = overview
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.retranslate()

    def _make_parts(self) -> None:
        """Only now: the window is on screen before a line with bold words can be made."""
        from gate_desk.ui.widgets.runs import RunsLabel

        self._row.removeWidget(self._opening)
        self._opening.hide()
        self.journal, self.ages, self.health = (RunsLabel(self._theme, _TEXT) for _ in range(3))
        self._row.insertWidget(1, self.journal)
        self._row.insertSpacing(2, _PART - 2 * _GAP)
        self._row.insertWidget(3, self.ages)
        self._row.insertLayout(4, self._chip_row)
        self._row.addWidget(self.health_mark)
        self._row.addWidget(self.health)
        self.health_mark.show()

    def show_lost(self, lost: bool) -> None:
        """Whether nothing can be recorded."""
        self._lost = lost
        self.retranslate()

    @Slot(object)
    def _language_changed(self, _code: object) -> None:
        self.retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the wording again."""
        super().resizeEvent(event)
        self._choose_length()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the machine's health leads to its settings, on the rest to the exchange."""
        super().mouseReleaseEvent(event)
        if self._overview is not None and self.rect().contains(event.position().toPoint()):
            health = event.position().x() >= self.health_mark.x()
            self.page_wanted.emit("settings" if health else "exchange")

    def minimumSizeHint(self) -> QSize:
        """It fits itself to any window."""
        return QSize(0, HEIGHT)

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self._length = None
        if self._overview is None:
            waiting = text("Sổ ghi không mở được") if self._lost else text("Đang mở sổ ghi…")
            self._opening.setText(waiting)
            self.journal_mark.set_state("bad" if self._lost else "off")
            return
        self.journal_mark.set_state("bad" if self._lost else "good")
        set_plain_tool_tip(self, _as_line(self._text(0)))
        self._choose_length()

    def _text(self, length: int) -> StatusText:
        from gate_desk.ui.models.deadlines import local_now
        from gate_desk.ui.windows.status_text import status_text

        assert self._overview is not None
        return status_text(self._overview, local_now(), self._language.number, length)

    def _choose_length(self) -> None:
        if self._overview is None:
            return
        for length in _LENGTHS:
            if length != self._length:
                self._show(self._text(length))
                self._length = length
            if self._needed() <= self.width():
                return

    def _needed(self) -> int:
        """Width of what is shown; the layout's own hint is not up to date before it is shown."""
        parts = (self.journal, self.ages, self.health, *self.chips)
        marks = self.journal_mark.width() + self.health_mark.width()
        gaps = _GAP * (len(parts) + 2) + 2 * _PART
        return 2 * _SIDE + marks + gaps + sum(part.sizeHint().width() for part in parts)

    def _show(self, told: StatusText) -> None:
        self.journal.set_runs(*told.journal)
        self.ages.set_runs(*told.ages)
        self.ages.setVisible(bool(told.ages))
        self.health.set_runs(*told.health)
        self.health_mark.set_state(told.health_mark)
        for old in self.chips[len(told.chips) :]:
            self._chip_row.removeWidget(old)
            old.hide()
            old.deleteLater()
        for at, chip in enumerate(told.chips):
            if at < len(self.chips):
                self.chips[at].set_state(chip.text, chip.role)
            else:
                self._chip_row.addWidget(Chip(chip.text, chip.role, height=22))


def _as_line(told: StatusText) -> str:
    """Everything in one plain sentence, for the tool tip and screen readers."""
    lines = ["".join(run.text for run in runs) for runs in (told.journal, told.ages) if runs]
    lines += [chip.text for chip in told.chips]
    lines.append("".join(run.text for run in told.health))
    return " · ".join(lines).replace("<", "‹")
