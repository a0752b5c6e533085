"""The invented people: the same for the same seed, plausible, and who must be there is there."""

from collections import Counter
from random import Random
from unicodedata import is_normalized

import pytest

from gate_desk.app.demo.bodies import BODIES, CONGAN, DBQH, HDND, RESIDENT_UNITS, UBND, Body
from gate_desk.app.demo.names import InventedPerson, invent_people
from gate_desk.domain.ids import AgencyId

SEED = 20260818


def people_of(agency: AgencyId, count: int = 300, seed: int = SEED) -> list[InventedPerson]:
    return invent_people(Random(seed), agency, count)


def a_whole_site() -> list[InventedPerson]:
    rng = Random(SEED)
    shares = ((DBQH, 120), (HDND, 180), (UBND, 540), (CONGAN, 360))
    return [person for agency, count in shares for person in invent_people(rng, agency, count)]


def test_the_same_seed_gives_the_same_people_and_another_seed_others() -> None:
    assert people_of(UBND) == people_of(UBND)
    assert people_of(UBND) != people_of(UBND, seed=SEED + 1)


def test_more_people_begin_with_the_same_ones() -> None:
    assert people_of(HDND, 200)[:50] == people_of(HDND, 50)


@pytest.mark.parametrize("count", [0, 1, 3, 17])
def test_as_many_people_as_asked_for(count: int) -> None:
    assert len(people_of(UBND, count)) == count


@pytest.mark.parametrize(
    ("agency", "name", "title", "unit"),
    [
        (UBND, "Đặng Thị Thùy Dương", "Chuyên viên", "Phòng Tổng hợp"),
        (CONGAN, "Phạm Ngọc Ẩn", "Trung úy", "Phòng Cảnh sát bảo vệ"),
        (HDND, "Nguyễn Thị Mẫu", "Chuyên viên", "Phòng Công tác HĐND"),
        (DBQH, "Vàng A Páo", "Chuyên viên chính", "Phòng Công tác Quốc hội"),
    ],
)
def test_people_of_the_pictures_are_there_once(
    agency: AgencyId, name: str, title: str, unit: str
) -> None:
    for seed in (SEED, 7):
        (found,) = [person for person in people_of(agency, seed=seed) if person.name == name]
        assert (found.title, found.unit) == (title, unit)


def test_ids_are_sixteen_hexadecimal_digits_and_distinct() -> None:
    ids = [person.id for person in a_whole_site()]
    assert len(set(ids)) == len(ids)
    assert all(len(id_) == 16 and int(id_, 16) >= 0 and id_ == id_.lower() for id_ in ids)


def test_names_are_nfc_of_two_parts_at_least_and_mostly_different() -> None:
    names = [person.name for person in a_whole_site()]
    assert all(is_normalized("NFC", name) and len(name.split()) >= 2 for name in names)
    assert len(set(names)) > 0.9 * len(names)


def test_the_peoples_of_the_mountains_live_here_too() -> None:
    families = Counter(person.name.split()[0] for person in a_whole_site())
    assert {"Vàng", "Giàng", "Lò", "Nông", "Tẩn"} <= families.keys()
    assert families["Nguyễn"] == max(families.values())


def test_sexes_are_balanced_and_ages_are_those_of_working_people() -> None:
    people = a_whole_site()
    women = sum(person.sex == "F" for person in people)
    assert 0.42 < women / len(people) < 0.58
    assert all(1966 <= person.birth_year <= 2003 for person in people)


@pytest.mark.parametrize("body", BODIES, ids=lambda body: str(body.id))
def test_titles_and_units_belong_to_the_agency(body: Body) -> None:
    residents = [unit for unit in RESIDENT_UNITS if unit.sponsor == body.id]
    units = {*body.offices, body.head_office, *(unit.name[0] for unit in residents)}
    titles = {title.name for title in body.titles}
    titles |= {body.head, *(unit.head for unit in residents)}
    people = people_of(body.id)
    assert {person.unit for person in people} == units
    assert {person.title for person in people} <= titles
    assert sum(person.unit == body.head_office for person in people) == 1


def test_nobody_holds_a_rank_at_an_age_that_does_not_fit() -> None:
    ranks = {title.name: title for title in BODIES[-1].titles}
    for person in people_of(CONGAN):
        assert ranks[person.title].born_from <= person.birth_year <= ranks[person.title].born_to
