"""Card numbers and zones in the forms the store compares."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gate_desk.domain.card_numbers import number_key, zone_mask, zones_of


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("UBND-00417", "UBND00417"),
        ("ubnd 00417", "UBND00417"),
        ("HĐND-00093", "HDND00093"),
        ("hđnd00093", "HDND00093"),
        (unicodedata.normalize("NFD", "ĐBQH-00001"), "DBQH00001"),
        ("", ""),
        ('"; --', ""),
    ],
)
def test_number_key(text: str, key: str) -> None:
    assert number_key(text) == key


@given(st.sets(st.integers(1, 16)))
def test_zones_and_back(zones: set[int]) -> None:
    mask = zone_mask(zones)
    assert 0 <= mask < 1 << 16
    assert zones_of(mask) == tuple(sorted(zones))


def test_zone_z_is_bit_z_minus_1() -> None:
    assert (zone_mask([1]), zone_mask([16]), zone_mask([1, 1, 3])) == (1, 1 << 15, 5)


@pytest.mark.parametrize("zone", [0, -1, 17, 2**62])
def test_there_are_sixteen_zones(zone: int) -> None:
    with pytest.raises(ValueError):
        zone_mask([zone])
