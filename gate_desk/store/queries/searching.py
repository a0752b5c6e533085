"""What a search asks the indexes: words that names have, people by words, cards by a part."""

from collections.abc import Iterable
from typing import Any

from msgspec import Struct

from gate_desk.store.sqlite import schema as sql


class NamedPerson(Struct, frozen=True):
    """A person as the search ranks one."""

    agency: str
    id: str
    name: str
    fold: str
    sort_key: str


def name_words(cursor: Any) -> list[str]:
    """Every word that somebody's folded name has, in the order of code points."""
    return [term for (term,) in cursor.execute(sql.NAME_WORDS)]


def name_words_stamp(cursor: Any) -> bytes:
    """Differs whenever the words may differ."""
    return b"".join(block for (block,) in cursor.execute(sql.NAME_WORDS_STAMP))


def people_matching(cursor: Any, match: str, limit: int) -> list[NamedPerson]:
    """The first people that an expression of `any_of`, `all_of` and `beginning_with` finds."""
    return [NamedPerson(*row) for row in cursor.execute(sql.FIND_PEOPLE, (match, limit))]


def cards_with_part(cursor: Any, part: str, limit: int) -> list[tuple[str, str, str]]:
    """Issuer, person and number key of the first cards whose number contains `part` (>= 3)."""
    return list(cursor.execute(sql.FIND_CARDS, (f'"{part}"', limit)))


def any_of(words: Iterable[str]) -> str:
    """People with one of these whole words, letters and digits only."""
    return " OR ".join(f'"{word}"' for word in words)


def beginning_with(word: str) -> str:
    """People with a word that begins so."""
    return f'"{word}"*'


def all_of(matches: Iterable[str]) -> str:
    """People whom each of the expressions finds."""
    return " AND ".join(f"({match})" for match in matches)


def one_of(matches: Iterable[str]) -> str:
    """People whom one of the expressions finds."""
    return " OR ".join(f"({match})" for match in matches)
