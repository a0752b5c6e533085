"""Radio numbers are found by both of their ends, and belong to the record that gave them."""

import json
from collections.abc import Iterator
from typing import Any

from alembic import op

revision = "0003"
down_revision = "0002"

_MAKE = """CREATE TABLE rfid_keys (
    part TEXT NOT NULL,
    number TEXT NOT NULL,
    issuer TEXT NOT NULL,
    serial BIGINT NOT NULL,
    origin TEXT NOT NULL,
    idx BIGINT NOT NULL,
    PRIMARY KEY (part, number, issuer, serial, origin, idx)
    )
    WITHOUT ROWID"""
_ISSUED = """SELECT origin.name, record.idx, record.header, section.data
    FROM record JOIN origin ON origin.id = record.origin
    JOIN section ON section.origin = record.origin AND section.idx = record.idx
    WHERE section.name = 'core' AND instr(section.data, CAST('"rfid"' AS BLOB))
    AND instr(record.header, CAST('"credential.issued"' AS BLOB))"""

DOWN = (
    """CREATE TABLE rfid_numbers (
    uid TEXT NOT NULL,
    issuer TEXT NOT NULL,
    serial BIGINT NOT NULL,
    PRIMARY KEY (uid, issuer, serial)
    )
    WITHOUT ROWID""",
    "INSERT INTO rfid_numbers SELECT DISTINCT number, issuer, serial FROM rfid",
    "DROP TABLE rfid",
    "ALTER TABLE rfid_numbers RENAME TO rfid",
)


def upgrade() -> None:
    """Give every number its keys, and the records that named it."""
    bind = op.get_bind()
    held = {tuple(row) for row in bind.exec_driver_sql("SELECT uid, issuer, serial FROM rfid")}
    op.execute(_MAKE)
    for origin, index, header, data in bind.exec_driver_sql(_ISSUED).fetchall():
        for number, issuer, serial in _numbers(header, data):
            # What is not held was not applied: not its author, not the form of a card.
            if (number, issuer, serial) in held:
                for part in {number[-6:], number[:6]}:
                    bind.exec_driver_sql(
                        "INSERT OR IGNORE INTO rfid_keys VALUES (?, ?, ?, ?, ?, ?)",
                        (part, number, issuer, serial, origin, index),
                    )
    op.execute("DROP TABLE rfid")
    op.execute("ALTER TABLE rfid_keys RENAME TO rfid")


def _numbers(header: bytes, data: bytes) -> Iterator[tuple[Any, Any, Any]]:
    """Number, issuer and serial of what one record says; nothing where it is malformed."""
    try:
        type_, core = json.loads(header)[3], json.loads(data)
    except ValueError:
        return
    numbers = core.get("rfid") if isinstance(core, dict) else None
    if type_ != "credential.issued" or not isinstance(numbers, list):
        return
    for number in numbers:
        if isinstance(number, str):
            yield number, core.get("issuer"), core.get("serial")


def downgrade() -> None:
    """One row for each number again."""
    for statement in DOWN:
        op.execute(statement)
