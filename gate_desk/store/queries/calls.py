"""Telephone calls because of a silence."""

from typing import Any

from gate_desk.store.sql import calls as sql


def newest_calls(cursor: Any) -> dict[str, int]:
    """When each node was last called, UTC milliseconds, by anybody we know of."""
    return dict(cursor.execute(sql.NEWEST).fetchall())
