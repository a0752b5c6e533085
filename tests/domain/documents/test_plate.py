"""Plates: written in any way, never made up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gate_desk.domain.documents.plate import is_plate, read_plate


@pytest.mark.parametrize("written", ["24A-123.45", "24a 12345", "24A12345", "24 A 123 45"])
def test_the_same_plate_in_any_spelling(written: str) -> None:
    assert read_plate(written).compact == "24A12345"
    assert is_plate(written)


def test_d_with_a_stroke_is_d() -> None:
    assert read_plate("24Đ-123.45").compact == "24D12345"


@given(st.text(max_size=30))
def test_nothing_makes_it_fail(text: str) -> None:
    read = read_plate(text)
    assert read.valid == bool(read.kinds)
    assert not read.valid or read.compact.isascii()
