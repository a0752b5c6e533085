"""What readers and keyboards put around a scanned text, and what they make of it on the way."""

import re
import unicodedata
from functools import lru_cache

_BLANKS = " \t\r\n"
_HEAD = re.compile(
    r"(?:[ \t\r\n]+"
    r"|\][A-Za-z][0-9A-Za-z]"  # AIM prefix (ISO/IEC 15424)
    r"|[ưƯ][A-Z][0-9]"  # its bracket as full Telex types it
    r"|\\[0-9]{6})*"  # ECI designator
)
_TONES = "\u0300\u0309\u0303\u0301\u0323"
_KEYS = dict(zip("ăâêô" + _TONES + "đươ", "1234567890[]", strict=True))
"""Keys of the Windows layout "Vietnamese" that differ from the US layout."""
_TWO_TONES = re.compile(f"\u0323[{_TONES[:-1]}]|[{_TONES[:-1]}]\u0323")
_SHAPES = "\u0302\u0306\u031b"
"""Circumflex, breve and horn: parts of letters."""
_MARKS = re.compile(f"[{_TONES}{_SHAPES}]")
_PLAIN = str.maketrans("đĐ‹", "dD<")
_CODE_LIKE = re.compile(r"(?=.*[0-9<])[0-9A-Z<.,-]+")
_PLATE_LIKE = re.compile(r"[0-9]{2}[A-Z]{1,2}[0-9]{0,6}")


def unframed(untrusted_text: str) -> str:
    """The text without AIM prefix, ECI designator, suffix and the blanks around it."""
    head = _HEAD.match(untrusted_text)
    return untrusted_text[head.end() if head else 0 :].rstrip(_BLANKS)


def layout_keys(untrusted_text: str) -> str | None:
    """The keys that were pressed, if the Windows layout "Vietnamese" typed the text.

    That layout types 1ă 2â 3ê 4ô, a combining tone mark for 5 to 9, 0đ; other keys are those of
    the US layout. Marks may have been joined with the letter before them. None when the text
    holds a digit or another character that the layout does not type.
    """
    keys = [_key(sign) for sign in untrusted_text]
    if None in keys:
        keys = [_key(sign) for sign in unicodedata.normalize("NFC", untrusted_text)]
    return None if None in keys else "".join(filter(None, keys))


def order_is_lost(untrusted_text: str) -> bool:
    """Whether a Unicode normal form may have swapped tone marks of the text (keys 5 to 9).

    Normal forms put the dot below before the other tones: there, 89 and 98 look alike. A text
    in neither form still has its marks as they were typed.
    """
    decomposed = unicodedata.normalize("NFD", untrusted_text)
    if untrusted_text not in (decomposed, unicodedata.normalize("NFC", untrusted_text)):
        return False
    tones = "".join(sign for sign in decomposed if sign not in _SHAPES)
    return _TWO_TONES.search(tones) is not None


def looks_rewritten(untrusted_text: str) -> bool:
    """Whether an input method made Vietnamese letters of a code, a plate or a machine zone."""
    decomposed = unicodedata.normalize("NFD", untrusted_text)
    if not _MARKS.search(decomposed):
        return False
    plain = _MARKS.sub("", decomposed).translate(_PLAIN).upper()
    joined = "".join(plain.split())
    if _CODE_LIKE.fullmatch(joined if "<<" in joined else plain):
        return True
    return _PLATE_LIKE.fullmatch(joined.replace("-", "").replace(".", "")) is not None


@lru_cache(maxsize=256)
def _key(sign: str) -> str | None:
    """The keys behind one character, perhaps a letter joined with tones; None for no such key."""
    decomposed = unicodedata.normalize("NFD", sign)
    tones = [_KEYS[mark] for mark in decomposed if mark in _TONES]
    letter = "".join(mark for mark in decomposed if mark not in _TONES)
    first = _KEYS.get(unicodedata.normalize("NFC", letter), letter)
    # The layout types no digits: one that is there was typed by another.
    if not first.isascii() or sign.isdigit():
        return None
    return first + "".join(tones)
