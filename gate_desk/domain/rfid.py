"""Radio card numbers: one canonical form for the notations that readers type."""

import re

_HEX = re.compile(r"[0-9A-Fa-f]{8}")
_DECIMAL = re.compile(r"[0-9]{10}")
_WIEGAND = re.compile(r"([0-9]{1,3}),([0-9]{1,5})")


def rfid_hex(untrusted_text: str) -> str | None:
    """The canonical number as upper-case hexadecimal, or None when it is no such number.

    Read are 8 hexadecimal digits and 10 decimal digits (both 4 bytes), and facility and number
    of 26-bit Wiegand, `176,42493` (3 bytes). Readers with different notations may send
    different bytes of one card: compare numbers of one reader profile only.
    """
    if _HEX.fullmatch(untrusted_text):
        return untrusted_text.upper()
    if _DECIMAL.fullmatch(untrusted_text):
        return _within(int(untrusted_text), 4)
    pair = _WIEGAND.fullmatch(untrusted_text)
    if pair is None:
        return None
    facility, number = _within(int(pair[1]), 1), _within(int(pair[2]), 2)
    return facility + number if facility and number else None


def _within(number: int, size: int) -> str | None:
    """The number as `size` bytes in hexadecimal; None when it does not fit."""
    return f"{number:0{2 * size}X}" if number < 1 << 8 * size else None
