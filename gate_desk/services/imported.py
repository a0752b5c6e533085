"""What became of a batch file (protocol.md, 7)."""

from msgspec import Struct

APPLIED, DUPLICATE, GAP = "applied", "duplicate", "gap"
ENDED = frozenset({APPLIED, DUPLICATE})
"""Codes after which a file is no longer needed."""
TRUST = frozenset({"unknown_origin", "revoked", "charter_old", "charter_fork"})
"""Codes that a newer charter may change."""


class Imported(Struct, frozen=True, kw_only=True):
    """What became of one file."""

    file: str
    code: str
    detail: str = ""
    sender: str = ""
    origin: str = ""
    first: int = 0
    count: int = 0
    applied: int = 0
    unprojected: int = 0

    @property
    def ended(self) -> bool:
        """Whether the file need not be kept where it came from."""
        return self.code in ENDED
