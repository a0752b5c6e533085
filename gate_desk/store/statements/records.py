"""Records and sections of journals."""

from sqlalchemy import LargeBinary, Text, bindparam, cast, select

from gate_desk.store.sqlite.compiled import NONE, ONE, compiled
from gate_desk.store.statements.rows import insert_row
from gate_desk.store.tables import record, section

INSERT_RECORD = insert_row(record)
INSERT_SECTION = insert_row(section)

# SQLite keeps any value in any column: whatever stands there is hashed as bytes.
_HEADER = cast(record.c.header, LargeBinary)

HEADERS = compiled(
    select(record.c.idx, _HEADER)
    .where(
        record.c.origin == bindparam("o"),
        record.c.idx >= bindparam("first"),
        record.c.idx < bindparam("end"),
    )
    .order_by(record.c.idx),
    "o",
    "first",
    "end",
)

SECTIONS = compiled(
    select(
        section.c.idx,
        cast(section.c.name, Text),
        cast(section.c.salt, LargeBinary),
        cast(section.c.data, LargeBinary),
    )
    .where(
        section.c.origin == bindparam("o"),
        section.c.idx >= bindparam("first"),
        section.c.idx < bindparam("end"),
    )
    .order_by(section.c.idx, section.c.name),
    "o",
    "first",
    "end",
)

BEYOND = compiled(
    select(record.c.idx, _HEADER)
    .where(record.c.origin == bindparam("o"), record.c.idx >= bindparam("size"))
    .order_by(record.c.idx)
    .limit(ONE)
    .offset(NONE),
    "o",
    "size",
)
