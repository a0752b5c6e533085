"""`search_type`: one keystroke of the search for people, against the bare index."""

from collections.abc import Iterator

from gate_desk.app.bench.measured import FRAME_MS, Goal, Measured, measured, percentile
from gate_desk.app.bench.people import misspelt, person_of
from gate_desk.app.bench.rounds import interleaved, milliseconds_each
from gate_desk.app.bench.workshop import Workshop
from gate_desk.domain.documents.names import fold
from gate_desk.domain.permissions import Role
from gate_desk.services.station import Station, open_station

HITS = 20
"""As many as the window asks for."""
_NAMES = 40
_BARE = (
    "SELECT person.agency, person.id, person.name FROM person_search "
    "JOIN person ON person.rowid = person_search.rowid WHERE person_search MATCH ? LIMIT ?"
)


def search_type(workshop: Workshop, rounds: int) -> Measured:
    """p99 of the search after each key that is pressed while names are typed.

    The reference asks the same index for the same beginnings of words and takes the first rows:
    no ranking, no card, no last movement, nothing that forgives.
    """
    station = open_station(workshop.site().home, Role.CONSOLE, write=False)
    try:
        typed = list(keystrokes(workshop.site().scale))
        searched: list[float] = []

        def search() -> float:
            taken = milliseconds_each(typed, lambda text: station.lookups.find_people(text, HITS))
            searched.extend(taken)
            return percentile(taken, 99)

        pairs = interleaved(rounds, search, lambda: _bare(station, typed))
    finally:
        station.close()
    more = {"p50": percentile(searched, 50), "keystrokes": float(len(typed))}
    goal = Goal("lower", 3, most=FRAME_MS)
    return measured("search_type", "ms", goal, pairs, more)


def keystrokes(people: int) -> Iterator[str]:
    """What stands in the field after each key: names without accents, whole or turned round,
    every fourth with a wrong letter.
    """
    for number in range(_NAMES):
        words = fold(person_of(number * 7919 % people).name).split()
        name = " ".join(words[::-1] if number % 2 else words)
        if number % 4 == 3:
            name = misspelt(name)
        yield from (name[:length] for length in range(1, len(name) + 1))


def _bare(station: Station, typed: list[str]) -> float:
    with station.store.reading() as cursor:

        def ask(text: str) -> None:
            match = " ".join(f'"{word}"*' for word in text.split())
            cursor.execute(_BARE, (match, HITS)).fetchall()

        return percentile(milliseconds_each(typed, ask), 99)
