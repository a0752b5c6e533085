"""The charter (`quy chế`): the coordination regulation as values and as text (protocol.md, 10).

`values` has what a charter says, `parser` reads the TOML text. Signatures and the chain of
versions are the business of `journal.charter`.
"""

from gate_desk.domain.charter.parser import parse_charter
from gate_desk.domain.charter.values import (
    Agency,
    Article,
    Charter,
    CharterError,
    CharterNode,
    NodeKind,
    Retention,
    Share,
    Unit,
    Words,
    Zone,
)

__all__ = [
    "Agency",
    "Article",
    "Charter",
    "CharterError",
    "CharterNode",
    "NodeKind",
    "Retention",
    "Share",
    "Unit",
    "Words",
    "Zone",
    "parse_charter",
]
