"""The books of what came: every file by its name, with the code of what became of it."""

from typing import Any

from msgspec import Struct

from gate_desk.store.sql import exchange as sql


class Incoming(Struct, frozen=True, kw_only=True):
    """One file that came; what it says of itself is empty where it could not be opened."""

    file: str
    sender: str = ""
    origin: str = ""
    first: int = 0
    size: int = 0
    bytes: int = 0
    code: str
    """A code of protocol.md, 7."""
    detail: str = ""
    applied: int = 0
    unprojected: int = 0
    at: int

    @property
    def ended(self) -> bool:
        """Whether the file was taken in, and is no longer needed."""
        return self.code in ("applied", "duplicate")


_COLUMNS = (
    "file",
    "sender",
    "origin",
    "first",
    "size",
    "bytes",
    "code",
    "detail",
    "applied",
    "unprojected",
    "at",
)


def keep_incoming(cursor: Any, file: Incoming) -> None:
    """Note what became of a file; a later outcome takes the place of an earlier one."""
    cursor.execute(sql.CAME, tuple(getattr(file, name) for name in _COLUMNS))


def known_incoming(cursor: Any, file: str) -> Incoming | None:
    """What became of a file of this name."""
    row = cursor.execute(sql.KNOWN, (file,)).fetchone()
    return _incoming(row) if row else None


def latest_incoming(cursor: Any, count: int) -> list[Incoming]:
    """The newest lines of the exchange log."""
    return [_incoming(row) for row in cursor.execute(sql.LATEST_IN, (count,))]


def _incoming(row: tuple[Any, ...]) -> Incoming:
    return Incoming(**dict(zip(_COLUMNS, row, strict=True)))
