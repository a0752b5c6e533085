"""A statement in SQLAlchemy Core as the SQL that SQLite runs."""

from typing import Any

from sqlalchemy import ColumnElement, literal_column
from sqlalchemy.dialects.sqlite.base import SQLiteDialect
from sqlalchemy.sql import ClauseElement, Insert

ONE: ColumnElement[int] = literal_column("1")
NONE: ColumnElement[int] = literal_column("0")
"""Limit and offset without a parameter: the dialect always writes both."""

_DIALECT = SQLiteDialect(paramstyle="qmark")


def compiled(statement: ClauseElement, *names: str) -> str:
    """The SQL with `?` for each of `names`, in the order in which values will be given."""
    plain = isinstance(statement, Insert) and statement.select is None
    columns: dict[str, Any] = {"column_keys": list(names)} if plain else {}
    made = statement.compile(dialect=_DIALECT, **columns)
    order = tuple(getattr(made, "positiontup", None) or ())
    if order != names:
        raise ValueError(f"parameters come in the order {order}, not {names}")
    return str(made)
