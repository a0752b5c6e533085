"""Telephone numbers as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gate_desk.domain.documents.phone import Phone, read_phone


@pytest.mark.parametrize(
    ("written", "number", "kind"),
    [
        ("0912 345 678", "0912345678", "mobile"),
        ("+84 912345678", "0912345678", "mobile"),
        ("+84 (0)912-345-678", "0912345678", "mobile"),
        ("84912345678", "0912345678", "mobile"),
        ("(0214) 3.840.000", "02143840000", "landline"),
        ("1013", "1013", "internal"),
        ("113", "113", "service"),
        ("1900 1234", "19001234", "service"),
        ("0112 345 678", "0112 345 678", None),
        ("gọi sau", "gọi sau", None),
        ("", "", None),
    ],
)
def test_forms_in_use(written: str, number: str, kind: str | None) -> None:
    assert read_phone(written) == Phone(number, kind)  # type: ignore[arg-type]


@given(st.text(max_size=60))
def test_nothing_makes_it_fail(text: str) -> None:
    read = read_phone(text)
    assert read.kind is None or read.number.isdigit()
