"""Names as people type them in a hurry: marks, order, wrong letters; the right one stands first."""

import pytest

from gate_desk.services.ranking import rank, read_typed
from gate_desk.store.queries.searching import NamedPerson
from tests.helpers.demo_site import Post

DUONG, MAU = "Đặng Thị Thùy Dương", "Nguyễn Thị Mẫu"


def names(post: Post, text: str, limit: int = 20) -> list[str]:
    return [found.person.name for found in post.station.lookups.find_people(text, limit)]


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("đặng thị thùy dương", "as it is written"),
        ("dang thi thuy duong", "no marks"),
        ("DUONG THUY", "capitals, given name first"),
        ("thuy duong dang", "any order"),
        ("thuy duo", "unfinished"),
        ("dang thuj duong", "one letter wrong"),
        ("dang thuuy duong", "one letter too many"),
        ("dng thuy duong", "one letter missing"),
        ("dang thuy duogn", "two letters exchanged"),
        ("dnag thuuy duong", "one letter wrong in each of two words"),
        ("doung thuy", "exchanged, in the first word typed"),
        ("thuy duonk", "wrong at the end of what is being typed"),
    ],
)
def test_misspelt_names_are_found(post: Post, typed: str, why: str) -> None:
    assert names(post, typed)[:1] == [DUONG], why


@pytest.mark.parametrize("typed", ["xxng thuy duxxx", "dqqq tqqq", "mat khau"])
def test_more_than_two_wrong_letters_are_another_name(post: Post, typed: str) -> None:
    assert DUONG not in names(post, typed)


def test_what_is_only_near_is_marked(post: Post) -> None:
    find = post.station.lookups.find_people
    assert [found.near for found in find("thuy duong dang", 1)] == [False]
    assert [found.near for found in find("thuj duong dang", 1)] == [True]


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("UBND-00417", "UBND-00417"),
        ("ubnd 417", ""),
        ("00417", "UBND-00417"),
        ("417", "UBND-00417"),
    ],
)
def test_parts_of_the_card_number(post: Post, typed: str, number: str) -> None:
    found = post.station.lookups.find_people(typed, 20)
    numbers = [hit.card.number for hit in found if hit.card]
    assert (number in numbers) if number else (number not in numbers)


def order(typed: str, *names: str, near: bool = False) -> list[str]:
    """The names as they would stand below each other."""
    people = [
        NamedPerson(agency="ubnd", id=str(place), name=name, fold=_fold(name), sort_key=name)
        for place, name in enumerate(names)
    ]
    ranked = sorted(people, key=lambda person: rank(read_typed(typed), person, near=near))
    return [person.name for person in ranked]


def _fold(name: str) -> str:
    from gate_desk.domain.documents.names import fold

    return fold(name)


@pytest.mark.parametrize(
    ("typed", "best", "others"),
    [
        ("đào", "Nguyễn Thị Đào", ("Nguyễn Thị Đạo", "Nguyễn Thị Dao")),
        ("đạo", "Nguyễn Thị Đạo", ("Nguyễn Thị Đào", "Nguyễn Thị Dao")),
        ("lan", "Hoàng Thị Lan", ("Hoàng Lanh", "Lang Thị An")),
        ("le", "Lê Thị An", ("Bùi Len",)),
        ("mau", "Trần Mẫu", ("Maung Thị An",)),
    ],
)
def test_exact_accents_and_whole_words_stand_first(
    typed: str, best: str, others: tuple[str, ...]
) -> None:
    for names in ((best, *others), (*others, best)):
        assert order(typed, *names)[0] == best


def test_fewer_wrong_letters_stand_before_more() -> None:
    assert order("thuyx", "Lê Thúy", "Lê Thơm", near=True) == ["Lê Thúy", "Lê Thơm"]
