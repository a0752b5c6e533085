"""What all tables are declared with."""

from sqlalchemy import Column, Integer, MetaData

metadata = MetaData()


def key(name: str) -> Column[int]:
    """A whole number that is given, as part of a primary key."""
    return Column(name, Integer, primary_key=True, autoincrement=False)
