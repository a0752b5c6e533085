"""Every sentence for people, in Vietnamese and English.

`text("Mời quét thẻ")` gives the sentence in the language in use. Babel extracts the calls of
`text`, `count` and `said` into `resources/words/*.po`; `said` only marks a sentence of a table.
"""

from gate_desk.words.catalogue import LANGUAGES, Catalogue, Language

_catalogue = Catalogue()

text = _catalogue.text
count = _catalogue.count
use = _catalogue.use
open_folder = _catalogue.open_folder


def language() -> Language:
    """The language in use."""
    return _catalogue.language


def said(sentence: str, /) -> str:
    """Mark a sentence for extraction where it stands in a table; it is looked up later."""
    return sentence


__all__ = ["LANGUAGES", "Language", "count", "language", "open_folder", "said", "text", "use"]
