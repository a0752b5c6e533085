"""Tables of the watch list: entries, by what they are found, when they were; all derived."""

from sqlalchemy import BigInteger, Column, Index, Integer, Table, Text

from gate_desk.store.columns import key, latest, metadata

watch = Table(
    "watch",
    metadata,
    Column("agency", Text, primary_key=True),
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("last_day", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("birth", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("photo", Text),
    *latest(),
)
watch_key = Table(
    "watch_key",
    metadata,
    Column("agency", Text, primary_key=True),
    Column("entry", Text, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("value", Text, primary_key=True),
    Column("origin", Text, primary_key=True),
    Column("idx", BigInteger, primary_key=True, autoincrement=False),
    Index("watch_key_by_value", "kind", "value"),
    sqlite_with_rowid=False,
)
"""By what an entry is found (`domain.watching`). `origin` and `idx` name the record that says so:
only that of the entry's own row counts.
"""

watch_lifted = Table(
    "watch_lifted",
    metadata,
    Column("agency", Text, primary_key=True),
    Column("entry", Text, primary_key=True),
    Column("at", BigInteger, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)
watch_hit = Table(
    "watch_hit",
    metadata,
    key("origin"),
    key("idx"),
    Column("agency", Text, primary_key=True),
    Column("entry", Text, primary_key=True),
    Column("at", BigInteger, nullable=False),
    Column("matched_by", Text, nullable=False),
    Index("watch_hit_by_entry", "agency", "entry", "at"),
    sqlite_with_rowid=False,
)
