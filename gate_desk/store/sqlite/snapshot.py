"""A copy of an encrypted database as it stands at one moment, while others go on writing."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from gate_desk.store.errors import environment_errors
from gate_desk.store.sqlite.connect import connect_copy, connect_reader

PAGES = 2000
"""Copied at once, about 8 MiB: between two pieces somebody may stop it."""


def copy_database(source: Path, target: Path, key: bytes, told: Callable[[int, int], None]) -> None:
    """Copy it under the same key; `told` gets pages done and in all, and may raise to stop."""
    with (
        environment_errors(),
        closing(connect_reader(source, key)) as reader,
        closing(connect_copy(target, key)) as writer,
    ):
        # An open transaction keeps the moment: else every write of others would begin it anew.
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM sqlite_master").fetchone()
        reader.backup(writer, pages=PAGES, progress=_progress(told))


def _progress(told: Callable[[int, int], None]) -> Callable[[int, int, int], Any]:
    return lambda _status, remaining, total: told(total - remaining, total)
