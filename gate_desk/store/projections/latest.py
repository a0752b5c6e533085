"""The tie rule of derived rows: later time, then greater origin, then greater index wins."""

from typing import Any

from sqlalchemy import ColumnElement, Table, tuple_


def later(held: Table, offered: Any) -> ColumnElement[bool]:
    """Whether the offered row comes after the held one."""
    columns = ("at", "origin", "idx")
    return tuple_(*(offered[name] for name in columns)) > tuple_(
        *(held.c[name] for name in columns)
    )
