"""The exchange: what is withheld from this node, forks, files out and in, receipts."""

from alembic import op

revision = "0005"
down_revision = "0004"

GUARDED = ("fork", "node_note", "charter_rival")

UP = (
    """CREATE TABLE withheld (
    origin INTEGER NOT NULL,
    first BIGINT NOT NULL,
    level INTEGER NOT NULL,
    hash BLOB NOT NULL,
    PRIMARY KEY (origin, first)
)
 WITHOUT ROWID""",
    """CREATE TABLE fork (
    origin INTEGER NOT NULL,
    size BIGINT NOT NULL,
    held TEXT NOT NULL,
    other TEXT NOT NULL,
    found_at BIGINT NOT NULL,
    PRIMARY KEY (origin)
)""",
    """CREATE TABLE outgoing (
    file TEXT NOT NULL,
    recipient TEXT NOT NULL,
    origin TEXT NOT NULL,
    first BIGINT NOT NULL,
    size BIGINT NOT NULL,
    disclosed INTEGER NOT NULL,
    bytes BIGINT NOT NULL,
    charter INTEGER NOT NULL,
    told TEXT NOT NULL,
    built_at BIGINT NOT NULL,
    carried_at BIGINT,
    done_at BIGINT,
    PRIMARY KEY (file)
)
 WITHOUT ROWID""",
    """CREATE INDEX outgoing_by_recipient ON outgoing (recipient, origin, size)""",
    """CREATE TABLE incoming (
    file TEXT NOT NULL,
    sender TEXT NOT NULL,
    origin TEXT NOT NULL,
    first BIGINT NOT NULL,
    size BIGINT NOT NULL,
    bytes BIGINT NOT NULL,
    code TEXT NOT NULL,
    detail TEXT NOT NULL,
    applied INTEGER NOT NULL,
    unprojected INTEGER NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (file)
)
 WITHOUT ROWID""",
    """CREATE INDEX incoming_by_time ON incoming (at)""",
    """CREATE TABLE receipt (
    kind TEXT NOT NULL,
    origin TEXT NOT NULL,
    signer TEXT NOT NULL,
    epoch BIGINT NOT NULL,
    own_size BIGINT NOT NULL,
    size BIGINT NOT NULL,
    charter INTEGER NOT NULL,
    note TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (kind, origin, signer)
)
 WITHOUT ROWID""",
    """CREATE TABLE witness (
    origin TEXT NOT NULL,
    size BIGINT NOT NULL,
    node TEXT NOT NULL,
    seconds BIGINT NOT NULL,
    line TEXT NOT NULL,
    PRIMARY KEY (origin, size, node)
)
 WITHOUT ROWID""",
    """CREATE TABLE seen (
    node TEXT NOT NULL,
    origin TEXT NOT NULL,
    size BIGINT NOT NULL,
    note TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (node, origin)
)
 WITHOUT ROWID""",
    """CREATE TABLE awaited (
    sha256 TEXT NOT NULL,
    origin INTEGER NOT NULL,
    PRIMARY KEY (sha256, origin)
)
 WITHOUT ROWID""",
    """CREATE TABLE node_note (
    node TEXT NOT NULL,
    epoch BIGINT NOT NULL,
    note TEXT NOT NULL,
    adopted_at BIGINT NOT NULL,
    PRIMARY KEY (node, epoch)
)
 WITHOUT ROWID""",
    """CREATE TABLE charter_rival (
    version INTEGER NOT NULL,
    note BLOB NOT NULL,
    found_at BIGINT NOT NULL,
    PRIMARY KEY (version)
)""",
    *(
        f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
        "BEGIN SELECT RAISE(ABORT, 'append_only'); END"
        for table in GUARDED
        for act in ("UPDATE", "DELETE")
    ),
)

TABLES = (
    "charter_rival",
    "node_note",
    "awaited",
    "seen",
    "witness",
    "receipt",
    "incoming",
    "outgoing",
    "fork",
    "withheld",
)
DOWN = (
    *(f"DROP TRIGGER {table}_no_{act}" for table in GUARDED for act in ("update", "delete")),
    *(f"DROP TABLE {table}" for table in TABLES),
)


def upgrade() -> None:
    """Make the tables."""
    for statement in UP:
        op.execute(statement)


def downgrade() -> None:
    """Drop them."""
    for statement in DOWN:
        op.execute(statement)
