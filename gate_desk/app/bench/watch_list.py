"""A bench site's watch list: any number of invented entries, and whom a gate asks about."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from gate_desk.app.bench.desk_journal import DeskJournal, Written
from gate_desk.app.bench.desks import Tell, desk_journals, write
from gate_desk.app.bench.node import make_post
from gate_desk.app.bench.people import misspelt, person_of
from gate_desk.app.demo.bodies import CONGAN
from gate_desk.crypto.keys import load_keys
from gate_desk.domain.days import moment
from gate_desk.domain.documents.names import fold
from gate_desk.domain.records.common import Note
from gate_desk.domain.records.watch import WatchedDocuments, WatchedPerson, WatchListed
from gate_desk.domain.verdict import Watch
from gate_desk.domain.watching import KEPT_DAYS
from gate_desk.services.clock import SystemClock, wall_ms
from gate_desk.services.nodes import origin_of
from gate_desk.store.opening import open_store
from gate_desk.store.store import Store
from gate_desk.words import text

MOST_ENTRIES = 50_000
"""As many as the goal speaks of, however large the site is."""
_APART = 10_000_000
"""Nobody on the list is one of the site's people."""
_STRANGERS = ("Khuất Ngoạt", "Xoong Kẽm", "Quyền Thoại", "Uất Tịch")
_ENTRIES_PER_RUN = 10_000
_BLOCKED, _WITH_DOCUMENT = 10, 5
"""Every so-manieth entry."""


def listed_name(place: int) -> str:
    """The name of the entry at a place: three words or four."""
    name = person_of(_APART + place).name
    if place % 2:
        return name
    family, middle, given = name.split()
    return " ".join((family, middle, person_of(2 * _APART + place).name.split()[-1], given))


def listed_birth(place: int) -> str:
    """The year of birth of the entry at a place."""
    return str(person_of(_APART + place).birth_year)


@dataclass(frozen=True, slots=True)
class WatchingSite:
    """A post with a watch list and nothing else."""

    home: Path
    entries: int


def build_watching_site(home: Path, entries: int, tell: Tell) -> WatchingSite:
    """Make a home with so many entries on its watch list."""
    now = wall_ms()
    today = moment(now).date()
    post = make_post(home, today)
    key = load_keys(home / "keys").store_key
    store = open_store(home, key, origin_of(post.settings), SystemClock(), write=True)
    try:
        list_entries(store, desk_journals(post)[CONGAN], entries, today, now, tell)
    finally:
        store.close()
    return WatchingSite(home, entries)


def list_entries(
    store: Store, desk: DeskJournal, entries: int, today: date, now: int, tell: Tell
) -> None:
    """List so many people at the desk of the agency that guards."""
    last_day = (today + timedelta(days=KEPT_DAYS)).isoformat()
    for start in range(0, entries, _ENTRIES_PER_RUN):
        end = min(start + _ENTRIES_PER_RUN, entries)
        write(store, desk, (_listed(at, last_day, now) for at in range(start, end)), now, now)
        tell(text("Đang ghi danh sách theo dõi: {done}/{all}", done=end, all=entries))


def asked_names(entries: int, how_many: int) -> Iterator[str]:
    """Names as a gate hears them: of entries without accents, with their words turned round or
    with a wrong letter, and of people whom no entry resembles.
    """
    for number in range(how_many):
        place = number * 7919 % entries
        words = fold(listed_name(place)).split()
        match number % 4:
            case 0:
                yield " ".join(words)
            case 1:
                yield " ".join(reversed(words))
            case 2:
                yield misspelt(" ".join(words))
            case _:
                yield f"{_STRANGERS[place % len(_STRANGERS)]} {words[-1]}"


def _listed(place: int, last_day: str, now: int) -> Written:
    kind = Watch.NOTIFY if place % _BLOCKED else Watch.BLOCK
    core = WatchListed(
        at=now, entry=f"{place:016x}", agency=CONGAN, kind=kind.value, last_day=last_day
    )
    sections = {
        "core": core,
        "note": Note("Báo trực ban khi người này đến cổng."),
        "person": WatchedPerson([listed_name(place)], listed_birth(place)),
    }
    if not place % _WITH_DOCUMENT:
        sections["document"] = WatchedDocuments([f"999{place:09}"])
    return "watch.listed", sections
