"""Printed card numbers and zones in the forms the store compares."""

import unicodedata
from collections.abc import Iterable
from functools import cache


def number_key(untrusted_number: str) -> str:
    """Letters and digits only, upper case, Đ as D: `HĐND-00093` and `hdnd 00093` are the same."""
    upper = unicodedata.normalize("NFC", untrusted_number).upper().replace("Đ", "D")
    return "".join(filter(str.isalnum, upper))


def zone_mask(zones: Iterable[int]) -> int:
    """Zone z as bit z-1; zones are 1 to 16 (protocol.md 11)."""
    mask = 0
    for zone in zones:
        if not 1 <= zone <= 16:
            raise ValueError(f"zone {zone} is not 1 to 16")
        mask |= 1 << (zone - 1)
    return mask


@cache
def zones_of(mask: int) -> tuple[int, ...]:
    """The zones of a mask, ascending."""
    return tuple(zone for zone in range(1, 17) if mask >> (zone - 1) & 1)
