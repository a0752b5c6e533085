"""Visits and the passes of visitors."""

from alembic import op

revision = "0002"
down_revision = "0001"

UP = (
    """CREATE TABLE pass (
    origin TEXT NOT NULL,
    serial BIGINT NOT NULL,
    subject TEXT NOT NULL,
    first_day INTEGER NOT NULL,
    last_day INTEGER NOT NULL,
    zones INTEGER NOT NULL,
    escort BOOLEAN NOT NULL,
    state TEXT NOT NULL,
    state_at BIGINT,
    at BIGINT NOT NULL,
    idx BIGINT NOT NULL,
    PRIMARY KEY (origin, serial)
    )""",
    """CREATE INDEX pass_by_serial ON pass (serial)""",
    """CREATE INDEX pass_by_subject ON pass (subject)""",
    """CREATE TABLE pass_event (
    pass_origin TEXT NOT NULL,
    serial BIGINT NOT NULL,
    at BIGINT NOT NULL,
    origin TEXT NOT NULL,
    idx BIGINT NOT NULL,
    kind TEXT NOT NULL,
    PRIMARY KEY (pass_origin, serial, at, origin, idx)
    )
    WITHOUT ROWID""",
    """CREATE TABLE visit (
    subject TEXT NOT NULL,
    host TEXT NOT NULL,
    id TEXT NOT NULL,
    purpose TEXT NOT NULL,
    first_day INTEGER NOT NULL,
    last_day INTEGER NOT NULL,
    name TEXT NOT NULL,
    fold TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    organisation TEXT NOT NULL,
    note TEXT NOT NULL,
    at BIGINT NOT NULL,
    origin TEXT NOT NULL,
    idx BIGINT NOT NULL,
    PRIMARY KEY (subject)
    )""",
    """CREATE INDEX visit_by_id ON visit (id)""",
    """CREATE INDEX visit_by_last_day ON visit (last_day)""",
)

DOWN = (
    "DROP TABLE visit",
    "DROP TABLE pass_event",
    "DROP TABLE pass",
)


def upgrade() -> None:
    """Make the tables; records of these types that were stored before are read by a rebuild."""
    for statement in UP:
        op.execute(statement)


def downgrade() -> None:
    """Drop the tables; the records stay."""
    for statement in DOWN:
        op.execute(statement)
