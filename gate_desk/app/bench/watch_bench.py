"""`watch_screen`: whom a name resembles on a long watch list, against a plain scan of it."""

from gate_desk.app.bench.measured import FRAME_MS, Goal, Measured, measured, percentile
from gate_desk.app.bench.rounds import interleaved, milliseconds_each
from gate_desk.app.bench.watch_list import asked_names, listed_name
from gate_desk.app.bench.workshop import Workshop
from gate_desk.domain.permissions import Role
from gate_desk.domain.watching import name_key
from gate_desk.services.station import open_station

NAMES = 200
"""Names of one round."""
_MOST_WRONG = 2


def watch_screen(workshop: Workshop, rounds: int) -> Measured:
    """p99 of screening one name, with everything that the gate shows of the entries found.

    The reference looks through the same folded names, their words in the same order, for those
    with at most two wrong letters: rapidfuzz alone, without accents, words that are turned round,
    births, or what an entry says.
    """
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    site = workshop.watching
    names = list(asked_names(site.entries, NAMES))
    keys = list(map(name_key, names))
    listed = [name_key(listed_name(place)) for place in range(site.entries)]
    screened: list[float] = []
    hits: list[int] = []

    def plain(key: str) -> None:
        process.extract(key, listed, scorer=OSA.distance, score_cutoff=_MOST_WRONG, limit=None)

    def screen(name: str) -> None:
        hits.append(len(station.registration.screen(name, "", "", "")))

    def screen_all() -> float:
        taken = milliseconds_each(names, screen)
        screened.extend(taken)
        return percentile(taken, 99)

    station = open_station(site.home, Role.CONSOLE, write=False)
    try:
        [first] = milliseconds_each(names[:1], screen)
        pairs = interleaved(
            rounds, screen_all, lambda: percentile(milliseconds_each(keys, plain), 99)
        )
    finally:
        station.close()
    more = {
        "p50": percentile(screened, 50),
        "first": first,
        "entries": float(site.entries),
        "hits_per_name": sum(hits) / len(hits),
    }
    return measured("watch_screen", "ms", Goal("lower", 1.0, most=FRAME_MS), pairs, more)
