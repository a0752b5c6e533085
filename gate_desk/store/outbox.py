"""The books of what is sent: every batch file that was built here, and what became of it."""

from typing import Any

from msgspec import Struct

from gate_desk.store.sql import exchange as sql


class Outgoing(Struct, frozen=True):
    """One batch file."""

    file: str
    recipient: str
    origin: str
    first: int
    size: int
    disclosed: int
    """Records of which the recipient receives something."""
    bytes: int
    charter: int
    told: str
    """Short hashes of the notes that it carries; empty for a file that carries none."""
    built_at: int
    carried_at: int | None = None
    """When it was last put on a carrier."""
    done_at: int | None = None
    """When its recipient had custody, or another file took its place."""

    @property
    def is_news(self) -> bool:
        """Whether it has notes and nothing else."""
        return self.first == self.size and bool(self.told)


def keep_outgoing(cursor: Any, file: Outgoing) -> None:
    """Note a file that was built."""
    row = tuple(getattr(file, name) for name in file.__struct_fields__)
    cursor.execute(sql.SENT, row)


def open_outgoing(cursor: Any) -> list[Outgoing]:
    """What is still in the outbox, by recipient and journal, the first records first."""
    return [Outgoing(*row) for row in cursor.execute(sql.OPEN)]


def count_uncarried(cursor: Any) -> int:
    """How many files were never put on a carrier."""
    return int(cursor.execute(sql.UNCARRIED).fetchone()[0])


def last_outgoing(cursor: Any, recipient: str) -> Outgoing | None:
    """The file that was built last for a recipient."""
    row = cursor.execute(sql.LAST_TO, (recipient,)).fetchone()
    return Outgoing(*row) if row else None


def newest_carried(cursor: Any, recipient: str, origin: str) -> Outgoing | None:
    """The file with the newest records of a journal that was carried to a recipient."""
    row = cursor.execute(sql.CARRIED_TO, (recipient, origin)).fetchone()
    return Outgoing(*row) if row else None


def carried_news(cursor: Any, recipient: str, count: int) -> list[str]:
    """The last files of nothing but notes that were carried to a recipient."""
    return [row[0] for row in cursor.execute(sql.NEWS_TO, (recipient, count))]


def outgoing_carried(cursor: Any, file: str, at: int) -> None:
    """A file was put on a carrier."""
    cursor.execute(sql.CARRIED, (at, file))


def outgoing_done(cursor: Any, file: str, at: int) -> None:
    """A file need not be sent again."""
    cursor.execute(sql.DONE, (at, file))


def tell_again(cursor: Any, recipient: str) -> None:
    """The next file for a recipient is built even without news: it did not hear the last ones."""
    cursor.execute(sql.TELL_AGAIN, (recipient,))
