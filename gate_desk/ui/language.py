"""The language in use, switched while the program runs."""

from PySide6.QtCore import QLocale, QObject, Signal

from gate_desk import words


class Language(QObject):
    """Vietnamese or English for every window.

    Widgets with sentences connect `changed` to their own `retranslate()`.

    Signals:
        changed: the new language, "vi" or "en", after `words` speaks it.
    """

    changed = Signal(object)

    def __init__(self, code: words.Language = "vi") -> None:
        super().__init__()
        words.use(code)

    @property
    def code(self) -> words.Language:
        """The language in use."""
        return words.language()

    def use(self, code: words.Language) -> None:
        """Switch to a language."""
        if code != words.language():
            words.use(code)
            self.changed.emit(code)

    def toggle(self) -> None:
        """Switch to the next language."""
        at = words.LANGUAGES.index(self.code)
        self.use(words.LANGUAGES[(at + 1) % len(words.LANGUAGES)])

    def number(self, value: float, decimals: int = 0) -> str:
        """A number as people of the language write it."""
        locale = QLocale("vi_VN" if self.code == "vi" else "en_GB")
        return locale.toString(float(value), "f", decimals)
