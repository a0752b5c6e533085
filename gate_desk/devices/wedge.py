"""Keyboard-wedge capture: tells a scanner's keys from a person's by the time between them."""

from typing import Literal

from msgspec import Struct
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent, QWindow

from gate_desk.devices.keystrokes import Burst, KeyKind, is_close, key_id
from gate_desk.devices.reader import Reader
from gate_desk.domain.trial import Manner
from gate_desk.domain.verdict import Direction

STALL_GAPS = 4
"""A burst that is long enough for a scan may pause for so many gaps before its suffix."""
TRIAL_GAP_MS = 120
"""The least gap while a reader is tried out, milliseconds: a slow one is to be seen as well."""
HELD_KEY_RUN = 16
"""So many equal characters at the start of a burst are a key held down, not a code."""

_WATCHED = frozenset(
    (
        QEvent.Type.KeyPress,
        QEvent.Type.KeyRelease,
        QEvent.Type.ShortcutOverride,
        QEvent.Type.MouseButtonPress,
    )
)


class WedgeSettings(Struct, frozen=True, kw_only=True):
    """What is known of a reader that types."""

    reader: str
    lane: Direction | None = None
    gap_ms: int = 35
    """Longest time between two keys of one scan, from the reader's test page."""
    min_length: int = 6
    """Fewer characters than this are never a scan."""
    suffix: Literal["enter", "tab", "none"] = "enter"
    """What the reader sends last. Enter and Tab both end a scan; with `none` silence does too."""


class KeyboardWedge(Reader):
    """Captures what a keyboard-wedge scanner types, wherever the focus is.

    Works on key events on their way to a `QWindow`, before any widget sees them, and by the
    events' own times, so that keys that waited while the window was busy are judged as they were
    typed. What a person types reaches its window unchanged, a key at most `gap_ms` later; shortcuts
    made of a plain character work for a person and never for a scanner.
    What is captured has no suffix.
    """

    types = True

    def __init__(self, settings: WedgeSettings, parent: QObject | None = None) -> None:
        super().__init__(settings.reader, settings.lane, parent)
        self._settings = settings
        self._gap_ms = settings.gap_ms
        self._burst = Burst()
        self._swallowed: set[int] = set()
        """Keys whose press was taken and whose release is still to come."""
        self._ended_at: int | None = None
        """Time of the suffix just taken: another one right behind belongs to it (CR LF)."""
        self._run: tuple[str, int] | None = None
        """Character and last time of a key that is held down and passes freely."""
        self._sends_again = False
        """The next key event is one that was held before."""
        self._silence = QTimer(self)
        self._silence.setSingleShot(True)
        self._silence.setTimerType(Qt.TimerType.PreciseTimer)
        self._silence.timeout.connect(self._on_silence)

    def start(self) -> None:
        """Begin to watch the application's keys."""
        application = QCoreApplication.instance()
        assert application is not None
        application.installEventFilter(self)

    def stop(self) -> None:
        """Watch no longer; keys still held go where they were going."""
        application = QCoreApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
        self._finish()

    def try_out(self, on: bool) -> None:
        """While it is tried out, slower keys and scans without a suffix are captured too."""
        super().try_out(on)
        self._gap_ms = max(self._settings.gap_ms, TRIAL_GAP_MS) if on else self._settings.gap_ms

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take, hold or let pass one event of the application."""
        kind = event.type()
        if kind not in _WATCHED or not isinstance(watched, QWindow):
            return False
        if not isinstance(event, QKeyEvent):
            self._make_way()  # a click may move the focus away from what was typed
            return False
        if self._sends_again:
            self._sends_again = False
            return False
        if kind is QEvent.Type.KeyPress:
            return self._on_press(watched, event)
        if kind is QEvent.Type.KeyRelease:
            return self._on_release(watched, event)
        return self._on_shortcut(event)

    def _on_press(self, window: QWindow, event: QKeyEvent) -> bool:
        kind = KeyKind.of(event)
        if kind is KeyKind.MODIFIER:
            return False
        self._swallowed.discard(key_id(event))
        self._finish_unless_followed_by(event)
        if kind is KeyKind.CHARACTER:
            return self._on_character(window, event)
        if kind is KeyKind.END and self._is_end(event):
            self._on_end(event)
            return True
        self._make_way()
        return False

    def _on_release(self, window: QWindow, event: QKeyEvent) -> bool:
        key = key_id(event)
        if key in self._burst.down:
            self._burst.release(window, event)
        elif key in self._swallowed:
            self._swallowed.discard(key)
        else:
            return False
        return True

    def _on_shortcut(self, event: QKeyEvent) -> bool:
        """Qt asks before every press whether it is a shortcut: a key that is held is none yet.

        When it is given back Qt asks again.
        """
        kind = KeyKind.of(event)
        if kind is KeyKind.MODIFIER:
            return False
        self._finish_unless_followed_by(event)
        if kind is KeyKind.CHARACTER:
            ours = not self._is_held_down(event)
        else:
            ours = kind is KeyKind.END and self._is_end(event)
            if not ours:
                self._make_way()
        if ours:
            event.accept()
        return ours

    def _on_character(self, window: QWindow, event: QKeyEvent) -> bool:
        if self._is_held_down(event):
            self._run = event.text(), event.timestamp()
            return False
        self._run = None
        self._burst.press(window, event)
        self._silence.start(self._patience_ms)
        if len(self._burst.characters) == HELD_KEY_RUN and self._burst.is_one_key:
            self._run = event.text(), event.timestamp()
            self._give_back()
        return True

    def _is_held_down(self, event: QKeyEvent) -> bool:
        """Whether the keyboard repeats this key by itself, flagged as repeated or not."""
        if self._run is not None:
            character, last = self._run
            if character == event.text() and is_close(last, event, self._gap_ms):
                return True
        # Inside a burst it is no repeat: X11 calls a double digit typed within one millisecond
        # one, and a key really held starts to repeat after 200 ms or more.
        return event.isAutoRepeat() and not self._burst.length

    def _is_end(self, event: QKeyEvent) -> bool:
        """Whether an Enter or Tab belongs to a scan: its suffix, or the LF of its CR LF."""
        if self._burst.length:
            return self._is_scan()
        return self._ended_at is not None and is_close(self._ended_at, event, self._gap_ms)

    def _on_end(self, event: QKeyEvent) -> None:
        self._ended_at = event.timestamp()
        self._swallowed.add(key_id(event))
        if self._burst.length:
            self._capture(event)

    def _is_scan(self) -> bool:
        return self._burst.length >= self._settings.min_length and not self._burst.is_one_key

    @property
    def _patience_ms(self) -> int:
        """A radio link or a busy computer can make a scanner stall; nobody types six keys so."""
        stalls = self._settings.suffix != "none" and self._is_scan()
        return self._gap_ms * STALL_GAPS if stalls else self._gap_ms

    def _finish_unless_followed_by(self, event: QKeyEvent) -> None:
        if self._burst.length and not is_close(self._burst.last_press, event, self._patience_ms):
            self._finish()

    @Slot()
    def _on_silence(self) -> None:
        if self._silence.interval():
            self._silence.start(0)  # keys that already wait in the queue come first
        else:
            self._finish()

    def _finish(self) -> None:
        """The burst ended without a suffix."""
        may_be_scan = self._settings.suffix == "none" or self._burst.is_endless or self._on_trial
        if may_be_scan and self._burst.length and self._is_scan():
            self._capture()
        else:
            self._give_back()

    def _make_way(self) -> None:
        """A key that is no part of any scan passes: after what was typed, but through a scan."""
        if self._burst.length and not self._is_scan():
            self._give_back()

    def _capture(self, end: QKeyEvent | None = None) -> None:
        self._swallowed |= self._burst.down
        burst = self._close_burst()
        if not self._on_trial:
            self.deliver(burst.text())
            return
        gaps = burst.gaps_ms(end.timestamp() if end else None)
        ended_by = _sign_of(end) if end else ""
        self.deliver(burst.text(), Manner(ended_by=ended_by, gaps_ms=gaps, took_ms=sum(gaps)))

    def _give_back(self) -> None:
        for stroke in self._close_burst().strokes:
            # For one event only: what it starts may run an event loop of its own.
            self._sends_again = True
            stroke.send()
            self._sends_again = False

    def _close_burst(self) -> Burst:
        self._silence.stop()
        closed, self._burst = self._burst, Burst()
        return closed


def _sign_of(end: QKeyEvent) -> str:
    """The control character of a suffix key."""
    if end.key() == Qt.Key.Key_Tab or end.text() == "\t":
        return "\t"
    return "\n" if end.text() == "\n" else "\r"
