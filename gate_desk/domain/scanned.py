"""The router: what a scanned text is, by its form alone."""

import re
import unicodedata

from msgspec import Struct

from gate_desk.domain.card_numbers import number_key
from gate_desk.domain.credential_code import PREFIX, Misread, SignedCode, missing_digits, read_code
from gate_desk.domain.documents.plate import is_plate
from gate_desk.domain.keyed_text import layout_keys, looks_rewritten, order_is_lost, unframed
from gate_desk.domain.rfid import RadioNumber, RfidProfile, candidates, parse
from gate_desk.domain.verdict import ScanKind

_LONGEST = 1000
"""Characters; the longest text with a meaning, the code of an identity card, has about 300."""
_CODE = re.compile(rf"{PREFIX}(?:[0-9\s]*\Z|[0-9]{{16}})", re.ASCII)
"""A code of ours, whole or not, perhaps with something glued to it."""
_CARD_NUMBER = re.compile(r"(?![A-Z]{2}[ -]?[0-9]{4}\Z)[A-Z]{1,8}[ -]?[0-9]{3,8}")
_PLAIN_D = str.maketrans("đĐ", "dD")
_MRZ_LENGTHS = frozenset({30, 36, 44, 72, 88, 90})
_MRZ = re.compile(r"[0-9A-Z][0-9A-Z<]*<[0-9A-Z<]*")
_PERSONAL_ID = re.compile(r"[0-9]{12}")


class CardNumber(Struct, frozen=True):
    """The number printed on a card: it says who is meant, and proves nothing."""

    key: str
    """Letters and digits only, upper case, Đ as D: what the directory compares."""
    text: str
    """As it was scanned, NFC, without its frame."""


class RfidNumber(Struct, frozen=True):
    """A radio card's number, by the profile of its reader or by its form."""

    number: RadioNumber
    """The likeliest."""
    others: tuple[RadioNumber, ...] = ()
    """What else the text can be where the reader's notation is not known."""

    @property
    def hex(self) -> str:
        """The likeliest number in its canonical form."""
        return self.number.hex

    @property
    def all(self) -> tuple[RadioNumber, ...]:
        """All that it can be, the likeliest first."""
        return (self.number, *self.others)


class MisreadCode(Struct, frozen=True):
    """One of our codes that did not come whole, or came with something else. Nothing is guessed."""

    missing_digits: int
    """At least; 0 when the text is not too short."""


class Foreign(Struct, frozen=True):
    """Something of another kind: identity card, personal number, machine zone or plate.

    Only the kind is kept.
    """

    kind: ScanKind


class Unreadable(Struct, frozen=True):
    """Nothing known, or something known that an input method has damaged."""

    kind: ScanKind
    """UNREADABLE or DAMAGED."""


Scanned = SignedCode | CardNumber | RfidNumber | MisreadCode | Foreign | Unreadable


def recognise(untrusted_text: str, rfid: RfidProfile | None = None) -> Scanned:
    """What a scanned text is, with or without the frame of its reader; never raises.

    `rfid` is how the reader writes radio numbers. Another notation is recognised all the same:
    readers that type cannot be told apart. Where forms overlap: all digits that begin with 6807
    are a code of ours; eight hexadecimal digits are a radio card's number, also where they could
    be a plate without its separators (`24A12345`); two letters with four digits are a military
    plate (`KB-12-34`). So a card number of two letters has five digits or more (`CA-00231`).
    """
    text = unframed(untrusted_text)
    if len(text) > _LONGEST:
        return _misread(text) if _CODE.match(text) else Unreadable(ScanKind.UNREADABLE)
    found = _by_form(text, rfid) or _by_layout(text, rfid)
    if found is not None:
        return found
    return Unreadable(ScanKind.DAMAGED if looks_rewritten(text) else ScanKind.UNREADABLE)


def as_card_number(untrusted_text: str) -> CardNumber | None:
    """A text as a card's printed number, whatever else it has the form of."""
    return _card_number(unframed(untrusted_text))


def _by_form(text: str, rfid: RfidProfile | None) -> Scanned | None:
    if _CODE.match(text):
        return _code(text)
    return _rfid(text, rfid) or _card_number(text) or _foreign(text)


def _by_layout(text: str, rfid: RfidProfile | None) -> Scanned | None:
    keys = layout_keys(text)
    if keys is None:
        return None
    return Unreadable(ScanKind.DAMAGED) if order_is_lost(text) else _by_form(unframed(keys), rfid)


def _rfid(text: str, profile: RfidProfile | None) -> RfidNumber | None:
    if profile is not None:
        number = parse(text, profile)
        if isinstance(number, RadioNumber):
            return RfidNumber(number)
    numbers = [each.number for each in candidates(text)]
    return RfidNumber(numbers[0], tuple(numbers[1:])) if numbers else None


def _code(text: str) -> SignedCode | MisreadCode:
    try:
        return read_code(text)
    except Misread:
        return _misread(text)


def _misread(text: str) -> MisreadCode:
    return MisreadCode(missing_digits(text))


def _card_number(text: str) -> CardNumber | None:
    composed = unicodedata.normalize("NFC", text)
    plain = composed.translate(_PLAIN_D)
    # Upper case comes after the look at ASCII: ſ and ı would become letters of other numbers.
    if not plain.isascii() or not _CARD_NUMBER.fullmatch(plain.upper()):
        return None
    return CardNumber(number_key(plain), composed)


def _foreign(text: str) -> Foreign | None:
    if _PERSONAL_ID.fullmatch(text):
        return Foreign(ScanKind.PERSONAL_ID)
    # A chip CCCD has 7 fields and a căn cước 11, the first of them the personal number.
    fields = text.split("|")
    if len(fields) >= 7 and _PERSONAL_ID.fullmatch(fields[0]):
        return Foreign(ScanKind.IDENTITY_CARD)
    if is_plate(text):
        return Foreign(ScanKind.PLATE)
    joined = "".join(text.split())
    if len(joined) in _MRZ_LENGTHS and _MRZ.fullmatch(joined):
        return Foreign(ScanKind.MRZ)
    return None
