"""Cuts of this node's own journal: signed, kept, and written outside the store."""

import os
from pathlib import Path

from gate_desk.crypto.signing import SigningKey
from gate_desk.domain.errors import Unavailable
from gate_desk.journal.checkpoint import Checkpoint, open_checkpoint, sign_checkpoint
from gate_desk.journal.errors import Damaged
from gate_desk.journal.tree import Frontier
from gate_desk.services.clock import SystemClock
from gate_desk.store.cuts import Cut, add_cut, newest_cut
from gate_desk.store.held import follow, frontier_at
from gate_desk.store.store import Store

CHECKPOINT_FILE = "checkpoint"


class Cutter:
    """Makes cuts and compares the store with the newest one outside it."""

    def __init__(self, store: Store, home: Path, key: SigningKey, clock: SystemClock) -> None:
        self._store = store
        self._file = home / CHECKPOINT_FILE
        self._key = key
        self._clock = clock

    def cut(self) -> bool:
        """Sign the journal as it stands; False when nothing is new since the newest cut.

        The rows that it covers are read again first: what is signed is what is stored. Raises
        `store_damaged` when they are not what was appended.
        """
        own = self._store.journal
        head = own.head
        if not head.size:
            return False
        with self._store.writing() as cursor:
            newest = newest_cut(cursor, own.origin_id)
            if newest is None or newest.size < head.size:
                start = newest.frontier if newest else Frontier()
                if follow(cursor, own.origin_id, start, head.size) != head.frontier:
                    raise Unavailable("store_damaged", "records differ from the head")
                note = sign_checkpoint(
                    Checkpoint(own.origin, head.size, head.frontier.root()), self._key
                )
                made_at = self._clock.now_ms(head.highest)
                add_cut(cursor, own.origin_id, Cut(head.size, note, head.frontier, made_at))
                newest_note, fresh = note, True
            else:
                newest_note, fresh = newest.note, False
        self._write_outside(newest_note)
        return fresh

    def rolled_back(self) -> str | None:
        """Why the store cannot be the one this node wrote last; None when it can.

        `rolled_back`: it is older than the checkpoint outside, or has another root at its size.
        `checkpoint_damaged`: the file outside was not written by this node.
        """
        own = self._store.journal
        try:
            note = self._file.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise Unavailable("disk_error", "checkpoint") from error
        try:
            outside = open_checkpoint(note, own.origin, self._key.public)
        except Damaged:
            return "checkpoint_damaged"
        with self._store.reading() as cursor:
            same = frontier_at(cursor, own.origin_id, outside.size)
        if same is None or same.root() != outside.root:
            return "rolled_back"
        return None

    def _write_outside(self, note: str) -> None:
        """Temp, fsync, rename: the old checkpoint or the new one, never half of one."""
        content = note.encode()
        part = self._file.with_suffix(".part")
        try:
            if self._file.exists() and self._file.read_bytes() == content:
                return
            with part.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            part.replace(self._file)
        except OSError as error:
            raise Unavailable("disk_error", "checkpoint") from error
