"""The way out: what others lack is built, and put on a carrier."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from msgspec import Struct

from gate_desk.domain.ids import NodeName, Origin
from gate_desk.services.clock import SystemClock
from gate_desk.services.exporting import OUTBOX
from gate_desk.services.lane import Lane
from gate_desk.store.outbox import (
    Outgoing,
    carried_news,
    open_outgoing,
    outgoing_carried,
    outgoing_done,
)
from gate_desk.store.store import Store
from gate_desk.sync.carriers.carrier import Carrier

_OLD_NEWS = 8
"""Files of notes that a newer one makes useless, and that may lie on the same carrier."""


class Delivered(Struct, frozen=True, kw_only=True):
    """One file that lies on a carrier now."""

    file: str
    to: NodeName
    origin: Origin
    first: int
    count: int
    bytes: int


class Sending:
    """Delivers what is in the outbox."""

    def __init__(self, store: Store, home: Path, clock: SystemClock) -> None:
        self._store = store
        self._home = home
        self._clock = clock

    def waiting(self, to: NodeName | None) -> list[Outgoing]:
        """What is in the outbox, for one node or for all."""
        with self._store.reading() as cursor:
            return [file for file in open_outgoing(cursor) if to in (None, file.recipient)]

    def deliver(
        self,
        carrier: Carrier,
        lane: Lane,
        to: NodeName | None,
        told: Callable[[int, int], None],
    ) -> list[Delivered]:
        """Put every waiting file on a carrier and note each in the books as it lies there.

        Raises `Unavailable` with the carrier's codes; what lies there already is noted then.
        """
        files, delivered = self.waiting(to), list[Delivered]()
        for number, file in enumerate(files):
            told(number, len(files))
            path = self._home / OUTBOX / file.recipient / file.file
            carrier.deliver(file.recipient, file.file, path)
            if file.is_news:
                self._take_old_news(carrier, file.recipient)
            self._note(lane, file)
            delivered.append(_delivered(file))
        told(len(files), len(files))
        return delivered

    def _take_old_news(self, carrier: Carrier, to: str) -> None:
        """Nobody need read what a newer file says as well: carriers would fill with it."""
        with self._store.reading() as cursor:
            old = carried_news(cursor, to, _OLD_NEWS)
        for name in old:
            carrier.remove(to, name)

    def _note(self, lane: Lane, file: Outgoing) -> None:
        now = self._clock.now_ms(self._store.journal.head.highest)

        def note(cursor: Any) -> None:
            outgoing_carried(cursor, file.file, now)
            if file.is_news:
                outgoing_done(cursor, file.file, now)

        lane.write(note)


def _delivered(file: Outgoing) -> Delivered:
    return Delivered(
        file=file.file,
        to=NodeName(file.recipient),
        origin=Origin(file.origin),
        first=file.first,
        count=file.size - file.first,
        bytes=file.bytes,
    )
