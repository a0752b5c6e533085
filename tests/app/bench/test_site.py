"""A bench site: as many cards and records as asked for, whole, and scanned on from there."""

from gate_desk.app.bench.workshop import Workshop
from gate_desk.domain.permissions import Role
from gate_desk.domain.verdict import Direction, Verdict
from gate_desk.services.clock import wall_ms
from gate_desk.services.station import open_station
from tests.app.bench.conftest import SCALE


def test_a_site_has_its_cards_and_its_history_and_verifies(small_workshop: Workshop) -> None:
    site = small_workshop.small_site()
    station = open_station(site.home, Role.CONSOLE, write=False)
    try:
        journals = station.care.verify()
        assert all(journal.ok for journal in journals)
        own, *desks = journals
        half = site.scale // 2
        assert own.head.counts_by_type == {"scan.decided": half, "movement.recorded": half}
        assert own.head.sealed_size == own.head.size == site.scale
        assert len(desks) == 4
        everyone = {"person.enrolled": SCALE // 2, "credential.issued": SCALE // 2}
        counted = {
            type_: sum(desk.head.counts_by_type[type_] for desk in desks) for type_ in everyone
        }
        assert counted == everyone
        assert station.lookups.passage_count() == half
        assert station.lookups.overview().clock_ok
    finally:
        station.close()


def test_everybody_passes_in_turn_and_in_then_out(small_workshop: Workshop) -> None:
    site = small_workshop.site()
    first = [site.passing(number) for number in range(SCALE)]
    second = [site.passing(number) for number in range(SCALE, 2 * SCALE)]
    assert len({passing.card.person.id for passing in first}) == SCALE
    assert [passing.card for passing in first] == [passing.card for passing in second]
    assert {passing.direction for passing in first} == {Direction.IN}
    assert {passing.direction for passing in second} == {Direction.OUT}
    assert [passing.card.serial for passing in first[:9]] != sorted(
        passing.card.serial for passing in first[:9]
    )


def test_what_follows_the_history_is_admitted_and_not_in_the_future(
    small_workshop: Workshop,
) -> None:
    site = small_workshop.site()
    readings = site.readings(5)
    station = open_station(site.home, Role.CONSOLE, simulated=True)
    try:
        answers = [station.gate.scan(reading) for reading in readings]
    finally:
        station.close()
    assert [answer.verdict for answer in answers] == [Verdict.ADMIT] * 5
    assert all(answer.movement and not answer.repeat for answer in answers)
    assert all(answer.at.timestamp() * 1000 < wall_ms() for answer in answers)
