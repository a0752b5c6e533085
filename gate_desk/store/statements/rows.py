"""Inserting whole rows: as they come, once, or instead of the row that is held."""

from typing import Any

from sqlalchemy import ColumnElement, Table, bindparam, insert, tuple_
from sqlalchemy.dialects.sqlite import Insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from gate_desk.store.sqlite.compiled import compiled


def insert_row(table: Table) -> str:
    """A new row, values in the order of the table's columns."""
    return compiled(insert(table), *_names(table))


def insert_once(table: Table) -> str:
    """The same; nothing happens when its key is held."""
    return compiled(_insert(table).on_conflict_do_nothing(), *_names(table))


def put_row(table: Table, condition: Any = None) -> str:
    """The same; a held row gives way, when `condition(held, offered)` is true if there is one."""
    row, key = _insert(table), [column.name for column in table.primary_key.columns]
    offered = row.excluded
    statement = row.on_conflict_do_update(
        index_elements=key,
        set_={name: offered[name] for name in _names(table) if name not in key},
        where=condition(table, offered) if condition else None,
    )
    return compiled(statement, *_names(table))


def later(held: Table, offered: Any) -> ColumnElement[bool]:
    """The tie rule of derived rows: later time, then greater origin, then greater index wins."""
    columns = ("at", "origin", "idx")
    return tuple_(*(offered[name] for name in columns)) > tuple_(
        *(held.c[name] for name in columns)
    )


def _names(table: Table) -> tuple[str, ...]:
    return tuple(column.name for column in table.columns)


def _insert(table: Table) -> Insert:
    return sqlite_insert(table).values({name: bindparam(name) for name in _names(table)})
