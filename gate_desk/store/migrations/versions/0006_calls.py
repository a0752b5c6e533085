"""Telephone calls because of a silence, and as whose each journal was projected."""

from alembic import op

revision = "0006"
down_revision = "0005"

UP = (
    """CREATE TABLE called (
    origin INTEGER NOT NULL,
    idx INTEGER NOT NULL,
    node TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (origin, idx)
)
 WITHOUT ROWID""",
    """CREATE TABLE authored (
    origin INTEGER NOT NULL,
    author TEXT NOT NULL,
    PRIMARY KEY (origin)
)""",
)
DOWN = ("DROP TABLE authored", "DROP TABLE called")


def upgrade() -> None:
    """Make the tables."""
    for statement in UP:
        op.execute(statement)


def downgrade() -> None:
    """Drop them."""
    for statement in DOWN:
        op.execute(statement)
