"""The tables compile for PostgreSQL, where a centre will run them, and say what is derived."""

import pytest
from sqlalchemy import Table
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateIndex, CreateTable

from gate_desk.store.blob_tables import blob
from gate_desk.store.sqlite import authorizer
from gate_desk.store.tables import APPEND_ONLY, DERIVED, metadata

LOCAL = {
    "origin",
    "head",
    "withheld",
    "peer",
    "outgoing",
    "incoming",
    "receipt",
    "witness",
    "seen",
    "awaited",
    "authored",
}


@pytest.mark.parametrize("table", [*metadata.sorted_tables, blob], ids=lambda table: table.name)
def test_compiles_for_postgresql(table: Table) -> None:
    dialect = postgresql.dialect()  # type: ignore[no-untyped-call]
    ddl = str(CreateTable(table).compile(dialect=dialect))
    assert "WITHOUT ROWID" not in ddl
    assert "SERIAL" not in ddl or table.name == "origin", "an index comes from the head row"
    for index in table.indexes:
        # Partial on SQLite only: naming PostgreSQL's option would load its dialect at every start.
        assert "WHERE" not in str(CreateIndex(index).compile(dialect=dialect))


def test_every_table_is_append_only_derived_or_local() -> None:
    named = [table.name for table in (*APPEND_ONLY, *DERIVED)]
    assert len(named) == len(set(named))
    assert {*named, *LOCAL} == set(metadata.tables)


def test_the_authorizer_guards_every_append_only_table() -> None:
    assert set(authorizer.APPEND_ONLY) == {table.name for table in APPEND_ONLY}
