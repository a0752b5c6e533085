"""Tables of visitors: visits, what they leave at the gate, their passes; all derived."""

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, Table, Text, text

from gate_desk.store.columns import latest, metadata

visit = Table(
    "visit",
    metadata,
    Column("subject", Text, primary_key=True),
    Column("host", Text, nullable=False),
    Column("id", Text, nullable=False),
    Column("purpose", Text, nullable=False),
    Column("first_day", Integer, nullable=False),
    Column("last_day", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("fold", Text, nullable=False),
    Column("sort_key", Text, nullable=False),
    Column("organisation", Text, nullable=False),
    Column("note", Text, nullable=False),
    *latest(),
    Column("birth", Text, nullable=False),
    Column("phone", Text, nullable=False),
    Column("meets", Text, nullable=False),
    Column("document_kind", Text, nullable=False),
    Column("document", Text, nullable=False),
    Column("plate", Text, nullable=False),
    Column("photo", Text),
    Column("people", Integer, nullable=False),
    Column("zones", Integer, nullable=False),
    Column("escort", Boolean, nullable=False),
    Column("until", BigInteger),
    Column("hour", Text, nullable=False),
    Column("group_id", Text, nullable=False),
    Column("group_name", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("state_at", BigInteger),
    Index("visit_by_id", "id"),
    Index("visit_by_last_day", "last_day"),
    Index("visit_by_document", "document", "at", sqlite_where=text("document <> ''")),
    Index("visit_by_fold", "fold"),
    Index("visit_by_group", "group_id", sqlite_where=text("group_id <> ''")),
)
"""By its subject (`domain.subject.visit_subject`), which movements and presence name as well."""

visit_event = Table(
    "visit_event",
    metadata,
    Column("subject", Text, primary_key=True),
    Column("at", BigInteger, primary_key=True, autoincrement=False),
    Column("origin", Text, primary_key=True),
    Column("idx", BigInteger, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False),
    Column("movement", BigInteger),
    sqlite_with_rowid=False,
)
"""`movement`: the one in the same journal with which the event is undone."""

item = Table(
    "item",
    metadata,
    Column("subject", Text, primary_key=True),
    Column("id", Text, primary_key=True),
    Column("what", Text, nullable=False),
    *latest(),
    sqlite_with_rowid=False,
)
item_back = Table(
    "item_back",
    metadata,
    Column("subject", Text, primary_key=True),
    Column("id", Text, primary_key=True),
    Column("at", BigInteger, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)
"""What visitors leave at the gate, and what was handed back, whichever is heard of first."""

visitor_pass = Table(
    "pass",
    metadata,
    Column("origin", Text, primary_key=True),
    Column("serial", BigInteger, primary_key=True, autoincrement=False),
    Column("subject", Text, nullable=False),
    Column("first_day", Integer, nullable=False),
    Column("last_day", Integer, nullable=False),
    Column("zones", Integer, nullable=False),
    Column("escort", Boolean, nullable=False),
    Column("state", Text, nullable=False),
    Column("state_at", BigInteger),
    Column("at", BigInteger, nullable=False),
    Column("idx", BigInteger, nullable=False),
    Column("number", Text, nullable=False),
    Column("number_key", Text, nullable=False),
    Index("pass_by_subject", "subject"),
    Index("pass_by_last_day", "last_day"),
    Index("pass_by_serial", "serial"),
    Index("pass_by_number", "number_key", "at", sqlite_where=text("number_key <> ''")),
)
"""By the journal that issued it, whose key signed it, and its serial; `subject` is its visit.

`number`: what is printed on a card that was there before the visit; empty for a signed pass.
"""

pass_event = Table(
    "pass_event",
    metadata,
    Column("pass_origin", Text, primary_key=True),
    Column("serial", BigInteger, primary_key=True, autoincrement=False),
    Column("at", BigInteger, primary_key=True, autoincrement=False),
    Column("origin", Text, primary_key=True),
    Column("idx", BigInteger, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False),
    sqlite_with_rowid=False,
)
