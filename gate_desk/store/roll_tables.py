"""Tables of evacuations; all derived."""

from sqlalchemy import BigInteger, Column, Integer, Table, Text

from gate_desk.store.columns import key, latest, metadata

roll = Table(
    "roll",
    metadata,
    key("origin"),
    key("idx"),
    Column("kind", Text, primary_key=True),
    Column("at", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)
"""`idx` is that of `roll.begun`; `kind` is `begun` or `ended`."""

roll_mark = Table(
    "roll_mark",
    metadata,
    key("roll_origin"),
    key("roll_idx"),
    Column("subject", Text, primary_key=True),
    Column("safe", Integer, nullable=False),
    *latest(),
    sqlite_with_rowid=False,
)
"""Who was found safe."""
