"""Vietnamese names as they are stored, searched and sorted."""

import unicodedata

_PLAIN_D = str.maketrans("đĐðÐ", "dDdD")
_TONES = "\u0300\u0309\u0303\u0301\u0323"
"""Huyền, hỏi, ngã, sắc, nặng in the order of the dictionary; ngang comes first, without a mark."""
_LETTERS = str.maketrans(
    {
        "ă": "a~",
        "â": "a~~",
        "đ": "d~",
        "ð": "d~",
        "ê": "e~",
        "ô": "o~",
        "ơ": "o~~",
        "ư": "u~",
    }
)
"""`~` sorts after every Latin letter, so that ă follows all of a and comes before b."""


def normalise(name: str) -> str:
    """The name as it is stored: NFC, one space between words, none around."""
    return " ".join(unicodedata.normalize("NFC", name).split())


def fold(name: str) -> str:
    """The name as it is searched: no marks, no case, đ and ð as d, one space between words."""
    small = unicodedata.normalize("NFD", name.translate(_PLAIN_D)).casefold()
    letters = filter(_is_letter, unicodedata.normalize("NFD", small))
    return " ".join("".join(letters).split())


def sort_key(name: str) -> str:
    """A text whose order by code points (binary collation) is the order of names.

    The given name, which stands last, decides first, then the other words. Letters decide
    before tones, in the order of the Vietnamese alphabet and of its tones; case does not count,
    nor on which vowel of a word the tone is written (Hoà, Hòa). Spaces separate the parts: they
    sort before everything else, so a shorter word comes before its continuation.
    """
    *rest, given = map(_weigh, normalise(name).split(" "))
    letters = " ".join(word for word, _ in rest)
    tones = " ".join(tone for _, tone in rest)
    return f"{given[0]} {given[1]} {letters}  {tones}".rstrip()


def _weigh(word: str) -> tuple[str, str]:
    marked = unicodedata.normalize("NFD", word)
    tone = "".join(str(_TONES.index(sign) + 1) for sign in marked if sign in _TONES)
    toneless = "".join(sign for sign in marked if sign not in _TONES)
    letters = unicodedata.normalize("NFC", toneless).casefold().translate(_LETTERS)
    return fold(letters), tone or "0"


def _is_letter(sign: str) -> bool:
    return not unicodedata.combining(sign)
