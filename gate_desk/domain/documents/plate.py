"""Vehicle plates: whether a text has the form of one."""

import re
import unicodedata

_SERIES = "[A-HK-NPS-VXYZ]"
_SECOND = "[A-FHK-NPRS-VXYZ]"
_PROVINCE = "(?!1[03]|4[2456]|87|9[16])[1-9][0-9]"
_SPECIAL = "(?:LD|DA|RM|R|MK|HC|KT|MD|TD|CD|T|CT|LB)"
_PLATE = re.compile(
    rf"{_PROVINCE}(?:"
    rf"{_SERIES}[0-9]{{4,5}}"  # car
    rf"|{_SERIES}{_SECOND}[0-9]{{5}}"  # motorcycle since 15 August 2023
    rf"|{_SERIES}[1-9][0-9]{{4,5}}"  # motorcycle before
    rf"|{_SPECIAL}[0-9]{{4,6}}"
    r"|[0-9]{3}(?:NG|QT|CV|NN)[0-9]{2,3}|(?:NG|QT|NN)[0-9]{5})"  # diplomatic
    r"|[A-Z]{2}[0-9]{4}"  # military
)
_WRITTEN = re.compile(r"[0-9A-Za-zĐđ. -]{6,20}")


def is_plate(untrusted_text: str) -> bool:
    """Whether the text can be a plate of a kind in use, with or without its separators."""
    text = unicodedata.normalize("NFC", untrusted_text)
    if not _WRITTEN.fullmatch(text):
        return False
    compact = re.sub("[. -]", "", text.upper().replace("Đ", "D"))
    return _PLATE.fullmatch(compact) is not None
