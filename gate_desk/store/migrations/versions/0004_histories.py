"""Indexes for the history of a person or card, and for what was recorded by hand."""

from alembic import op

revision = "0004"
down_revision = "0003"

UP = (
    """CREATE INDEX scan_not_admitted ON scan (subject, at) WHERE verdict <> 'admit'""",
    """CREATE INDEX scan_by_hand ON scan (issuer, at) WHERE kind = 'by_hand'""",
)

DOWN = (
    "DROP INDEX scan_by_hand",
    "DROP INDEX scan_not_admitted",
)


def upgrade() -> None:
    """Make the indexes."""
    for statement in UP:
        op.execute(statement)


def downgrade() -> None:
    """Drop them."""
    for statement in DOWN:
        op.execute(statement)
