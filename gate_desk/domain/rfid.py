"""Radio card numbers: one canonical form for the notations that readers type (domain.md).

Canonical is the number in upper-case hexadecimal, the first byte first, as the card sends it.
Short notations keep its last bytes only; a reader that reverses bytes keeps its first ones.
"""

import re
from enum import StrEnum

from msgspec import Struct


class Notation(StrEnum):
    """How a reader writes a number; the names are those that readers' manuals use."""

    DEC13 = "10H13D"
    """5 bytes as 13 decimal digits."""
    DEC10 = "8H10D"
    """The last 4 bytes as 10 decimal digits."""
    DEC8 = "6H8D"
    """The last 3 bytes as 8 decimal digits."""
    WIEGAND = "wg26"
    """The last 3 bytes as facility (1 byte) and number (2 bytes): `176,42493`."""
    HEX = "hex"
    """All bytes, or the last 3 or 4, as hexadecimal digits."""


class RfidProfile(Struct, frozen=True):
    """What is known of a reader of radio cards."""

    notation: Notation
    mirrored: bool = False
    """It turns the order of the bytes round before it writes."""


class RadioNumber(Struct, frozen=True):
    """What one reading tells of a card's number."""

    hex: str
    """Canonical: the whole number, or one end of it."""
    mirrored: bool = False
    """Where bytes are missing: False, those before; True, those behind or before."""


class RfidFault(StrEnum):
    """Why a text is no number in a notation."""

    EMPTY = "empty"
    CHARACTERS = "characters"
    """Other characters than the notation has."""
    LENGTH = "length"
    """More digits than the notation has, or not those of whole bytes."""
    RANGE = "range"
    """A greater number than its bytes can hold."""


class NotRfid(Struct, frozen=True):
    """The text is no number in the notation."""

    fault: RfidFault


class Candidate(Struct, frozen=True):
    """One way to read a text whose reader is not known."""

    profile: RfidProfile
    number: RadioNumber


SIZES = {Notation.DEC13: 5, Notation.DEC10: 4, Notation.DEC8: 3, Notation.WIEGAND: 3}
"""Bytes that a notation keeps; `HEX` keeps all."""
WHOLE_SIZES = (3, 4, 5, 7, 8, 10)
"""Bytes of the numbers that exist: 26-bit Wiegand, ISO 14443 (4, 7, 10), EM4100 (5), ISO 15693."""
SHORTEST = 3
"""Bytes that every reading has."""

_DIGITS = {Notation.DEC13: 13, Notation.DEC10: 10, Notation.DEC8: 8}
_DECIMAL = re.compile(r"[0-9]+")
_PAIR = re.compile(r"([0-9]{1,3})[,;:./ -]([0-9]{1,5})")
_GLUED = 8
"""Digits of facility and number without anything between them: the last five are the number."""
_HEX = re.compile(r"[0-9A-Fa-f]+")
_SPACED_HEX = re.compile(r"[0-9A-Fa-f]{2}(?:([:. -])[0-9A-Fa-f]{2}(?:\1[0-9A-Fa-f]{2})*)")
_LONGEST = 3 * max(WHOLE_SIZES)
"""Characters of the longest notation, 10 bytes with something between them."""


def parse(untrusted_text: str, profile: RfidProfile) -> RadioNumber | NotRfid:
    """The number in a text that a reader of this profile typed; never raises.

    Leading zeros may be missing, all of them: `010099000123` is a person's number. So may the
    separator of facility and number.
    """
    if not untrusted_text:
        return NotRfid(RfidFault.EMPTY)
    if len(untrusted_text) > _LONGEST:
        return NotRfid(RfidFault.LENGTH)
    match profile.notation:
        case Notation.HEX:
            read = _from_hex(untrusted_text)
        case Notation.WIEGAND:
            read = _from_pair(untrusted_text)
        case decimal:
            read = _from_decimal(untrusted_text, _DIGITS[decimal], SIZES[decimal])
    if isinstance(read, NotRfid):
        return read
    return RadioNumber((read[::-1] if profile.mirrored else read).hex().upper(), profile.mirrored)


def printed(number: str, profile: RfidProfile) -> str | None:
    """A canonical number as a reader of this profile types it, with all its leading zeros.

    None when the notation needs more bytes than are known.
    """
    whole = bytes.fromhex(number)
    ordered = whole[::-1] if profile.mirrored else whole
    if profile.notation is Notation.HEX:
        return ordered.hex().upper()
    size = SIZES[profile.notation]
    if len(ordered) < size:
        return None
    kept = ordered[-size:]
    if profile.notation is Notation.WIEGAND:
        return f"{kept[0]:03},{int.from_bytes(kept[1:]):05}"
    return f"{int.from_bytes(kept):0{_DIGITS[profile.notation]}}"


def all_printed(number: str, *, mirrored: bool = False) -> dict[Notation, str]:
    """A canonical number in every notation that it has bytes enough for."""
    texts = {each: printed(number, RfidProfile(each, mirrored)) for each in Notation}
    return {notation: text for notation, text in texts.items() if text is not None}


def candidates(untrusted_text: str) -> tuple[Candidate, ...]:
    """Every number that a text can be when nothing is known of its reader, the likeliest first.

    Only whole notations count, with all their zeros, and none with reversed bytes: otherwise
    every number would be one of several cards. Hexadecimal has 4, 5 or 7 bytes here.
    """
    found = []
    for notation in _LIKELIEST:
        if _is_whole(untrusted_text, notation):
            profile = RfidProfile(notation)
            number = parse(untrusted_text, profile)
            if isinstance(number, RadioNumber):
                found.append(Candidate(profile, number))
    return tuple(found)


def is_canonical(number: str) -> bool:
    """Whether a text is a number as it is kept: whole bytes, upper case, a known size."""
    size, odd = divmod(len(number), 2)
    whole = not odd and size in WHOLE_SIZES
    return whole and _HEX.fullmatch(number) is not None and number == number.upper()


_LIKELIEST = (Notation.DEC13, Notation.DEC10, Notation.HEX, Notation.DEC8, Notation.WIEGAND)
_HEX_SIZES = (4, 5, 7)


def _is_whole(text: str, notation: Notation) -> bool:
    """Whether a text has the form of a notation that needs no knowledge of its reader."""
    if notation is Notation.WIEGAND:
        # Eight digits glued together would be a pair, too, but nobody leaves them so by habit.
        return re.fullmatch(r"[0-9]{1,3},[0-9]{1,5}|[0-9]{8}", text) is not None
    if notation is not Notation.HEX:
        return len(text) == _DIGITS[notation]
    digits = re.sub(r"[:. -]", "", text) if _SPACED_HEX.fullmatch(text) else text
    # Fourteen decimal digits are a date and a time, or the number of a parcel.
    return len(digits) // 2 in _HEX_SIZES and not (len(digits) == 14 and digits.isdigit())


def _from_decimal(text: str, digits: int, size: int) -> bytes | NotRfid:
    if not _DECIMAL.fullmatch(text):
        return NotRfid(RfidFault.CHARACTERS)
    if not _has_length(text, digits):
        return NotRfid(RfidFault.LENGTH)
    return _bytes(int(text), size)


def _from_pair(text: str) -> bytes | NotRfid:
    pair = _PAIR.fullmatch(text)
    if pair is not None:
        facility, number = int(pair[1]), int(pair[2])
    elif not _DECIMAL.fullmatch(text):
        return NotRfid(RfidFault.CHARACTERS)
    elif not _has_length(text, _GLUED):
        return NotRfid(RfidFault.LENGTH)
    else:
        facility, number = divmod(int(text), 100_000)
    if facility > 0xFF or number > 0xFFFF:
        return NotRfid(RfidFault.RANGE)
    return bytes((facility, *number.to_bytes(2)))


def _from_hex(text: str) -> bytes | NotRfid:
    spaced = _SPACED_HEX.fullmatch(text)
    digits = text.replace(spaced[1], "") if spaced else text
    if not _HEX.fullmatch(digits):
        return NotRfid(RfidFault.CHARACTERS)
    size, odd = divmod(len(digits), 2)
    if odd or size not in WHOLE_SIZES:
        return NotRfid(RfidFault.LENGTH)
    return bytes.fromhex(digits)


def _has_length(digits: str, whole: int) -> bool:
    """All digits are there, or no zeros in front."""
    return len(digits) == whole or (len(digits) < whole and digits[0] != "0") or digits == "0"


def _bytes(number: int, size: int) -> bytes | NotRfid:
    return number.to_bytes(size) if number < 1 << 8 * size else NotRfid(RfidFault.RANGE)
