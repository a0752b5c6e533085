"""As whose each journal was projected; a charter that says otherwise makes all of it anew."""

from enum import Enum
from typing import Any

from gate_desk.domain.authority import Author
from gate_desk.store.head import origin_names
from gate_desk.store.projections.reading import AuthorOf
from gate_desk.store.sql import calls as sql


class Authors(Enum):
    """How what was projected stands to the charter in force."""

    NOTED = 1
    """As it says, and noted so."""
    NEW = 2
    """As it says, of some journals for the first time."""
    CHANGED = 3
    """A journal is somebody else's now."""


def note_author(cursor: Any, origin_id: int, author: Author | None) -> None:
    """A journal is projected as this author's; what was noted before stays."""
    cursor.execute(sql.FIRST_AUTHORED, (origin_id, _text(author)))


def compare_authors(cursor: Any, author_of: AuthorOf) -> Authors:
    """How the journals held here stand to a charter."""
    known = dict(cursor.execute(sql.AUTHORS).fetchall())
    present = {held: _text(author_of(name)) for held, name in origin_names(cursor).items()}
    if any(known.get(held, author) != author for held, author in present.items()):
        return Authors.CHANGED
    return Authors.NOTED if known.keys() >= present.keys() else Authors.NEW


def note_authors(cursor: Any, author_of: AuthorOf) -> None:
    """Everything was projected by this charter."""
    for origin_id, name in origin_names(cursor).items():
        cursor.execute(sql.AUTHORED, (origin_id, _text(author_of(name))))


def _text(author: Author | None) -> str:
    if author is None:
        return ""
    return f"{author.kind}/{author.agency}" + ("/guards" if author.guards else "")
