"""The one table of `blobs.db`: pictures by their hash."""

from sqlalchemy import Column, LargeBinary, MetaData, Table, Text

blob_metadata = MetaData()

blob = Table(
    "blob",
    blob_metadata,
    Column("sha256", Text, primary_key=True),
    Column("media_type", Text, nullable=False),
    Column("bytes", LargeBinary, nullable=False),
)
