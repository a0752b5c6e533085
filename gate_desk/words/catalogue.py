"""The language in use, and sentences in it. Message ids are the Vietnamese sentences themselves."""

import gettext as _gettext
from pathlib import Path
from typing import Literal

Language = Literal["vi", "en"]
LANGUAGES: tuple[Language, ...] = ("vi", "en")


class Catalogue:
    """Sentences of one language; Vietnamese as written in the program until a folder is opened."""

    def __init__(self) -> None:
        self._folder: Path | None = None
        self._language: Language = "vi"
        self._sentences: _gettext.NullTranslations = _gettext.NullTranslations()

    def open_folder(self, folder: Path) -> None:
        """Read compiled gettext files `<folder>/<language>.mo` from now on."""
        self._folder = folder
        self.use(self._language)

    @property
    def language(self) -> Language:
        """The language in use."""
        return self._language

    def use(self, language: Language) -> None:
        """Switch languages; without its compiled file the Vietnamese sentence is used."""
        self._language = language
        compiled = self._folder and self._folder / f"{language}.mo"
        if compiled and compiled.is_file():
            with compiled.open("rb") as file:
                self._sentences = _gettext.GNUTranslations(file)
        else:
            self._sentences = _gettext.NullTranslations()

    def text(self, sentence: str, /, **values: object) -> str:
        """The sentence in the language in use, its `{names}` filled in."""
        said = self._sentences.gettext(sentence)
        return said.format(**values) if values else said

    def count(self, sentence: str, number: int, /, **values: object) -> str:
        """Like `text`, in the plural form for `number`, which is also `{n}`."""
        said = self._sentences.ngettext(sentence, sentence, number)
        return said.format(n=number, **values)
