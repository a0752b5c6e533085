"""The search for people: by words of the name, with letters wrong, by part of a card number."""

import threading
from itertools import combinations
from typing import Any
from zoneinfo import ZoneInfo

from gate_desk.domain.card_numbers import number_key
from gate_desk.domain.ids import AgencyId, PersonId, PersonRef
from gate_desk.domain.permissions import Operation
from gate_desk.domain.verdict import ScanKind
from gate_desk.services.access import Access
from gate_desk.services.answering import known_card_view, last_passage, person_view
from gate_desk.services.answers import FoundPerson
from gate_desk.services.identifying import of_known
from gate_desk.services.name_words import NameWords
from gate_desk.services.ranking import Typed, rank, read_typed
from gate_desk.store.queries import searching as store
from gate_desk.store.queries.directory import card_of_person
from gate_desk.store.queries.searching import NamedPerson
from gate_desk.store.store import Store

LONGEST_QUERY = 100
FEW = 3
"""With fewer people than this, names with letters wrong are looked for as well."""
_SHORTEST_NUMBER = 3
_RANKED = 60
"""People that are ranked of those that an expression finds, when there are many."""
_RANKED_BY_ACCENTS = 300
_NUMBERS = 100
_MOST_MISTYPED = 6
"""Words with which letters may be wrong; nobody types more of a name than that."""


class Searching:
    """Callable from any thread; the words of all names are kept until the index changes."""

    def __init__(self, store: Store, access: Access, zone: ZoneInfo) -> None:
        self._store = store
        self._access = access
        self._zone = zone
        self._words = _KeptWords()

    def find_people(self, untrusted_text: str, limit: int = 20) -> tuple[FoundPerson, ...]:
        """People by words of their name or part (3 or more) of a card number, the best first.

        Words come in any order and without accents, each may be unfinished. Where that finds
        fewer than `FEW`, names with one or two letters wrong follow, marked as `near`.
        """
        self._access.require(Operation.LOOK)
        text = untrusted_text[:LONGEST_QUERY]
        typed, part = read_typed(text), number_key(text)
        with self._store.reading() as cursor:
            found = _by_number(cursor, part, limit)
            if typed.folded:
                found += self._by_name(cursor, typed, limit)
            exact = list(dict.fromkeys(found))[:limit]
            near: list[PersonRef] = []
            if typed.folded and len(exact) < FEW:
                near = self._near(cursor, typed, limit)
            hits = [self._found(cursor, person, near=False) for person in exact]
            more = [person for person in near if person not in exact][: limit - len(exact)]
            hits += [self._found(cursor, person, near=True) for person in more]
        return tuple(hit for hit in hits if hit is not None)

    def _by_name(self, cursor: Any, typed: Typed, limit: int) -> list[PersonRef]:
        words = self._words.read(cursor)
        ranked = max(limit, _RANKED_BY_ACCENTS if typed.has_marks else _RANKED)
        people: list[NamedPerson] = []
        if all(word in words for word in typed.folded):
            whole = store.all_of(store.any_of((word,)) for word in typed.folded)
            people = store.people_matching(cursor, whole, ranked)
        if len(people) < limit:
            begun = [_begun(words, word) for word in typed.folded]
            if all(begun):
                people += store.people_matching(cursor, store.all_of(begun), ranked)
        return _best(typed, people, limit)

    def _near(self, cursor: Any, typed: Typed, limit: int) -> list[PersonRef]:
        if len(typed.folded) > _MOST_MISTYPED:
            return []
        words = self._words.read(cursor)
        for matches in (_one_wrong(words, typed), _two_wrong(words, typed)):
            if matches:
                people = store.people_matching(cursor, store.one_of(matches), _RANKED_BY_ACCENTS)
                if best := _best(typed, people, limit, near=True):
                    return best
        return []

    def _found(self, cursor: Any, person: PersonRef, *, near: bool) -> FoundPerson | None:
        known = card_of_person(cursor, person)
        view = person_view(known)
        if known is None or view is None:
            return None
        found = of_known(ScanKind.BY_HAND, known)
        return FoundPerson(
            person=view,
            card=known_card_view(known, self._zone),
            last=last_passage(cursor, found, self._zone),
            near=near,
        )


class _KeptWords:
    """The words of one state of the index, read again when that has changed."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._stamp = b""
        self._words = NameWords([])

    def read(self, cursor: Any) -> NameWords:
        stamp = store.name_words_stamp(cursor)
        with self._lock:
            if stamp != self._stamp:
                self._words, self._stamp = NameWords(store.name_words(cursor)), stamp
            return self._words


def _by_number(cursor: Any, part: str, limit: int) -> list[PersonRef]:
    """The whole number before its end, the end before any other part: people read the end."""
    if len(part) < _SHORTEST_NUMBER or not any(map(str.isdigit, part)):
        return []
    cards = store.cards_with_part(cursor, part, max(limit, _NUMBERS))
    cards.sort(key=lambda card: (card[2] != part, not card[2].endswith(part), card[2]))
    return [(AgencyId(issuer), PersonId(person)) for issuer, person, _ in cards[:limit]]


def _best(
    typed: Typed, people: list[NamedPerson], limit: int, *, near: bool = False
) -> list[PersonRef]:
    unique = {(person.agency, person.id): person for person in people}
    ranked = sorted(unique.values(), key=lambda person: rank(typed, person, near=near))
    return [(AgencyId(person.agency), PersonId(person.id)) for person in ranked[:limit]]


def _begun(words: NameWords, word: str) -> str:
    """People with a word that begins so; empty: nobody has one.

    By whole words, which FTS5 reads one by one as they are wanted: for a beginning it first puts
    together all people of all such words (0.5 ms for one letter with 100,000 people).
    """
    known = words.beginning_with(word)
    return store.beginning_with(word) if known is None else store.any_of(known)


def _one_wrong(words: NameWords, typed: Typed) -> list[str]:
    """Expressions for one letter wrong, in one word after the other."""
    last = len(typed.folded) - 1
    matches = []
    for place, word in enumerate(typed.folded):
        near = store.any_of(words.near(word, 1, unfinished=place == last))
        parts = [_begun(words, other) for at, other in enumerate(typed.folded) if at != place]
        if near and all(parts):
            matches.append(store.all_of((near, *parts)))
    return matches


def _two_wrong(words: NameWords, typed: Typed) -> list[str]:
    """Two letters wrong: in one word, or one letter in each of two words."""
    last = len(typed.folded) - 1
    by_wrong = {
        wrong: [
            store.any_of(words.near(word, wrong, unfinished=place == last))
            for place, word in enumerate(typed.folded)
        ]
        for wrong in (1, 2)
    }
    begun = [_begun(words, word) for word in typed.folded]
    choices = [{place: by_wrong[2][place]} for place in range(last + 1)]
    choices += [
        {first: by_wrong[1][first], second: by_wrong[1][second]}
        for first, second in combinations(range(last + 1), 2)
    ]
    matches = []
    for choice in choices:
        parts = [choice.get(place, begun[place]) for place in range(last + 1)]
        if all(parts):
            matches.append(store.all_of(parts))
    return matches
