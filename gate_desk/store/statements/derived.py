"""Every derived table: emptied, and read in the order of its keys."""

from sqlalchemy import delete, select

from gate_desk.store.sqlite.compiled import compiled
from gate_desk.store.tables import DERIVED

CLEAR = {table.name: compiled(delete(table)) for table in DERIVED}
READ = {
    table.name: compiled(select(*table.columns).order_by(*table.primary_key.columns))
    for table in DERIVED
}
