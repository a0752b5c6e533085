"""The way in: what lies on a carrier is copied, taken in, and taken from the carrier."""

import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from gate_desk.domain.errors import Refused
from gate_desk.domain.ids import NodeName
from gate_desk.services.imported import GAP, TRUST, Imported
from gate_desk.services.importing import Importer, Opener
from gate_desk.services.lane import Lane
from gate_desk.store.inbox import known_incoming
from gate_desk.store.store import Store
from gate_desk.sync.carriers.carrier import Carrier, CarrierFile
from gate_desk.sync.limits import MAX_FILE, MAX_FILES, MAX_SECONDS

_TRIED_AGAIN = TRUST | {GAP}


Told = Callable[[Imported | None, int, int], None]
"""Told of every file: what became of it, how many are done, of how many.

It raises `Refused("cancelled")` to stop; nothing is lost by it.
"""


class Receiving:
    """Takes in files one after the other, so that no more than one copy is on the way.

    At most 200 good files and ten minutes at a time: bad ones do not count, so that ten thousand
    of them do not keep the good ones out.
    """

    def __init__(self, store: Store, importer: Importer, own: NodeName) -> None:
        self._store = store
        self._importer = importer
        self._own = own

    def from_carrier(
        self, carrier: Carrier, opener: Opener, lane: Lane, told: Told
    ) -> list[Imported]:
        """Everything that a carrier has for this node; raises `Unavailable` with its codes."""
        listing = carrier.list(self._own)
        odd = [Imported(file=each.name, code=each.code) for each in listing.odd]
        fetched = (self._fetch(carrier, file) for file in listing.files)
        outcomes = []
        for outcome in self._take_all(fetched, len(listing.files), opener, lane, told):
            outcomes.append(outcome)
            if outcome.ended or outcome.code == GAP:
                carrier.remove(self._own, outcome.file)
        return [*odd, *outcomes]

    def from_paths(
        self, paths: list[Path], opener: Opener, lane: Lane, told: Told
    ) -> list[Imported]:
        """Files that stay where they are; raises `no_such_file`."""
        copied = (self._copy(path) for path in paths)
        return list(self._take_all(copied, len(paths), opener, lane, told))

    def _take_all(
        self,
        files: Iterable[Path | Imported],
        total: int,
        opener: Opener,
        lane: Lane,
        told: Told,
    ) -> Iterator[Imported]:
        ends_at, good = time.monotonic() + MAX_SECONDS, 0
        yield from self._interrupted(opener, lane)
        for number, file in enumerate(files):
            told(None, number, total)
            outcome = (
                file if isinstance(file, Imported) else self._importer.take(file, opener, lane)
            )
            told(outcome, number + 1, total)
            yield outcome
            good += outcome.ended
            if good >= MAX_FILES or time.monotonic() > ends_at:
                break
        for outcome in self._importer.settle(opener, lane):
            told(outcome, total, total)
            yield outcome

    def _interrupted(self, opener: Opener, lane: Lane) -> Iterator[Imported]:
        """What an import had copied when it was killed."""
        for path in self._importer.shelves.arrived():
            yield self._importer.take(path, opener, lane)

    def _fetch(self, carrier: Carrier, file: CarrierFile) -> Path | Imported:
        """A copy in the inbox, or why there need be none."""
        with self._store.reading() as cursor:
            known = known_incoming(cursor, file.name)
        if known is not None and not known.ended and known.code not in _TRIED_AGAIN:
            return Imported(file=file.name, code=known.code, detail=known.detail)
        if file.size > MAX_FILE:
            return Imported(file=file.name, code="too_large", detail="file")
        target = self._importer.shelves.inbox / file.name
        carrier.fetch(self._own, file.name, target, MAX_FILE)
        return target

    def _copy(self, path: Path) -> Path | Imported:
        try:
            if path.stat().st_size > MAX_FILE:
                return Imported(file=path.name, code="too_large", detail="file")
            data = path.read_bytes()
        except OSError as error:
            raise Refused("no_such_file", path.name) from error
        return self._importer.shelves.put_inbox(path.name, data)
