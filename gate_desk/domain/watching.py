"""When a visitor resembles an entry of the watch list."""

from datetime import date
from enum import StrEnum
from itertools import permutations

from gate_desk.domain.documents.names import fold

KEPT_DAYS = 30
"""How long an entry counts when nobody says otherwise."""
_LONG_NAME, _MIDDLE_NAME = 9, 5


class MatchedBy(StrEnum):
    """By what somebody resembles an entry, the surest first."""

    DOCUMENT = "document"
    PLATE = "plate"
    NAME = "name"
    """The same name, accents and the order of the words apart."""
    NEAR_NAME = "near_name"
    """One or two letters differ."""


def document_key(untrusted_number: str) -> str:
    """A document's number as it is compared: letters and digits only, upper case."""
    return "".join(sign for sign in untrusted_number.upper() if sign.isascii() and sign.isalnum())


def name_key(name: str) -> str:
    """A name as it is compared: without accents, its words in the order of the alphabet."""
    return " ".join(sorted(fold(name).split()))


def letter_key(key: str) -> str:
    """The letters of a name in the order of the alphabet.

    Two names that `near` calls alike differ in at most twice as many letters here, whatever the
    order of their words: what a quick search may throw away.
    """
    return "".join(sorted(key.replace(" ", "")))


def most_wrong(key: str) -> int:
    """How many letters of a name may be wrong: two of a long one, one of a short, none of less."""
    letters = len(key.replace(" ", ""))
    return 2 if letters >= _LONG_NAME else 1 if letters >= _MIDDLE_NAME else 0


def wrong_letters(one: str, other: str) -> int | None:
    """How many letters differ between two names (`name_key`); None: they are not alike.

    Equal words are paired first, the rest as fits best. In one word at most one letter may
    differ, and in a word of one or two letters only when everything else is the same: `An` is not
    `Ba`, `Yes` is not `Reyes`.
    """
    if one == other or one.replace(" ", "") == other.replace(" ", ""):
        return 0
    most = min(most_wrong(one), most_wrong(other))
    if not most:
        return None
    ours, theirs = one.split(), other.split()
    if len(ours) != len(theirs):
        # Words written together: `Apao` for `A Pao`.
        joined = _one_letter(one.replace(" ", ""), other.replace(" ", ""))
        return joined if joined is not None and abs(len(ours) - len(theirs)) == 1 else None
    for word in ours.copy():
        if word in theirs:
            ours.remove(word)
            theirs.remove(word)
    if len(ours) > most:
        return None
    counts = (_together(ours, pairing) for pairing in permutations(theirs))
    found = min((count for count in counts if count is not None), default=None)
    return found if found is not None and found <= most else None


def same_birth(one: str, other: str) -> bool:
    """Whether two births (ISO day or year, or not known) can be one person's: a year apart at most,
    because years are often written down wrongly by one.
    """
    if len(one) < 4 or len(other) < 4:
        return True
    if len(one) == len(other) == 10 and one == other:
        return True
    return abs(int(one[:4]) - int(other[:4])) <= 1


def counts_on(last_day: date, today: date) -> bool:
    """Whether an entry still counts."""
    return today <= last_day


def _together(ours: list[str], theirs: tuple[str, ...]) -> int | None:
    total, short = 0, 0
    for one, other in zip(ours, theirs, strict=True):
        wrong = _one_letter(one, other)
        if wrong is None:
            return None
        total += wrong
        short += wrong if min(len(one), len(other)) <= 2 else 0
    return None if short and total > 1 else total


def _one_letter(one: str, other: str) -> int | None:
    """0 or 1: letters changed, left out, added, or two neighbours exchanged; None: more."""
    if one == other:
        return 0
    if len(one) > len(other):
        one, other = other, one
    if len(other) - len(one) > 1:
        return None
    at = next((at for at, sign in enumerate(one) if sign != other[at]), len(one))
    if len(one) < len(other):
        return 1 if one[at:] == other[at + 1 :] else None
    changed = one[at + 1 :] == other[at + 1 :]
    exchanged = one[at : at + 2] == other[at : at + 2][::-1] and one[at + 2 :] == other[at + 2 :]
    return 1 if changed or exchanged else None
