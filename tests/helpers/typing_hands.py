"""A keyboard whose keys carry the times a test gives them."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtTest import QTest

Key = Qt.Key
_NO_MODIFIER = Qt.KeyboardModifier.NoModifier
_NAMED = {"\n": (Key.Key_Return, "\r"), "\t": (Key.Key_Tab, "\t"), "\b": (Key.Key_Backspace, "\b")}


@dataclass(slots=True)
class Keyboard:
    """Puts presses and releases into the window's queue, where they wait to be handled.

    `now` is the keyboard's clock in milliseconds, which begins again at 2^32.
    """

    window: QWindow
    now: int = 1_000_000

    def type(self, text: str, every_ms: int, after_ms: int | None = None) -> None:
        """Press and release each character, `every_ms` after the one before it.

        `after_ms`: pause before the first, if another. Enter is a line feed, Backspace and Tab are
        their control characters.
        """
        pause = every_ms if after_ms is None else after_ms
        for character in text:
            self.now = (self.now + pause) % 2**32
            pause = every_ms
            key, typed = _NAMED.get(character, (_key_of(character), character))
            self.press(key, typed)
            self.release(key, typed)

    def press(
        self,
        key: int,
        text: str = "",
        modifiers: Qt.KeyboardModifier = _NO_MODIFIER,
        repeated: bool = False,
    ) -> None:
        self._post(QEvent.Type.KeyPress, key, text, modifiers, repeated)

    def release(
        self,
        key: int,
        text: str = "",
        modifiers: Qt.KeyboardModifier = _NO_MODIFIER,
        repeated: bool = False,
    ) -> None:
        self._post(QEvent.Type.KeyRelease, key, text, modifiers, repeated)

    def _post(
        self, kind: QEvent.Type, key: int, text: str, held: Qt.KeyboardModifier, repeated: bool
    ) -> None:
        event = QKeyEvent(kind, key, held, text, repeated)
        event.setTimestamp(self.now)
        QCoreApplication.postEvent(self.window, event)


def click_keys(window: QWindow, text: str) -> None:
    """Type at once through Qt's own key handling, shortcuts and all; a line feed is Enter."""
    for character in text:
        if character == "\n":
            QTest.keyClick(window, Key.Key_Return)
        else:
            QTest.keyClick(window, character)  # type: ignore[call-overload]  # missing in the stub


def _key_of(character: str) -> int:
    upper = character.upper()
    return ord(upper) if len(upper) == 1 else 0
