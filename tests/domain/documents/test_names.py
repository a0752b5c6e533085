"""Vietnamese names: what the search finds, and the order of the dictionary."""

import unicodedata
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gate_desk.domain.documents.names import fold, normalise, sort_key
from tests.helpers.vectors import domain

ALPHABET = "aăâbcdđeêghiklmnoôơpqrstuưvxy"
TONES = ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"]
syllables = st.builds(
    lambda head, vowel, tone, tail: (head, vowel, tone, tail),
    st.sampled_from(["", "b", "c", "d", "đ", "g", "h", "m", "n", "ng", "ngh", "th", "tr", "x"]),
    st.sampled_from("aăâeêioôơuưy"),
    st.integers(0, 5),
    st.sampled_from(["", "c", "m", "n", "nh", "ng", "t"]),
)
names = st.lists(syllables, min_size=1, max_size=4)
modest = settings(deadline=None, max_examples=200)
anything = st.text(st.characters(), max_size=60)


def spell(name: list[tuple[str, str, int, str]]) -> str:
    words = [head + vowel + TONES[tone] + tail for head, vowel, tone, tail in name]
    return unicodedata.normalize("NFC", " ".join(words)).title()


def dictionary_place(name: list[tuple[str, str, int, str]]) -> tuple[Any, ...]:
    """The order written a second time: letters by their places, then tones; given name first."""
    words = [
        [ALPHABET.index(letter) for letter in head + vowel + tail] for head, vowel, _, tail in name
    ]
    tones = [tone for _, _, tone, _ in name]
    return words[-1], tones[-1], words[:-1], tones[:-1]


@pytest.mark.parametrize("vector", domain("name_fold"), ids=lambda vector: vector["id"])
def test_folds_as_published(vector: dict[str, Any]) -> None:
    assert fold(vector["input"]) == vector["expected"]


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("ðỗ Ðức", "do duc"),
        ("\tLò  Thị\u00a0Thử \n", "lo thi thu"),
        ("ƯỚC Ơ Ẳ", "uoc o a"),
        ("", ""),
        ("Straße", "strasse"),
    ],
)
def test_folds(name: str, folded: str) -> None:
    assert fold(name) == folded


@modest
@given(anything)
def test_folding_again_changes_nothing(name: str) -> None:
    assert fold(fold(name)) == fold(name) == fold(unicodedata.normalize("NFD", name))


@modest
@given(anything)
def test_normalising_again_changes_nothing(name: str) -> None:
    assert normalise(normalise(name)) == normalise(name)
    assert unicodedata.is_normalized("NFC", normalise(name))
    assert fold(normalise(name)) == fold(name)


def test_normalises_spaces_and_form() -> None:
    assert normalise("  Va\u0300ng   A\tPa\u0301o ") == "Vàng A Páo"


@pytest.mark.parametrize("vector", domain("name_sort"), ids=lambda vector: vector["id"])
def test_sorts_as_published(vector: dict[str, Any]) -> None:
    assert sorted(vector["input"], key=sort_key) == vector["expected"]


IN_ORDER = [
    "Nguyễn Văn An",
    "Trần An",
    "Nguyễn Văn Anh",
    "Bùi Ánh",
    "Lê Ăn",
    "Lê Ân",
    "Cao Bình",
    "Vũ Dương",
    "Bùi Đào",
    "Đặng Đào",
    "Đặng Thị Đào",
    "Đặng Văn Đào",
    "Lý Hoa",
    "Lý Hòa",
    "Vàng A Páo",
    "Ma Văn Ủ",
    "Ma Văn Ứ",
    "Lò Y",
    "Lò Ỷ",
]


def test_given_name_decides_first_then_the_rest() -> None:
    assert sorted(sorted(IN_ORDER, reverse=True), key=sort_key) == IN_ORDER


def test_a_shorter_name_comes_before_its_continuation() -> None:
    shuffled = ["Anh", "Bùia An", "Bùi 0 An", "Bùi A An", "Bùi An", "An"]
    in_order = ["An", "Bùi An", "Bùi 0 An", "Bùi A An", "Bùia An", "Anh"]
    assert sorted(shuffled, key=sort_key) == in_order


def test_every_letter_of_the_alphabet_has_its_place() -> None:
    assert sorted(ALPHABET, key=sort_key) == list(ALPHABET)
    assert sorted(ALPHABET.upper(), key=sort_key) == list(ALPHABET.upper())
    following = [letter + "z" for letter in ALPHABET]
    assert sorted([*ALPHABET, *following], key=sort_key) == [
        word for letter in ALPHABET for word in (letter, letter + "z")
    ]


@modest
@given(names, names)
def test_the_key_has_the_order_of_the_dictionary(
    one: list[tuple[str, str, int, str]], other: list[tuple[str, str, int, str]]
) -> None:
    keys = sort_key(spell(one)), sort_key(spell(other))
    places = dictionary_place(one), dictionary_place(other)
    assert (keys[0] < keys[1]) == (places[0] < places[1])
    # Binary collation of a database compares UTF-8 bytes.
    assert (keys[0].encode() < keys[1].encode()) == (places[0] < places[1])


def test_equal_names_in_other_spellings_have_one_key() -> None:
    spellings = ["Lý Hoà", "LÝ HÒA", " lý  hòa", unicodedata.normalize("NFD", "Lý Hòa")]
    assert len({sort_key(name) for name in spellings}) == 1
    tones = permutations(["ma", "mà", "mả", "mã", "má", "mạ"], 2)
    assert all(sort_key(one) != sort_key(other) for one, other in tones)


@modest
@given(anything)
def test_any_text_has_a_key(name: str) -> None:
    assert sort_key(name) == sort_key(normalise(name))
