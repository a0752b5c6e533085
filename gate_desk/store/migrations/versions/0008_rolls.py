"""Evacuations and who was found safe."""

from alembic import op

revision = "0008"
down_revision = "0007"

TABLES = (
    """CREATE TABLE roll (
        origin INTEGER NOT NULL,
        idx INTEGER NOT NULL,
        kind TEXT NOT NULL,
        at BIGINT NOT NULL,
        PRIMARY KEY (origin, idx, kind)
    )
     WITHOUT ROWID""",
    """CREATE TABLE roll_mark (
        roll_origin INTEGER NOT NULL,
        roll_idx INTEGER NOT NULL,
        subject TEXT NOT NULL,
        safe INTEGER NOT NULL,
        at BIGINT NOT NULL,
        origin TEXT NOT NULL,
        idx BIGINT NOT NULL,
        PRIMARY KEY (roll_origin, roll_idx, subject)
    )
     WITHOUT ROWID""",
)


def upgrade() -> None:
    """Make the tables."""
    for statement in TABLES:
        op.execute(statement)


def downgrade() -> None:
    """Drop them; the records stay."""
    op.execute("DROP TABLE roll_mark")
    op.execute("DROP TABLE roll")
