"""Radio card numbers: every notation of a card that is read gives bytes of that card."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gate_desk.domain.rfid import rfid_hex
from tests.helpers.vectors import domain


@pytest.mark.parametrize("vector", domain("rfid"), ids=lambda vector: vector["id"])
def test_known_notations_are_the_last_bytes_of_the_card(vector: dict[str, Any]) -> None:
    card, typed = vector["input"], vector["expected"]
    assert rfid_hex(typed["8H10D"]) == card[-8:]
    assert rfid_hex(card[-8:].lower()) == card[-8:]
    if "wg26" in typed:
        assert rfid_hex(typed["wg26"]) == card[-6:]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "4294967296",
        "45131261a",
        "045131261",
        "00045131261",
        "02B0A5F",
        "02B0A5FG",
        "02B0A5FD0",
        "02B0A5FD\n",
        "256,42493",
        "176,65536",
        "176,",
        ",42493",
        "176, 42493",
        "176,42493,1",
        "٠٠٤٥١٣١٢٦١",
        "００４５１３１２６１",
    ],
)
def test_anything_else_is_no_number(text: str) -> None:
    assert rfid_hex(text) is None


@settings(deadline=None, max_examples=100)
@given(st.integers(0, 2**32 - 1))
def test_decimal_and_hexadecimal_agree(number: int) -> None:
    canonical = rfid_hex(f"{number:010d}")
    assert canonical is not None
    assert rfid_hex(canonical) == rfid_hex(canonical.lower()) == canonical
    assert int(canonical, 16) == number


@settings(deadline=None, max_examples=100)
@given(st.integers(0, 255), st.integers(0, 65535))
def test_wiegand_has_three_bytes(facility: int, number: int) -> None:
    canonical = rfid_hex(f"{facility},{number}")
    assert canonical == (facility << 16 | number).to_bytes(3).hex().upper()
