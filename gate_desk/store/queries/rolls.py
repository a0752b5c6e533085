"""Evacuations: the one under way, who was found safe, who has left since."""

from typing import Any

from gate_desk.store.queries.passages import InsideLine
from gate_desk.store.sql import rolls as sql


def open_roll(cursor: Any, origin_id: int) -> tuple[int, int] | None:
    """Index and event time of the roll under way at this node."""
    row: tuple[int, int] | None = cursor.execute(sql.OPEN, (origin_id,)).fetchone()
    return row


def roll_marks(cursor: Any, origin_id: int, roll: int) -> dict[str, tuple[bool, int]]:
    """Subject to whether it is safe and since when, the earliest first."""
    rows = cursor.execute(sql.MARKS, (origin_id, roll))
    return {subject: (bool(safe), at) for subject, safe, at in rows}


def left_since(cursor: Any, origin_id: int, roll: int) -> list[InsideLine]:
    """Who has gone out at this gate since a roll began and is still out, by name."""
    return [InsideLine(*row) for row in cursor.execute(sql.LEFT, (origin_id, roll))]
