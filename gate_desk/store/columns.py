"""What all tables are declared with."""

from sqlalchemy import BigInteger, Column, Integer, MetaData, Text

metadata = MetaData()


def key(name: str) -> Column[int]:
    """A whole number that is given, as part of a primary key."""
    return Column(name, Integer, primary_key=True, autoincrement=False)


def latest() -> tuple[Column[int], Column[str], Column[int]]:
    """Of two records about one thing the later wins: by time, then origin, then index."""
    return (
        Column("at", BigInteger, nullable=False),
        Column("origin", Text, nullable=False),
        Column("idx", BigInteger, nullable=False),
    )
