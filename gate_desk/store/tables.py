"""The tables: journals as written, what is derived from them, and what is local to the machine.

Times are UTC milliseconds; days are days since 2020-01-01; `origin` columns hold `origin.id`
except where an order between origins matters (`presence`) or the origin names a pass, where the
name itself is kept. `issuer` is the agency of a card, or the origin of a pass.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    text,
)

metadata = MetaData()


def _key(name: str) -> Column[int]:
    return Column(name, Integer, primary_key=True, autoincrement=False)


def _latest() -> tuple[Column[int], Column[str], Column[int]]:
    """Of two records about one thing the later wins: by time, then origin, then index."""
    return (
        Column("at", BigInteger, nullable=False),
        Column("origin", Text, nullable=False),
        Column("idx", BigInteger, nullable=False),
    )


# Journals: append-only, never rebuilt.

origin = Table(
    "origin",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False, unique=True),
)

record = Table(
    "record",
    metadata,
    _key("origin"),
    _key("idx"),
    Column("header", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)

section = Table(
    "section",
    metadata,
    _key("origin"),
    _key("idx"),
    Column("name", Text, primary_key=True),
    Column("salt", LargeBinary, nullable=False),
    Column("data", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)

head = Table(
    "head",
    metadata,
    _key("origin"),
    Column("size", BigInteger, nullable=False),
    Column("frontier", LargeBinary, nullable=False),
    Column("highest", BigInteger, nullable=False),
    Column("counts", Text, nullable=False),
)
"""The state of a journal: `counts` is JSON, records by type; `highest` the latest time."""

cut = Table(
    "cut",
    metadata,
    _key("origin"),
    Column("size", BigInteger, primary_key=True),
    Column("note", Text, nullable=False),
    Column("frontier", LargeBinary, nullable=False),
    Column("made_at", BigInteger, nullable=False),
)

charter = Table(
    "charter",
    metadata,
    _key("version"),
    Column("note", LargeBinary, nullable=False),
    Column("adopted_at", BigInteger, nullable=False),
)

withheld = Table(
    "withheld",
    metadata,
    _key("origin"),
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
    _key("origin"),
    Column("size", BigInteger, nullable=False),
    Column("held", Text, nullable=False),
    Column("other", Text, nullable=False),
    Column("found_at", BigInteger, nullable=False),
)
"""Two histories that one origin signed, with both signed cuts: nothing more is taken from it."""

# Local to this machine: how far it is with each peer.

peer = Table(
    "peer",
    metadata,
    _key("origin"),
    Column("created_at", BigInteger, nullable=False),
    Column("received_at", BigInteger, nullable=False),
)
"""The newest batch of each journal of another node that has been applied completely."""

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
"""Every batch file built here: `told` is a hash of its notes, `done_at` when its recipient had
custody, or when it was given up for another. Only files that are not done stay in the outbox.
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
    _key("origin"),
    sqlite_with_rowid=False,
)
"""Pictures that sections of an origin name and that have not come yet."""

# Derived: a function of the set of records and the charter; `journal rebuild` makes them anew.

person = Table(
    "person",
    metadata,
    Column("agency", Text, primary_key=True),
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("fold", Text, nullable=False),
    Column("sort_key", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("unit", Text, nullable=False),
    Column("birth_year", Integer),
    Column("photo", Text),
    *_latest(),
)

person_left = Table(
    "person_left",
    metadata,
    Column("agency", Text, primary_key=True),
    Column("person", Text, primary_key=True),
    Column("at", BigInteger, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

credential = Table(
    "credential",
    metadata,
    Column("issuer", Text, primary_key=True),
    Column("serial", BigInteger, primary_key=True, autoincrement=False),
    Column("number", Text, nullable=False),
    Column("number_key", Text, nullable=False),
    Column("person", Text, nullable=False),
    Column("first_day", Integer, nullable=False),
    Column("last_day", Integer, nullable=False),
    Column("zones", Integer, nullable=False),
    Column("hours", Text),
    Column("escort", Boolean, nullable=False),
    Column("state", Text, nullable=False),
    Column("state_at", BigInteger),
    *_latest(),
    Index("credential_by_number", "number_key"),
    Index("credential_by_person", "issuer", "person"),
)

rfid = Table(
    "rfid",
    metadata,
    Column("part", Text, primary_key=True),
    Column("number", Text, primary_key=True),
    Column("issuer", Text, primary_key=True),
    Column("serial", BigInteger, primary_key=True, autoincrement=False),
    Column("origin", Text, primary_key=True),
    Column("idx", BigInteger, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)
"""Radio numbers by both of their ends (`domain.rfid_matching.number_keys`). `origin` and `idx` name
the record that gives the card this number: only that of the card's own row counts.
"""

card_event = Table(
    "card_event",
    metadata,
    Column("issuer", Text, primary_key=True),
    Column("serial", BigInteger, primary_key=True, autoincrement=False),
    Column("at", BigInteger, primary_key=True, autoincrement=False),
    Column("origin", Text, primary_key=True),
    Column("idx", BigInteger, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False),
    Column("first_day", Integer),
    Column("last_day", Integer),
    Column("zones", Integer),
    sqlite_with_rowid=False,
)

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
    *_latest(),
    Index("visit_by_id", "id"),
    Index("visit_by_last_day", "last_day"),
)
"""By its subject (`domain.subject.visit_subject`), which movements and presence name as well."""

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
    Index("pass_by_subject", "subject"),
    Index("pass_by_serial", "serial"),
)
"""By the journal that issued it, whose key signed it, and its serial; `subject` is its visit."""

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

scan = Table(
    "scan",
    metadata,
    _key("origin"),
    _key("idx"),
    Column("at", BigInteger, nullable=False),
    Column("number", Integer, nullable=False),
    Column("reader", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("verdict", Text, nullable=False),
    Column("direction", Text, nullable=False),
    Column("person", Text),
    Column("issuer", Text),
    Column("serial", BigInteger),
    Column("first_reason", Text),
    Column("kind", Text, nullable=False),
    Column("repeat_of", BigInteger),
    Index(
        "scan_to_resolve",
        "origin",
        "at",
        sqlite_where=text("verdict IN ('check', 'refuse')"),
    ),
    Index(
        "scan_not_admitted",
        "subject",
        "at",
        sqlite_where=text("verdict <> 'admit'"),
    ),
    Index(
        "scan_by_hand",
        "issuer",
        "at",
        sqlite_where=text("kind = 'by_hand'"),
    ),
    sqlite_with_rowid=False,
)
"""What was admitted is found by its movement: a scan in the rush writes none of the indexes."""

movement = Table(
    "movement",
    metadata,
    _key("origin"),
    _key("idx"),
    Column("at", BigInteger, nullable=False),
    Column("direction", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("issuer", Text),
    Column("serial", BigInteger),
    Column("scan", BigInteger, nullable=False),
    Index("movement_by_subject", "subject", "at"),
    Index("movement_by_scan", "origin", "scan"),
    sqlite_with_rowid=False,
)

annulment = Table(
    "annulment",
    metadata,
    Column("movement_origin", Integer, primary_key=True, autoincrement=False),
    Column("movement_idx", BigInteger, primary_key=True, autoincrement=False),
    Column("origin", Integer, primary_key=True, autoincrement=False),
    Column("idx", BigInteger, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

resolution = Table(
    "resolution",
    metadata,
    Column("scan_origin", Integer, primary_key=True, autoincrement=False),
    Column("scan_idx", BigInteger, primary_key=True, autoincrement=False),
    Column("origin", Integer, primary_key=True, autoincrement=False),
    Column("idx", BigInteger, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("actor", Text, nullable=False),
    sqlite_with_rowid=False,
)
"""What became of a scan: `domain.verdict.Resolution`, or `turned` to the other direction."""

presence = Table(
    "presence",
    metadata,
    Column("subject", Text, primary_key=True),
    Column("at", BigInteger, nullable=False),
    Column("origin", Text, nullable=False),
    Column("idx", BigInteger, nullable=False),
    Column("direction", Text, nullable=False),
    Column("issuer", Text),
    Column("serial", BigInteger),
    Index(
        "presence_inside",
        "direction",
        sqlite_where=text("direction = 'in'"),
    ),
    sqlite_with_rowid=False,
)

unprojected = Table(
    "unprojected",
    metadata,
    _key("origin"),
    _key("idx"),
    Column("code", Text, nullable=False),
    sqlite_with_rowid=False,
)

DERIVED = (
    person,
    person_left,
    credential,
    rfid,
    card_event,
    visit,
    visitor_pass,
    pass_event,
    scan,
    movement,
    annulment,
    resolution,
    presence,
    unprojected,
)
APPEND_ONLY = (record, section, cut, charter, fork)
