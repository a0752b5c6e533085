"""A bench site's watch list: all entries count, and names are asked that find some of them."""

from gate_desk.app.bench.watch_list import asked_names, listed_birth, listed_name
from gate_desk.app.bench.workshop import Workshop
from gate_desk.domain.permissions import Role
from gate_desk.domain.watching import MatchedBy
from gate_desk.services.station import open_station


def test_every_entry_counts_and_is_found_however_its_name_is_written(
    small_workshop: Workshop,
) -> None:
    site = small_workshop.watching
    station = open_station(site.home, Role.CONSOLE, write=False)
    try:
        entries = station.watching.entries()
        found = [
            {hit.by for hit in station.registration.screen(name, "", "", "")}
            for name in asked_names(site.entries, 40)
        ]
    finally:
        station.close()
    assert len(entries) == site.entries
    assert {(entry.names[0], entry.birth) for entry in entries} == {
        (listed_name(place), listed_birth(place)) for place in range(site.entries)
    }
    whole, turned, misspelt, strangers = (found[start::4] for start in range(4))
    assert all(MatchedBy.NAME in each for each in (*whole, *turned))
    assert all(MatchedBy.NEAR_NAME in each for each in misspelt)
    assert not any(strangers)


def test_names_are_of_three_words_and_of_four() -> None:
    assert {len(listed_name(place).split()) for place in range(20)} == {3, 4}
