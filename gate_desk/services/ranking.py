"""How well a name answers what was typed: exact accents, whole words, beginnings, near names."""

import unicodedata

from msgspec import Struct

from gate_desk.domain.documents.names import fold
from gate_desk.services.name_words import words_of, wrong_letters
from gate_desk.store.queries.searching import NamedPerson

_WORST = (99, 1, 1)


class Typed(Struct, frozen=True):
    """The words that were typed: folded, and as they were typed but for case."""

    folded: tuple[str, ...]
    marked: tuple[str, ...]

    @property
    def has_marks(self) -> bool:
        """Whether accents were typed, so that they tell names apart."""
        return self.folded != self.marked


def read_typed(text: str) -> Typed:
    """Take a text apart; the words of both forms belong to each other."""
    return Typed(*_both(fold(text), text))


Rank = tuple[int, int, int, int, str]


def rank(typed: Typed, person: NamedPerson, *, near: bool = False) -> Rank:
    """Smaller is better: letters wrong, any unfinished word, accents, unfinished words, name."""
    folded, marked = _both(person.fold, person.name)
    last = len(typed.folded) - 1
    wrong = unfinished = accents = 0
    for place, pair in enumerate(zip(typed.folded, typed.marked, strict=True)):
        best = min(
            (
                _compared(*pair, *word, near=near, last=place == last)
                for word in zip(folded, marked, strict=True)
            ),
            default=_WORST,
        )
        wrong, unfinished, accents = wrong + best[0], unfinished + best[1], accents + best[2]
    return wrong, min(unfinished, 1), accents, unfinished, person.sort_key


def _compared(
    typed: str, typed_marked: str, word: str, marked: str, *, near: bool, last: bool
) -> tuple[int, int, int]:
    if word == typed:
        return 0, 0, int(marked != typed_marked)
    if word.startswith(typed):
        return 0, 1, int(not marked.startswith(typed_marked))
    if not near:
        return _WORST
    return wrong_letters(typed, word, unfinished=last), 0, 1


def _both(folded_text: str, text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    folded = tuple(words_of(folded_text))
    marked = tuple(words_of(unicodedata.normalize("NFC", text.casefold())))
    # A mark that no letter carries parts a word; nobody types such a name with its accents.
    return folded, marked if len(marked) == len(folded) else folded
