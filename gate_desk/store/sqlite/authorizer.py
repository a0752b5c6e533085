"""What the writing connection may never do, whatever statement asks for it."""

import sqlcipher3.dbapi2 as sqlcipher

APPEND_ONLY = ("record", "section", "cut", "charter", "fork", "node_note", "charter_rival")
"""Tables that are only ever inserted into."""

_REWRITING = frozenset({sqlcipher.SQLITE_UPDATE, sqlcipher.SQLITE_DELETE})
_STRUCTURE = frozenset(
    {
        sqlcipher.SQLITE_ATTACH,
        sqlcipher.SQLITE_DETACH,
        sqlcipher.SQLITE_ALTER_TABLE,
        sqlcipher.SQLITE_DROP_TABLE,
        sqlcipher.SQLITE_DROP_TRIGGER,
        sqlcipher.SQLITE_DROP_INDEX,
        sqlcipher.SQLITE_DROP_VIEW,
        sqlcipher.SQLITE_CREATE_TRIGGER,
        sqlcipher.SQLITE_CREATE_TEMP_TRIGGER,
        sqlcipher.SQLITE_DROP_VTABLE,
    }
)
_QUESTIONS = frozenset({"table_info", "table_xinfo", "index_list", "index_info", "index_xinfo"})
"""Pragmas whose argument asks and sets nothing. SQLite passes names in the case they came in."""


def forbid_rewriting(
    action: int, first: str | None, second: str | None, _database: str | None, _by: str | None
) -> int:
    """SQLite's authorizer: append-only tables are inserted into, structure is left alone."""
    if action in _REWRITING and first in APPEND_ONLY:
        return int(sqlcipher.SQLITE_DENY)
    if action in _STRUCTURE:
        return int(sqlcipher.SQLITE_DENY)
    if action == sqlcipher.SQLITE_PRAGMA and second is not None and first not in _QUESTIONS:
        return int(sqlcipher.SQLITE_DENY)
    return int(sqlcipher.SQLITE_OK)
