"""Cuts of this node's own journal: signed, kept, and written outside the store."""

from itertools import pairwise
from pathlib import Path
from typing import Any

from gate_desk.crypto.signing import SigningKey
from gate_desk.domain.errors import Unavailable
from gate_desk.journal.checkpoint import Checkpoint, open_checkpoint, sign_checkpoint
from gate_desk.journal.errors import Damaged
from gate_desk.journal.tree import Frontier
from gate_desk.services.clock import SystemClock
from gate_desk.services.whole_file import write_whole
from gate_desk.store.cuts import Cut, add_cut, cut_sizes, newest_cut
from gate_desk.store.held import follow, frontier_at
from gate_desk.store.store import Store

CHECKPOINT_FILE = "checkpoint"
LONGEST_SEGMENT = 50_000
"""Records between two cuts, at most: a batch covers whole segments, and has its limits."""


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
            fresh = newest is None or newest.size < head.size
            if newest is None or newest.size < head.size:
                start = newest.frontier if newest else Frontier()
                newest = self._sign(cursor, start, head.size, head.frontier)
        self._write_outside(newest.note)
        return fresh

    def divide(self) -> None:
        """Sign the journal at further sizes where two cuts are too far apart for one batch.

        The tree of what was signed already stays as it is: nothing is signed twice at one size.
        """
        own = self._store.journal
        with self._store.reading() as cursor:
            sizes = [0, *cut_sizes(cursor, own.origin_id, 0, own.head.size)]
        for first, end in pairwise(sizes):
            if end - first > LONGEST_SEGMENT:
                with self._store.writing() as cursor:
                    start = frontier_at(cursor, own.origin_id, first)
                    last = frontier_at(cursor, own.origin_id, end)
                    if start is None or last is None:
                        raise Unavailable("store_damaged", f"no tree at {first} or {end}")
                    self._sign(cursor, start, end, last)

    def _sign(self, cursor: Any, start: Frontier, size: int, frontier: Frontier) -> Cut:
        """Read the rows again and sign them at `size`, and on the way where it is far."""
        own, made_at = self._store.journal, self._clock.now_ms(self._store.journal.head.highest)
        sizes = [*range(start.size + LONGEST_SEGMENT, size, LONGEST_SEGMENT), size]
        cuts, reached = list[Cut](), start
        for end in sizes:
            reached = follow(cursor, own.origin_id, reached, end)
            note = sign_checkpoint(Checkpoint(own.origin, end, reached.root()), self._key)
            cuts.append(Cut(end, note, reached, made_at))
        if reached != frontier:
            raise Unavailable("store_damaged", "records differ from the head")
        for cut in cuts:
            add_cut(cursor, own.origin_id, cut)
        return cuts[-1]

    def rolled_back(self) -> str | None:
        """Why the store cannot be the one this node wrote last; None when it can.

        `rolled_back`: it is older than the checkpoint outside, or has another root at its size.
        `store_damaged`: what is kept of its tree is none.
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
        try:
            with self._store.reading() as cursor:
                same = frontier_at(cursor, own.origin_id, outside.size)
        except Damaged:
            return "store_damaged"
        if same is None or same.root() != outside.root:
            return "rolled_back"
        return None

    def _write_outside(self, note: str) -> None:
        content = note.encode()
        try:
            if self._file.exists() and self._file.read_bytes() == content:
                return
        except OSError as error:
            raise Unavailable("disk_error", CHECKPOINT_FILE) from error
        write_whole(self._file.parent, self._file.name, content)
