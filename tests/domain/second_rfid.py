"""Radio numbers written a second time, from domain.md and the readers' manuals alone.

A number is a list of bits, the first one first; a reader cuts bits off the front, and one that
reverses turns the list of bytes round before. Nothing here is shared with `domain.rfid`.
"""

BITS = {"10H13D": 40, "8H10D": 32, "6H8D": 24, "wg26": 24}
WIDTH = {"10H13D": 13, "8H10D": 10, "6H8D": 8}


def bits_of(card: str) -> str:
    return "".join(format("0123456789ABCDEF".index(digit), "04b") for digit in card)


def hex_of(bits: str) -> str:
    return "".join("0123456789ABCDEF"[int(bits[at : at + 4], 2)] for at in range(0, len(bits), 4))


def turned(bits: str) -> str:
    return "".join(reversed([bits[at : at + 8] for at in range(0, len(bits), 8)]))


def typed(card: str, notation: str, *, mirrored: bool) -> str | None:
    """What a reader types for a card; None: the card has too few bytes."""
    bits = turned(bits_of(card)) if mirrored else bits_of(card)
    if notation == "hex":
        return hex_of(bits)
    if len(bits) < BITS[notation]:
        return None
    kept = bits[len(bits) - BITS[notation] :]
    if notation == "wg26":
        return str(int(kept[:8], 2)).rjust(3, "0") + "," + str(int(kept[8:], 2)).rjust(5, "0")
    return str(int(kept, 2)).rjust(WIDTH[notation], "0")


def read(text: str, notation: str, *, mirrored: bool) -> str:
    """The part of the card's number that a whole text of this notation holds."""
    if notation == "hex":
        bits = bits_of(text.upper())
    elif notation == "wg26":
        facility, number = text.split(",")
        bits = format(int(facility), "08b") + format(int(number), "016b")
    else:
        bits = format(int(text), "b").rjust(BITS[notation], "0")
    return hex_of(turned(bits) if mirrored else bits)
