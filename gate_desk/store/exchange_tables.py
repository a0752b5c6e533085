"""The tables of the exchange: what is withheld, who forked, and how far it is with each peer.

`withheld` and `fork` belong to journals; the others are local to this machine.
"""

from sqlalchemy import BigInteger, Column, Index, Integer, LargeBinary, Table, Text

from gate_desk.store.columns import key, metadata

withheld = Table(
    "withheld",
    metadata,
    key("origin"),
    Column("first", BigInteger, primary_key=True, autoincrement=False),
    Column("level", Integer, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)
"""Aligned subtrees of 2^`level` records of others that this node may not read: only their roots.
What is disclosed later takes the place of a larger subtree, under the same root.
"""

fork = Table(
    "fork",
    metadata,
    key("origin"),
    Column("size", BigInteger, nullable=False),
    Column("held", Text, nullable=False),
    Column("other", Text, nullable=False),
    Column("found_at", BigInteger, nullable=False),
)
"""Two histories that one origin signed, with both signed cuts: nothing more is taken from it."""

peer = Table(
    "peer",
    metadata,
    key("origin"),
    Column("created_at", BigInteger, nullable=False),
    Column("received_at", BigInteger, nullable=False),
)
"""The newest batch of each journal of another node that has been applied completely."""

authored = Table("authored", metadata, key("origin"), Column("author", Text, nullable=False))
"""As whose each journal is projected: kind and agency of its node by the charter of then."""

node_note = Table(
    "node_note",
    metadata,
    Column("node", Text, primary_key=True),
    Column("epoch", BigInteger, primary_key=True, autoincrement=False),
    Column("note", Text, nullable=False),
    Column("adopted_at", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)
"""Which machine a node is from its second epoch on, each signed by the node's agency."""

charter_rival = Table(
    "charter_rival",
    metadata,
    key("version"),
    Column("note", LargeBinary, nullable=False),
    Column("found_at", BigInteger, nullable=False),
)
"""A second text of a charter version that was signed as it must be: somebody signed both."""

outgoing = Table(
    "outgoing",
    metadata,
    Column("file", Text, primary_key=True),
    Column("recipient", Text, nullable=False),
    Column("origin", Text, nullable=False),
    Column("first", BigInteger, nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("disclosed", Integer, nullable=False),
    Column("bytes", BigInteger, nullable=False),
    Column("charter", Integer, nullable=False),
    Column("told", Text, nullable=False),
    Column("built_at", BigInteger, nullable=False),
    Column("carried_at", BigInteger),
    Column("done_at", BigInteger),
    Index("outgoing_by_recipient", "recipient", "origin", "size"),
    sqlite_with_rowid=False,
)
"""Every batch file built here: `told` are short hashes of its notes, `done_at` when its recipient
had custody, or when it was given up for another. Only files that are not done stay in the outbox.
"""

incoming = Table(
    "incoming",
    metadata,
    Column("file", Text, primary_key=True),
    Column("sender", Text, nullable=False),
    Column("origin", Text, nullable=False),
    Column("first", BigInteger, nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("bytes", BigInteger, nullable=False),
    Column("code", Text, nullable=False),
    Column("detail", Text, nullable=False),
    Column("applied", Integer, nullable=False),
    Column("unprojected", Integer, nullable=False),
    Column("at", BigInteger, nullable=False),
    Index("incoming_by_time", "at"),
    sqlite_with_rowid=False,
)
"""What became of every file that came, by its name: the exchange log."""

receipt = Table(
    "receipt",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("origin", Text, primary_key=True),
    Column("signer", Text, primary_key=True),
    Column("epoch", BigInteger, nullable=False),
    Column("own_size", BigInteger, nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("charter", Integer, nullable=False),
    Column("note", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)
"""The newest custody and want of each node (by name) about each journal, our own among them."""

witness = Table(
    "witness",
    metadata,
    Column("origin", Text, primary_key=True),
    Column("size", BigInteger, primary_key=True, autoincrement=False),
    Column("node", Text, primary_key=True),
    Column("seconds", BigInteger, nullable=False),
    Column("line", Text, nullable=False),
    sqlite_with_rowid=False,
)
"""Cosignatures of cuts: that node had seen this history."""

seen = Table(
    "seen",
    metadata,
    Column("node", Text, primary_key=True),
    Column("origin", Text, primary_key=True),
    Column("size", BigInteger, nullable=False),
    Column("note", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)
"""The newest cut of each journal that a node says it has seen."""

awaited = Table(
    "awaited",
    metadata,
    Column("sha256", Text, primary_key=True),
    key("origin"),
    sqlite_with_rowid=False,
)
"""Pictures that sections of an origin name and that have not come yet."""
