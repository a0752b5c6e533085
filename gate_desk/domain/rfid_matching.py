"""Which card a radio reading means: numbers of different length, and numbers of several cards."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from gate_desk.domain.ids import PersonRef
from gate_desk.domain.rfid import SHORTEST, RadioNumber

_KEY = 2 * SHORTEST
_COMPLETE = 2 * 5
"""Hexadecimal digits from which on a number is nobody else's; shorter ones may be ends."""


class HeldNumber(Struct, frozen=True):
    """A number that an agency gave to a card."""

    number: str
    """As its record has it; canonical unless the record is strange."""
    owner: PersonRef
    over: bool
    """The card was handed back or revoked, or its owner left: its chip may serve again."""


def number_keys(number: str) -> tuple[str, ...]:
    """Both ends of a held number: what a reading that keeps one of them finds it by."""
    tail, head = number[-_KEY:], number[:_KEY]
    return (tail,) if tail == head else (tail, head)


def reading_keys(reading: RadioNumber) -> tuple[str, str]:
    """The keys to look for: the last bytes and, where the missing ones may be behind, the first."""
    return reading.hex[-_KEY:], reading.hex[:_KEY] if reading.mirrored else reading.hex[-_KEY:]


def can_mean(reading: RadioNumber, number: str) -> bool:
    """Whether the bytes that both have are the same. Either may be an end of the other."""
    shorter, longer = sorted((reading.hex, number), key=len)
    return longer.endswith(shorter) or (reading.mirrored and longer.startswith(shorter))


def meant(readings: Iterable[RadioNumber], held: Sequence[HeldNumber]) -> tuple[HeldNumber, ...]:
    """The numbers that one reading can mean, by every way to read it.

    Where a chip serves again, the cards that are over do not count.
    """
    ways = [_meant_by(reading, held) for reading in readings]
    found = [each for each in held if any(each in way for way in ways)]
    serving = {each.number for each in found if not each.over}
    return tuple(each for each in found if not (each.over and each.number in serving))


def _meant_by(reading: RadioNumber, held: Sequence[HeldNumber]) -> list[HeldNumber]:
    """A complete number that is held as it is means only itself."""
    if len(reading.hex) >= _COMPLETE:
        exact = [each for each in held if each.number == reading.hex]
        if exact:
            return exact
    return [each for each in held if can_mean(reading, each.number)]


def is_ambiguous(found: Sequence[HeldNumber]) -> bool:
    """Whether the numbers belong to several people."""
    return len({each.owner for each in found}) > 1
