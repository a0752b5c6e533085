"""The first schema: journals, what is derived from them, search."""

from alembic import op

revision = "0001"
down_revision = None

UP = (
    """CREATE TABLE annulment (
    movement_origin INTEGER NOT NULL,
    movement_idx BIGINT NOT NULL,
    origin INTEGER NOT NULL,
    idx BIGINT NOT NULL,
    PRIMARY KEY (movement_origin, movement_idx, origin, idx)
    )
    WITHOUT ROWID""",
    """CREATE TABLE card_event (
    issuer TEXT NOT NULL,
    serial BIGINT NOT NULL,
    at BIGINT NOT NULL,
    origin TEXT NOT NULL,
    idx BIGINT NOT NULL,
    kind TEXT NOT NULL,
    first_day INTEGER,
    last_day INTEGER,
    zones INTEGER,
    PRIMARY KEY (issuer, serial, at, origin, idx)
    )
    WITHOUT ROWID""",
    """CREATE TABLE charter (
    version INTEGER NOT NULL,
    note BLOB NOT NULL,
    adopted_at BIGINT NOT NULL,
    PRIMARY KEY (version)
    )""",
    """CREATE TABLE credential (
    issuer TEXT NOT NULL,
    serial BIGINT NOT NULL,
    number TEXT NOT NULL,
    number_key TEXT NOT NULL,
    person TEXT NOT NULL,
    first_day INTEGER NOT NULL,
    last_day INTEGER NOT NULL,
    zones INTEGER NOT NULL,
    hours TEXT,
    escort BOOLEAN NOT NULL,
    state TEXT NOT NULL,
    state_at BIGINT,
    at BIGINT NOT NULL,
    origin TEXT NOT NULL,
    idx BIGINT NOT NULL,
    PRIMARY KEY (issuer, serial)
    )""",
    """CREATE INDEX credential_by_number ON credential (number_key)""",
    """CREATE INDEX credential_by_person ON credential (issuer, person)""",
    """CREATE TABLE cut (
    origin INTEGER NOT NULL,
    size BIGINT NOT NULL,
    note TEXT NOT NULL,
    frontier BLOB NOT NULL,
    made_at BIGINT NOT NULL,
    PRIMARY KEY (origin, size)
    )""",
    """CREATE TABLE head (
    origin INTEGER NOT NULL,
    size BIGINT NOT NULL,
    frontier BLOB NOT NULL,
    highest BIGINT NOT NULL,
    counts TEXT NOT NULL,
    PRIMARY KEY (origin)
    )""",
    """CREATE TABLE movement (
    origin INTEGER NOT NULL,
    idx INTEGER NOT NULL,
    at BIGINT NOT NULL,
    direction TEXT NOT NULL,
    subject TEXT NOT NULL,
    issuer TEXT,
    serial BIGINT,
    scan BIGINT NOT NULL,
    PRIMARY KEY (origin, idx)
    )
    WITHOUT ROWID""",
    """CREATE INDEX movement_by_scan ON movement (origin, scan)""",
    """CREATE INDEX movement_by_subject ON movement (subject, at)""",
    """CREATE TABLE origin (
    id INTEGER NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (name)
    )""",
    """CREATE TABLE peer (
    origin INTEGER NOT NULL,
    created_at BIGINT NOT NULL,
    received_at BIGINT NOT NULL,
    PRIMARY KEY (origin)
    )""",
    """CREATE TABLE person (
    agency TEXT NOT NULL,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    fold TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    title TEXT NOT NULL,
    unit TEXT NOT NULL,
    birth_year INTEGER,
    photo TEXT,
    at BIGINT NOT NULL,
    origin TEXT NOT NULL,
    idx BIGINT NOT NULL,
    PRIMARY KEY (agency, id)
    )""",
    """CREATE TABLE person_left (
    agency TEXT NOT NULL,
    person TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (agency, person, at)
    )
    WITHOUT ROWID""",
    """CREATE TABLE presence (
    subject TEXT NOT NULL,
    at BIGINT NOT NULL,
    origin TEXT NOT NULL,
    idx BIGINT NOT NULL,
    direction TEXT NOT NULL,
    issuer TEXT,
    serial BIGINT,
    PRIMARY KEY (subject)
    )
    WITHOUT ROWID""",
    """CREATE INDEX presence_inside ON presence (direction) WHERE direction = 'in'""",
    """CREATE TABLE record (
    origin INTEGER NOT NULL,
    idx INTEGER NOT NULL,
    header BLOB NOT NULL,
    PRIMARY KEY (origin, idx)
    )
    WITHOUT ROWID""",
    """CREATE TABLE resolution (
    scan_origin INTEGER NOT NULL,
    scan_idx BIGINT NOT NULL,
    origin INTEGER NOT NULL,
    idx BIGINT NOT NULL,
    kind TEXT NOT NULL,
    at BIGINT NOT NULL,
    actor TEXT NOT NULL,
    PRIMARY KEY (scan_origin, scan_idx, origin, idx)
    )
    WITHOUT ROWID""",
    """CREATE TABLE rfid (
    uid TEXT NOT NULL,
    issuer TEXT NOT NULL,
    serial BIGINT NOT NULL,
    PRIMARY KEY (uid, issuer, serial)
    )
    WITHOUT ROWID""",
    """CREATE TABLE scan (
    origin INTEGER NOT NULL,
    idx INTEGER NOT NULL,
    at BIGINT NOT NULL,
    number INTEGER NOT NULL,
    reader TEXT NOT NULL,
    subject TEXT NOT NULL,
    verdict TEXT NOT NULL,
    direction TEXT NOT NULL,
    person TEXT,
    issuer TEXT,
    serial BIGINT,
    first_reason TEXT,
    kind TEXT NOT NULL,
    repeat_of BIGINT,
    PRIMARY KEY (origin, idx)
    )
    WITHOUT ROWID""",
    """CREATE INDEX scan_to_resolve ON scan (origin, at) WHERE verdict IN ('check', 'refuse')""",
    """CREATE TABLE section (
    origin INTEGER NOT NULL,
    idx INTEGER NOT NULL,
    name TEXT NOT NULL,
    salt BLOB NOT NULL,
    data BLOB NOT NULL,
    PRIMARY KEY (origin, idx, name)
    )
    WITHOUT ROWID""",
    """CREATE TABLE unprojected (
    origin INTEGER NOT NULL,
    idx INTEGER NOT NULL,
    code TEXT NOT NULL,
    PRIMARY KEY (origin, idx)
    )
    WITHOUT ROWID""",
    """CREATE TRIGGER record_no_update BEFORE UPDATE ON record BEGIN SELECT RAISE(ABORT, 'append_only'); END""",
    """CREATE TRIGGER record_no_delete BEFORE DELETE ON record BEGIN SELECT RAISE(ABORT, 'append_only'); END""",
    """CREATE TRIGGER section_no_update BEFORE UPDATE ON section BEGIN SELECT RAISE(ABORT, 'append_only'); END""",
    """CREATE TRIGGER section_no_delete BEFORE DELETE ON section BEGIN SELECT RAISE(ABORT, 'append_only'); END""",
    """CREATE TRIGGER cut_no_update BEFORE UPDATE ON cut BEGIN SELECT RAISE(ABORT, 'append_only'); END""",
    """CREATE TRIGGER cut_no_delete BEFORE DELETE ON cut BEGIN SELECT RAISE(ABORT, 'append_only'); END""",
    """CREATE TRIGGER charter_no_update BEFORE UPDATE ON charter BEGIN SELECT RAISE(ABORT, 'append_only'); END""",
    """CREATE TRIGGER charter_no_delete BEFORE DELETE ON charter BEGIN SELECT RAISE(ABORT, 'append_only'); END""",
    """CREATE VIRTUAL TABLE person_search USING fts5(fold, content='', contentless_delete=1, tokenize='unicode61', prefix='2 3')""",
    """CREATE VIRTUAL TABLE card_search USING fts5(number_key, content='', contentless_delete=1, tokenize='trigram')""",
)

DOWN = (
    "DROP TABLE person_search",
    "DROP TABLE card_search",
    "DROP TABLE unprojected",
    "DROP TABLE section",
    "DROP TABLE scan",
    "DROP TABLE rfid",
    "DROP TABLE resolution",
    "DROP TABLE record",
    "DROP TABLE presence",
    "DROP TABLE person_left",
    "DROP TABLE person",
    "DROP TABLE peer",
    "DROP TABLE origin",
    "DROP TABLE movement",
    "DROP TABLE head",
    "DROP TABLE cut",
    "DROP TABLE credential",
    "DROP TABLE charter",
    "DROP TABLE card_event",
    "DROP TABLE annulment",
)


def upgrade() -> None:
    """Make everything."""
    for statement in UP:
        op.execute(statement)


def downgrade() -> None:
    """Drop everything."""
    for statement in DOWN:
        op.execute(statement)
