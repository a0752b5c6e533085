"""The header: which gate, who is on duty, how the readers are, the posture, the time."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QDateTime, QTime, QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from gate_desk.domain.verdict import Direction, Posture
from gate_desk.ui.language import Language
from gate_desk.ui.theme import fonts
from gate_desk.ui.theme.roles import set_property
from gate_desk.ui.theme.style import Theme
from gate_desk.ui.widgets.chip import Chip, ChipRole
from gate_desk.ui.widgets.icon import Mark, MarkState
from gate_desk.ui.widgets.label import PlainLabel, set_plain_tool_tip
from gate_desk.words import said, text

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QHideEvent, QShowEvent

HEIGHT = 60
POSTURES: dict[Posture, tuple[str, ChipRole]] = {
    Posture.NORMAL: (said("Chế độ trực: Thường"), "info"),
    Posture.HEIGHTENED: (said("Chế độ trực: Tăng cường"), "check"),
    Posture.EVENT: (said("Chế độ trực: Sự kiện"), "info"),
}
_STATES: dict[MarkState, str] = {
    "good": said("sẵn sàng"),
    "warn": said("chưa thấy tín hiệu"),
    "bad": said("mất kết nối"),
    "off": said("chưa bật"),
}


class ReaderLamp(NamedTuple):
    """One reader as the header shows it; no lane: it serves both ways."""

    lane: Direction | None
    state: MarkState


class ReadersChip(Chip):
    """`Vào ● Ra ●`."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("", "admit")
        self._theme = theme
        self._lamps: tuple[ReaderLamp, ...] = ()
        self._marks: list[Mark] = []
        self.label.hide()
        self.hide()

    @property
    def lamps(self) -> tuple[ReaderLamp, ...]:
        """What it shows."""
        return self._lamps

    def show_lamps(self, lamps: tuple[ReaderLamp, ...]) -> None:
        """Show the readers, in order."""
        self._lamps = lamps
        while self.row.count() > 1:
            item = self.row.takeAt(1)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for lamp in lamps:
            name = PlainLabel(_lane_name(lamp), size=13, weight=fonts.SEMIBOLD, tone="")
            name.setContentsMargins(4 if self.row.count() > 1 else 0, 0, 0, 0)
            self.row.addWidget(name)
            self.row.addWidget(Mark(self._theme, lamp.state))
        lost = any(lamp.state == "bad" for lamp in lamps)
        set_property(self, "chip", "refuse" if lost else "admit")
        spoken = ", ".join(f"{_lane_name(lamp)}: {text(_STATES[lamp.state])}" for lamp in lamps)
        self.setAccessibleName(spoken)
        set_plain_tool_tip(self, spoken)
        self.setVisible(bool(lamps))
        self.updateGeometry()


class Clock(PlainLabel):
    """The time of day, to the second; it rests while nobody sees it.

    Signals:
        minute_passed: a new minute has begun.
    """

    minute_passed = Signal()

    def __init__(self, now: Callable[[], QDateTime] = QDateTime.currentDateTimeUtc) -> None:
        super().__init__(size=21, weight=fonts.BOLD, tabular=True)
        self._now, self._offset_s = now, now().toLocalTime().offsetFromUtc()
        self.setContentsMargins(0, 0, 0, 0)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._tick)
        self._minute = -1
        self.setText(self._time().toString("HH:mm:ss"))

    def use_offset(self, seconds: int) -> None:
        """Show the site's time, so many seconds ahead of UTC, not this machine's."""
        self._offset_s = seconds
        self.setText(self._time().toString("HH:mm:ss"))

    def _time(self) -> QTime:
        return self._now().addSecs(self._offset_s).time()

    @Slot()
    def _tick(self) -> None:
        now = self._time()
        self.setText(now.toString("HH:mm:ss"))
        if self._minute not in (-1, now.minute()):
            self.minute_passed.emit()
        self._minute = now.minute()
        self._timer.start(1000 - now.msec())

    @property
    def runs(self) -> bool:
        """Whether it will change by itself."""
        return self._timer.isActive()

    def showEvent(self, event: QShowEvent) -> None:
        """Run while visible."""
        super().showEvent(event)
        self._tick()

    def hideEvent(self, event: QHideEvent) -> None:
        """Rest while hidden."""
        super().hideEvent(event)
        self._timer.stop()


class Header(QFrame):
    """The line above every page."""

    def __init__(self, theme: Theme, language: Language) -> None:
        super().__init__()
        set_property(self, "role", "header")
        self.setFixedHeight(HEIGHT)
        self.title = PlainLabel(size=18, weight=fonts.SEMIBOLD)
        self.duty = PlainLabel(size=13, tone="muted", elide=True)
        self.readers = ReadersChip(theme)
        self.posture = Chip()
        self.clock = Clock()
        self._posture = Posture.NORMAL
        self._records = True
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addStretch()
        names.addWidget(self.title)
        names.addWidget(self.duty)
        names.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 20, 1)
        row.setSpacing(14)
        row.addLayout(names, 1)
        for part in (self.readers, self.posture, self.clock):
            row.addWidget(part)
        language.changed.connect(self._language_changed)
        self.retranslate()

    def show_gate(self, gate: str, site: str) -> None:
        """Name the gate and the site; texts of the charter, not translated."""
        self.title.setText(f"{gate} – {site}" if site else gate)

    def show_lost(self, lost: bool) -> None:
        """Nothing can be recorded: then no word about scans that work."""
        self._records = not lost
        self._show_duty()

    def _show_duty(self) -> None:
        nobody = text("Chưa đăng nhập · quét thẻ vẫn hoạt động")
        self.duty.setText(nobody if self._records else text("Chưa đăng nhập"))

    def show_posture(self, posture: Posture) -> None:
        """Show the guard's level of readiness."""
        self._posture = posture
        sentence, role = POSTURES[posture]
        self.posture.set_state(text(sentence), role)

    @Slot(object)
    def _language_changed(self, _code: object) -> None:
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self._show_duty()
        self.show_posture(self._posture)
        self.readers.show_lamps(self.readers.lamps)


def _lane_name(lamp: ReaderLamp) -> str:
    if lamp.lane is None:
        return text("Máy quét")
    from gate_desk.words.verdicts import DIRECTIONS

    return text(DIRECTIONS[lamp.lane])
