"""Vehicle plates: the kinds of plate that a text can be."""

import re
import unicodedata
from typing import Literal

from msgspec import Struct

_SERIES = "[A-HK-NPS-VXYZ]"
_SECOND = "[A-FHK-NPRS-VXYZ]"
_PROVINCE = re.compile("(?!1[03]|4[2456]|87|9[16])[1-9][0-9]")
_SPECIAL = "(?:LD|DA|RM|R|MK|HC|KT|MD|TD|CD|T|CT|LB)"
Kind = Literal["car", "moto_new", "moto_old", "special", "diplomatic", "military"]
_AFTER_PROVINCE: dict[Kind, re.Pattern[str]] = {
    "car": re.compile(rf"{_SERIES}[0-9]{{4,5}}"),
    "moto_new": re.compile(rf"{_SERIES}{_SECOND}[0-9]{{5}}"),  # since 15 August 2023
    "moto_old": re.compile(rf"{_SERIES}[1-9][0-9]{{4,5}}"),
    "special": re.compile(rf"{_SPECIAL}[0-9]{{4,6}}"),
    "diplomatic": re.compile(r"[0-9]{3}(?:NG|QT|CV|NN)[0-9]{2,3}|(?:NG|QT|NN)[0-9]{5}"),
}
_MILITARY = re.compile(r"[A-Z]{2}[0-9]{4}")
_WRITTEN = re.compile(r"[0-9A-Za-zĐđ. -]{1,20}")


class Plate(Struct, frozen=True, kw_only=True):
    """A plate as the store compares it, and what it can be: the colour decides, or the guard."""

    compact: str
    """Upper case letters and digits only, Đ as D."""
    kinds: tuple[Kind, ...] = ()
    province: str | None = None
    """The two digits of a province in use; 80 are the central bodies."""

    @property
    def valid(self) -> bool:
        """It has the form of a kind in use."""
        return bool(self.kinds)


def read_plate(untrusted_text: str) -> Plate:
    """Read a plate with or without its separators (Circular 79/2024/TT-BCA). Never raises."""
    text = unicodedata.normalize("NFC", untrusted_text)
    if not _WRITTEN.fullmatch(text):
        return Plate(compact="")
    compact = re.sub("[. -]", "", text.upper().replace("Đ", "D"))
    if _MILITARY.fullmatch(compact):
        return Plate(compact=compact, kinds=("military",))
    if not _PROVINCE.match(compact):
        return Plate(compact=compact)
    rest = compact[2:]
    kinds = tuple(kind for kind, form in _AFTER_PROVINCE.items() if form.fullmatch(rest))
    return Plate(compact=compact, kinds=kinds, province=compact[:2])


def is_plate(untrusted_text: str) -> bool:
    """Whether the text can be a plate of a kind in use, with or without its separators."""
    return 6 <= len(untrusted_text) <= 20 and read_plate(untrusted_text).valid
