"""Text from outside as one plain line."""

import unicodedata

_INVISIBLE = frozenset({"Cc", "Cf", "Zl", "Zp", "Cs", "Co"})


def plain_line(untrusted_text: str) -> str:
    """Without line breaks, control and direction marks, which could hide or reorder words."""
    kept = (
        " " if unicodedata.category(letter) in _INVISIBLE else letter for letter in untrusted_text
    )
    return " ".join("".join(kept).split())
