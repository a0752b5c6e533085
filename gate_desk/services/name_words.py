"""The words that names have: few, so that a typed word is compared with all of them.

Measured with 100,000 people, a name with a wrong letter: 0.3 to 1 ms this way; 2 to 28 ms by
three-letter parts of names (an FTS5 trigram index ranked with bm25), which every import and
every change of a person would have to write as well.
"""

import re
from bisect import bisect_left
from functools import lru_cache

MOST_WORDS = 64
"""Words that one typed word may stand for; the index itself finds what begins with a typed word
that could stand for more."""
_LAST = chr(0x10FFFF)
_SEPARATORS = re.compile(r"[\W_]+")


def words_of(text: str) -> list[str]:
    """Letters and digits between anything else, as the index has them."""
    return [word for word in _SEPARATORS.split(text) if word]


def letters_wrong(word: str) -> int:
    """How many wrong letters are forgiven in a word: two would make any other of a short one."""
    if len(word) < 3:
        return 0
    return 1 if len(word) < 5 else 2


class NameWords:
    """All words of the folded names of a store."""

    def __init__(self, words: list[str]) -> None:
        self._words = words
        self._known = frozenset(words)
        self._near = lru_cache(maxsize=64)(self._measure)

    def __contains__(self, word: str) -> bool:
        return word in self._known

    def __len__(self) -> int:
        return len(self._words)

    def beginning_with(self, start: str) -> list[str] | None:
        """The words that begin so; None: more than `MOST_WORDS`."""
        first = bisect_left(self._words, start)
        end = bisect_left(self._words, start + _LAST, first)
        return self._words[first:end] if end - first <= MOST_WORDS else None

    def near(self, word: str, wrong: int, *, unfinished: bool) -> list[str]:
        """The words with exactly so many (1 or 2) letters wrong, missing, added or exchanged.

        `unfinished`: the word is being typed, it may stand for the beginning of a longer one.
        """
        if wrong > letters_wrong(word):
            return []
        return self._near(word, unfinished).get(wrong, [])[:MOST_WORDS]

    def _measure(self, word: str, unfinished: bool) -> dict[int, list[str]]:
        from rapidfuzz import process

        measured: dict[str, int] = {}
        most = letters_wrong(word)
        forms = [self._words]
        if unfinished:
            forms.append([known[: len(word)] for known in self._words])
        for form in forms:
            for _, wrong, place in process.extract(
                word, form, scorer=distance(), score_cutoff=most, limit=None, processor=None
            ):
                known = self._words[place]
                measured[known] = min(int(wrong), measured.get(known, most))
        found: dict[int, list[str]] = {}
        for known, wrong in measured.items():
            found.setdefault(wrong, []).append(known)
        return found


def wrong_letters(typed: str, word: str, *, unfinished: bool = False) -> int:
    """How many letters differ."""
    measure = distance()
    whole = measure(typed, word)
    return int(min(whole, measure(typed, word[: len(typed)])) if unfinished else whole)


@lru_cache(maxsize=1)
def distance():  # type: ignore[no-untyped-def]  # rapidfuzz keeps the type of its scorers private
    """Optimal string alignment; loaded when somebody first mistypes: 24 ms."""
    from rapidfuzz.distance import OSA

    return OSA.distance
