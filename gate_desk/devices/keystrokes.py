"""Keys on their way to a window: what each is, and bursts of characters typed without a pause."""

from dataclasses import dataclass, field
from enum import Enum, auto
from itertools import pairwise

from msgspec import Struct
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent, QWindow
from shiboken6 import isValid

LONGEST_TYPED = 1024
"""Characters without a pause beyond which no person is typing: never given back to a field."""
LONGEST_READING = 65_536
"""Characters of one burst that are kept; what follows without a pause is dropped."""

_END_KEYS = frozenset((Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab))
_END_TEXTS = frozenset(("\r", "\n", "\t"))
"""Line feed comes as a key of its own or as Ctrl+J; only its text tells."""
_MODIFIER_KEYS = frozenset(
    (
        Qt.Key.Key_Shift,
        Qt.Key.Key_Control,
        Qt.Key.Key_Alt,
        Qt.Key.Key_AltGr,
        Qt.Key.Key_Meta,
        Qt.Key.Key_CapsLock,
        Qt.Key.Key_NumLock,
    )
)
_CTRL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier
_META = Qt.KeyboardModifier.MetaModifier
_CLOCK_MASK = 0xFFFF_FFFF
"""Platforms stamp keys with 32-bit milliseconds, which wrap after 49 days."""


class KeyKind(Enum):
    """What a pressed key can be for a scan."""

    CHARACTER = auto()
    END = auto()
    """Enter, Tab, line feed: perhaps a scanner's suffix."""
    MODIFIER = auto()
    OTHER = auto()
    """Function keys, shortcuts, editing keys, and keys that carry no time."""

    @classmethod
    def of(cls, event: QKeyEvent) -> "KeyKind":
        """The kind of a press, by key, text and modifiers."""
        key, text = event.key(), event.text()
        if key in _MODIFIER_KEYS:
            return cls.MODIFIER
        if not event.timestamp():
            return cls.OTHER
        if key in _END_KEYS or text in _END_TEXTS:
            return cls.END
        return cls.CHARACTER if _types_text(event, text) else cls.OTHER


def _types_text(event: QKeyEvent, text: str) -> bool:
    held = event.modifiers()
    # Ctrl and Alt together are AltGr on some keyboards: that types a character.
    is_shortcut = bool(held & _META) or bool(held & _CTRL) != bool(held & _ALT)
    is_printable = bool(text) and all(c >= " " and c != "\x7f" for c in text)
    return is_printable and not is_shortcut


def key_id(event: QKeyEvent) -> int:
    """The same for a key's press and its release, whatever Shift did in between."""
    return event.nativeScanCode() or event.key()


def is_close(earlier: int, event: QKeyEvent, gap_ms: int) -> bool:
    """Whether the key came at most `gap_ms` after the time `earlier`, by the keyboard's clock."""
    return (event.timestamp() - earlier) & _CLOCK_MASK <= gap_ms


class Stroke(Struct, frozen=True):
    """A press or a release that is held, with all it takes to send it again."""

    window: QWindow
    type: QEvent.Type
    timestamp: int
    key: int
    modifiers: Qt.KeyboardModifier
    codes: tuple[int, int, int]
    text: str
    repeated: bool

    @classmethod
    def of(cls, window: QWindow, event: QKeyEvent) -> "Stroke":
        """A copy of the event and where it was going."""
        return cls(
            window,
            event.type(),
            event.timestamp(),
            event.key(),
            event.modifiers(),
            (event.nativeScanCode(), event.nativeVirtualKey(), event.nativeModifiers()),
            event.text(),
            event.isAutoRepeat(),
        )

    def send(self) -> None:
        """Send it to its window, unless that is gone."""
        if not isValid(self.window):
            return
        event = QKeyEvent(
            self.type, self.key, self.modifiers, *self.codes, self.text, self.repeated
        )
        event.setTimestamp(self.timestamp)
        QCoreApplication.sendEvent(self.window, event)


@dataclass(slots=True)
class Burst:
    """Characters that came one close behind the other, and their keys while they are few."""

    strokes: list[Stroke] = field(default_factory=list)
    characters: list[str] = field(default_factory=list)
    times: list[int] = field(default_factory=list)
    """When they were pressed, by the keyboard's clock, as many as characters are kept."""
    length: int = 0
    last_press: int = 0
    down: set[int] = field(default_factory=set)
    """Keys pressed in this burst and not yet released."""

    def press(self, window: QWindow, event: QKeyEvent) -> None:
        """Add a character."""
        text = event.text()
        self.length += len(text)
        self.last_press = event.timestamp()
        self.down.add(key_id(event))
        if self.length <= LONGEST_READING:
            self.characters.append(text)
            self.times.append(event.timestamp())
        if self.is_endless:
            self.strokes.clear()
        else:
            self.strokes.append(Stroke.of(window, event))

    def release(self, window: QWindow, event: QKeyEvent) -> None:
        """Add the release of one of its keys."""
        self.down.discard(key_id(event))
        if not self.is_endless:
            self.strokes.append(Stroke.of(window, event))

    @property
    def is_endless(self) -> bool:
        """Longer than a person types without a pause."""
        return self.length > LONGEST_TYPED

    @property
    def is_one_key(self) -> bool:
        """Whether all its characters are the same: a key held down, not a code."""
        first = self.characters[0]
        return all(character == first for character in self.characters)

    def text(self) -> str:
        """What was typed."""
        return "".join(self.characters)

    def gaps_ms(self, end: int | None) -> tuple[int, ...]:
        """Times between two keys, with the suffix if there was one, pressed at `end`."""
        times = self.times if end is None else [*self.times, end]
        return tuple((later - earlier) & _CLOCK_MASK for earlier, later in pairwise(times))
