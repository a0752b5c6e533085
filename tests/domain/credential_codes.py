"""Codes as an issuer prints them, and as a forger could."""

from datetime import date, timedelta
from typing import Any

from gate_desk.domain.credential_code import (
    CredentialKind,
    CredentialPayload,
    Misread,
    SignedCode,
    read_code,
)

DAY_0 = date(2020, 1, 1)


def payload_of(known: dict[str, Any]) -> CredentialPayload:
    """The payload of a known answer."""
    return CredentialPayload(
        CredentialKind(known["kind"]),
        bytes.fromhex(known["payload_hex"])[2:6],
        known["serial"],
        DAY_0 + timedelta(days=known["first_day"]),
        DAY_0 + timedelta(days=known["last_day"]),
        frozenset(known["zones"]),
        known["name"],
    )


def check_pair(digits: str) -> str:
    """The two check digits, written a second time from protocol.md 11."""
    return f"{98 - int(digits) * 100 % 97:02d}"


def digits_of(whole: bytes, zeros: str = "") -> str:
    """Digits with a right check pair around any bytes, as a forger could print them."""
    digits = f"6807{zeros}{int.from_bytes(whole)}"
    return digits + check_pair(digits)


def read_or_none(text: str) -> SignedCode | None:
    """The code that is read, or None for a misread."""
    try:
        return read_code(text)
    except Misread:
        return None
