"""The theme that follows the hour: light by day, dark by night."""

from collections.abc import Callable

from PySide6.QtCore import QDateTime, QObject, QTime, Slot

from gate_desk.ui.theme.style import Theme

NIGHT_FROM, NIGHT_UNTIL = QTime(18, 0), QTime(6, 0)


def _now() -> QTime:
    return QDateTime.currentDateTimeUtc().toLocalTime().time()


def is_night(time: QTime) -> bool:
    """Whether the dark theme is for this time of day."""
    return time >= NIGHT_FROM or time < NIGHT_UNTIL


class ThemeByTime(QObject):
    """Switches when night falls or ends; what a person chose in between stays until then."""

    def __init__(self, theme: Theme, now: Callable[[], QTime] = _now) -> None:
        super().__init__(theme)
        self._theme, self._now = theme, now
        self._night = is_night(now())
        theme.set_dark(self._night)

    @Slot()
    def check(self) -> None:
        """Look at the clock; to be called about once a minute."""
        night = is_night(self._now())
        if night != self._night:
            self._night = night
            self._theme.set_dark(night)
