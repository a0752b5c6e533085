"""Visitors registered at a gate, what they leave there, numbered cards, the watch list."""

from alembic import op

revision = "0007"
down_revision = "0006"

_VISIT = """subject, host, id, purpose, first_day, last_day, name, fold, sort_key, organisation,
    note, at, origin, idx"""
_PASS = """origin, serial, subject, first_day, last_day, zones, escort, state, state_at, at, idx"""

NEW = (
    """CREATE TABLE visit_event (
        subject TEXT NOT NULL,
        at BIGINT NOT NULL,
        origin TEXT NOT NULL,
        idx BIGINT NOT NULL,
        kind TEXT NOT NULL,
        movement BIGINT,
        PRIMARY KEY (subject, at, origin, idx)
    )
     WITHOUT ROWID""",
    """CREATE TABLE item (
        subject TEXT NOT NULL,
        id TEXT NOT NULL,
        what TEXT NOT NULL,
        at BIGINT NOT NULL,
        origin TEXT NOT NULL,
        idx BIGINT NOT NULL,
        PRIMARY KEY (subject, id)
    )
     WITHOUT ROWID""",
    """CREATE TABLE item_back (
        subject TEXT NOT NULL,
        id TEXT NOT NULL,
        at BIGINT NOT NULL,
        PRIMARY KEY (subject, id, at)
    )
     WITHOUT ROWID""",
    """CREATE TABLE watch (
        agency TEXT NOT NULL,
        id TEXT NOT NULL,
        kind TEXT NOT NULL,
        last_day INTEGER NOT NULL,
        name TEXT NOT NULL,
        birth TEXT NOT NULL,
        reason TEXT NOT NULL,
        photo TEXT,
        at BIGINT NOT NULL,
        origin TEXT NOT NULL,
        idx BIGINT NOT NULL,
        PRIMARY KEY (agency, id)
    )""",
    """CREATE TABLE watch_key (
        agency TEXT NOT NULL,
        entry TEXT NOT NULL,
        kind TEXT NOT NULL,
        value TEXT NOT NULL,
        origin TEXT NOT NULL,
        idx BIGINT NOT NULL,
        PRIMARY KEY (agency, entry, kind, value, origin, idx)
    )
     WITHOUT ROWID""",
    """CREATE INDEX watch_key_by_value ON watch_key (kind, value)""",
    """CREATE TABLE watch_lifted (
        agency TEXT NOT NULL,
        entry TEXT NOT NULL,
        at BIGINT NOT NULL,
        PRIMARY KEY (agency, entry, at)
    )
     WITHOUT ROWID""",
    """CREATE TABLE watch_hit (
        origin INTEGER NOT NULL,
        idx INTEGER NOT NULL,
        agency TEXT NOT NULL,
        entry TEXT NOT NULL,
        at BIGINT NOT NULL,
        matched_by TEXT NOT NULL,
        PRIMARY KEY (origin, idx, agency, entry)
    )
     WITHOUT ROWID""",
    """CREATE INDEX watch_hit_by_entry ON watch_hit (agency, entry, at)""",
)
"""Tables that were not there before."""

WIDER = (
    "ALTER TABLE visit RENAME TO narrow_visit",
    "DROP INDEX visit_by_id",
    "DROP INDEX visit_by_last_day",
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
        birth TEXT NOT NULL,
        phone TEXT NOT NULL,
        meets TEXT NOT NULL,
        document_kind TEXT NOT NULL,
        document TEXT NOT NULL,
        plate TEXT NOT NULL,
        photo TEXT,
        people INTEGER NOT NULL,
        zones INTEGER NOT NULL,
        escort BOOLEAN NOT NULL,
        until BIGINT,
        hour TEXT NOT NULL,
        group_id TEXT NOT NULL,
        group_name TEXT NOT NULL,
        state TEXT NOT NULL,
        state_at BIGINT,
        PRIMARY KEY (subject)
    )""",
    """CREATE INDEX visit_by_document ON visit (document, at) WHERE document <> ''""",
    """CREATE INDEX visit_by_fold ON visit (fold)""",
    """CREATE INDEX visit_by_group ON visit (group_id) WHERE group_id <> ''""",
    """CREATE INDEX visit_by_id ON visit (id)""",
    """CREATE INDEX visit_by_last_day ON visit (last_day)""",
    f"""INSERT INTO visit SELECT {_VISIT}, '', '', '', '', '', '', NULL, 1, 0, 0, NULL, '', '', '',
        'expected', NULL FROM narrow_visit""",
    "DROP TABLE narrow_visit",
    "ALTER TABLE pass RENAME TO narrow_pass",
    "DROP INDEX pass_by_serial",
    "DROP INDEX pass_by_subject",
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
        number TEXT NOT NULL,
        number_key TEXT NOT NULL,
        PRIMARY KEY (origin, serial)
    )""",
    """CREATE INDEX pass_by_last_day ON pass (last_day)""",
    """CREATE INDEX pass_by_number ON pass (number_key, at) WHERE number_key <> ''""",
    """CREATE INDEX pass_by_serial ON pass (serial)""",
    """CREATE INDEX pass_by_subject ON pass (subject)""",
    f"INSERT INTO pass SELECT {_PASS}, '', '' FROM narrow_pass",
    "DROP TABLE narrow_pass",
)
"""Tables with more columns, and with what they held."""

DOWN = (
    "DROP TABLE watch_hit",
    "DROP TABLE watch_lifted",
    "DROP TABLE watch_key",
    "DROP TABLE watch",
    "DROP TABLE item_back",
    "DROP TABLE item",
    "DROP TABLE visit_event",
    "DROP INDEX visit_by_document",
    "DROP INDEX visit_by_fold",
    "DROP INDEX visit_by_group",
    "DROP INDEX pass_by_number",
    "DROP INDEX pass_by_last_day",
)
_MORE_OF_VISIT = (
    "birth phone meets document_kind document plate photo people zones escort until hour group_id "
    "group_name state state_at"
).split()


def upgrade() -> None:
    """Make and widen the tables; records that were stored before are read by a rebuild."""
    for statement in (*NEW, *WIDER):
        op.execute(statement)


def downgrade() -> None:
    """Drop what is new; the records stay."""
    for statement in DOWN:
        op.execute(statement)
    for column in _MORE_OF_VISIT:
        op.execute(f"ALTER TABLE visit DROP COLUMN {column}")
    for column in ("number", "number_key"):
        op.execute(f"ALTER TABLE pass DROP COLUMN {column}")
