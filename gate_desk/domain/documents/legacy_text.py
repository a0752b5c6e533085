"""Text of the time before Unicode: TCVN3 (fonts `.VnTime`) and VNI-Windows.

Both put Vietnamese letters into the places of others, so a sheet of that time reads `NguyÔn ThÞ` or
`chaøo`. What is offered is only a reading in which every word has the shape of a Vietnamese one.
"""

import re
import unicodedata
from typing import Literal

from msgspec import Struct

_TCVN3 = dict(
    zip(
        "¡¢£¤¥¦§¨©ª«¬\u00ad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
        "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
        strict=True,
    )
)
_VNI_MARKS = {
    "ø": "\u0300",
    "ù": "\u0301",
    "û": "\u0309",
    "õ": "\u0303",
    "ï": "\u0323",
    "â": "\u0302",
    "à": "\u0302\u0300",
    "á": "\u0302\u0301",
    "å": "\u0302\u0309",
    "ã": "\u0302\u0303",
    "ä": "\u0302\u0323",
    "ê": "\u0306",
    "è": "\u0306\u0300",
    "é": "\u0306\u0301",
    "ú": "\u0306\u0309",
    "ü": "\u0306\u0303",
    "ë": "\u0306\u0323",
}
"""What follows a vowel: a tone, or the rest of its letter, or both in one sign."""
_VNI_LETTERS = {
    "ñ": "đ",
    "ô": "ơ",
    "ö": "ư",
    "ì": "ì",
    "í": "í",
    "æ": "ỉ",
    "ó": "ĩ",
    "ò": "ị",
    "î": "ỵ",
}
_VNI_BASES = frozenset("aeouyơư")
_WORD = re.compile(r"[^\W\d_]+")
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_ONSETS = re.findall(r"\w+", "ngh ng nh ch gh gi kh ph qu th tr b c d đ g h k l m n p r s t v x")
_NUCLEI = frozenset(
    re.findall(
        r"\w+",
        "a ă â e ê i o ô ơ u ư y ai ao au ay âu ây eo êu ia iê iêu iu oa oă oe oi oai oay oao oeo "
        "oo ôi ơi ua uâ uây ue uê uêu ui uy uya uyê uyêu uyu uơ uô uôi ưa ưi ươ ươi ươu ưu yê yêu",
    )
)
_CODAS = frozenset(["", "c", "ch", "m", "n", "ng", "nh", "p", "t"])
Encoding = Literal["tcvn3", "vni"]


class LegacyText(Struct, frozen=True):
    """A reading that is offered; the person who brought the text decides."""

    encoding: Encoding
    text: str


def read_legacy(untrusted_text: str) -> LegacyText | None:
    """The text in Unicode if it makes sense in TCVN3 or VNI, and as it stands does not."""
    if _is_vietnamese(untrusted_text):
        return None
    for encoding, convert in (("tcvn3", from_tcvn3), ("vni", from_vni)):
        text = convert(untrusted_text)
        if text != untrusted_text and _is_vietnamese(text):
            return LegacyText("tcvn3" if encoding == "tcvn3" else "vni", text)
    return None


def from_tcvn3(untrusted_text: str) -> str:
    """The text as TCVN 5712:1993, VN3 has it."""
    return "".join(_TCVN3.get(sign, sign) for sign in untrusted_text)


def from_vni(untrusted_text: str) -> str:
    """The text as VNI-Windows has it: a letter, then a sign for what is above or below it."""
    made: list[str] = []
    for sign in untrusted_text:
        small = sign.lower()
        before = made[-1][:1].lower() if made else ""
        if small in _VNI_MARKS and before in _VNI_BASES:
            made[-1] += _VNI_MARKS[small]
        elif small in _VNI_LETTERS:
            letter = _VNI_LETTERS[small]
            made.append(letter.upper() if sign != small else letter)
        else:
            made.append(sign)
    return unicodedata.normalize("NFC", "".join(made))


def _is_vietnamese(text: str) -> bool:
    """Whether every word with marks has the shape of a Vietnamese syllable, and every other sign is
    ASCII, which all encodings share.
    """
    composed = unicodedata.normalize("NFC", text)
    words = _WORD.findall(composed)
    rest = _WORD.sub("", composed)
    return rest.isascii() and all(word.isascii() or _is_syllable(word) for word in words)


def _is_syllable(word: str) -> bool:
    marked = unicodedata.normalize("NFD", word.lower())
    if sum(sign in _TONES for sign in marked) > 1:
        return False
    plain = unicodedata.normalize("NFC", "".join(sign for sign in marked if sign not in _TONES))
    for onset in (*_ONSETS, ""):
        if not plain.startswith(onset):
            continue
        rhyme = plain[len(onset) :] or ("i" if onset == "gi" else "")
        for end in range(len(rhyme), 0, -1):
            if rhyme[:end] in _NUCLEI and rhyme[end:] in _CODAS:
                return True
    return False
