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
    Table,
    Text,
    text,
)

from gate_desk.store.columns import key, latest
from gate_desk.store.columns import metadata as metadata
from gate_desk.store.exchange_tables import charter_rival, fork, node_note
from gate_desk.store.roll_tables import roll, roll_mark
from gate_desk.store.visit_tables import (
    item,
    item_back,
    pass_event,
    visit,
    visit_event,
    visitor_pass,
)
from gate_desk.store.watch_tables import watch, watch_hit, watch_key, watch_lifted

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
    key("origin"),
    key("idx"),
    Column("header", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)

section = Table(
    "section",
    metadata,
    key("origin"),
    key("idx"),
    Column("name", Text, primary_key=True),
    Column("salt", LargeBinary, nullable=False),
    Column("data", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)

head = Table(
    "head",
    metadata,
    key("origin"),
    Column("size", BigInteger, nullable=False),
    Column("frontier", LargeBinary, nullable=False),
    Column("highest", BigInteger, nullable=False),
    Column("counts", Text, nullable=False),
)
"""The state of a journal: `counts` is JSON, records by type; `highest` the latest time."""

cut = Table(
    "cut",
    metadata,
    key("origin"),
    Column("size", BigInteger, primary_key=True),
    Column("note", Text, nullable=False),
    Column("frontier", LargeBinary, nullable=False),
    Column("made_at", BigInteger, nullable=False),
)

charter = Table(
    "charter",
    metadata,
    key("version"),
    Column("note", LargeBinary, nullable=False),
    Column("adopted_at", BigInteger, nullable=False),
)

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
    *latest(),
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
    *latest(),
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

scan = Table(
    "scan",
    metadata,
    key("origin"),
    key("idx"),
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
    key("origin"),
    key("idx"),
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
    key("origin"),
    key("idx"),
    Column("code", Text, nullable=False),
    sqlite_with_rowid=False,
)

called = Table(
    "called",
    metadata,
    key("origin"),
    key("idx"),
    Column("node", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)
"""Nodes that were telephoned because nothing had come of them."""

DERIVED = (
    person,
    person_left,
    credential,
    rfid,
    card_event,
    visit,
    visit_event,
    item,
    item_back,
    watch,
    watch_key,
    watch_lifted,
    watch_hit,
    visitor_pass,
    pass_event,
    scan,
    movement,
    annulment,
    resolution,
    presence,
    roll,
    roll_mark,
    called,
    unprojected,
)
APPEND_ONLY = (record, section, cut, charter, fork, node_note, charter_rival)
