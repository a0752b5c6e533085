"""Building what others do not have yet: one file per recipient and run of segments."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct, structs

from gate_desk.crypto.keys import NodeKeys
from gate_desk.domain.errors import Refused, Unavailable
from gate_desk.domain.ids import NodeName, Origin, node_of
from gate_desk.domain.records.common import Photo
from gate_desk.domain.sharing import Sharing
from gate_desk.journal.checkpoint import Checkpoint, sign_checkpoint
from gate_desk.journal.roster import Roster
from gate_desk.journal.subtrees import Subtree
from gate_desk.journal.tree import EMPTY_ROOT
from gate_desk.services.batch_notes import Told, notes_for
from gate_desk.services.clock import SystemClock
from gate_desk.services.cutting import Cutter
from gate_desk.services.lacking import Lack, lacks_of
from gate_desk.services.lane import Lane
from gate_desk.services.receipting import wanted_pictures
from gate_desk.services.whole_file import write_whole
from gate_desk.store.cuts import Cut, cut_at, cut_sizes, newest_cut
from gate_desk.store.head import find_origin
from gate_desk.store.held import read_parts
from gate_desk.store.outbox import (
    Outgoing,
    keep_outgoing,
    last_outgoing,
    open_outgoing,
    outgoing_done,
)
from gate_desk.store.receipts import receipts
from gate_desk.store.store import Store
from gate_desk.sync.building import Batch, Body, Order, build
from gate_desk.sync.limits import MAX_FILE, MAX_RAW

OUTBOX = "outbox"
ENOUGH_RECORDS = 50_000
ENOUGH_BYTES = 32 << 20
"""A file ends at the first cut after so many records or bytes."""
FRESH_MS = 10 * 60 * 1000
"""How long a node need not be told again that there is nothing new."""
_PICTURE_BYTES = 24 << 20
"""Pictures of one file, about."""


_photo = msgspec.json.Decoder(Photo).decode


class Built(Struct, frozen=True, kw_only=True):
    """One file that was built."""

    file: str
    to: NodeName
    origin: Origin
    first: int
    count: int
    disclosed: int
    bytes: int


class Exporter:
    """Fills the outbox of one node; what it writes into the store goes through a lane."""

    def __init__(
        self,
        store: Store,
        home: Path,
        roster: Roster,
        keys: NodeKeys,
        clock: SystemClock,
        cutter: Cutter,
        own_node: NodeName,
        lane: Lane,
    ) -> None:
        self._store = store
        self._outbox = home / OUTBOX
        self._roster = roster
        self._keys = keys
        self._clock = clock
        self._cutter = cutter
        self._own = own_node
        self._lane = lane

    def recipients(self) -> tuple[NodeName, ...]:
        """Every other node of the charter."""
        return tuple(node.id for node in self._roster.charter.nodes if node.id != self._own)

    def build(self, to: NodeName) -> list[Built]:
        """Build everything that a node has no custody of and no file is on its way with.

        Where that is nothing, a file of notes tells news, or how new our data are. Raises
        `unknown_node`, `own_node`, `disk_full`, `disk_error`.
        """
        self._roster.charter.node(to)
        if to == self._own:
            raise Refused("own_node", to)
        self._lane.run(self._cutter.cut)
        self._lane.run(self._cutter.divide)
        built: list[Built] = []
        while (made := self._build_next(to, first=not built)) is not None:
            built += made
        built += self._wanted_pictures(to)
        if not built and (last := self._news(to)) is not None:
            built.append(last)
        return built

    def _build_next(self, to: NodeName, *, first: bool) -> list[Built] | None:
        """The next file of records, and its pictures; None when there is none to build."""
        with self._store.reading() as cursor:
            lacks = lacks_of(cursor, self._roster, self._own, to)
            if not lacks:
                return None
            lack = lacks[0]
            told = notes_for(cursor, self._roster, self._own, to) if first else Told(())
            batch, order, body = self._records(cursor, lack, to, told)
        marks = told.marks if first else ""
        made = [self._keep(batch, order, marks, lack.replaces)]
        made += self._pictures(order, body)
        return made

    def _records(
        self, cursor: Any, lack: Lack, to: NodeName, told: Told
    ) -> tuple[Batch, Order, Body]:
        sizes = cut_sizes(cursor, lack.origin_id, lack.first, lack.size)
        sharing = None if node_of(lack.origin) == to else Sharing(self._roster.charter, to)
        body, reached = Body(sharing, sizes), lack.first
        for size in sizes:
            self._add(cursor, body, lack.origin_id, reached, size)
            reached = size
            if size - lack.first >= ENOUGH_RECORDS or body.raw_size >= ENOUGH_BYTES:
                break
        cut = cut_at(cursor, lack.origin_id, reached)
        if cut is None:
            raise Unavailable("store_damaged", f"no cut at {reached}")
        order = self._order(lack.origin, to, lack.first, reached, cut.note, told)
        return build(order, body, self._keys.signing), order, body

    def _add(self, cursor: Any, body: Body, origin_id: int, first: int, end: int) -> None:
        for part in read_parts(cursor, origin_id, first, end):
            if isinstance(part, Subtree):
                body.withhold(part)
            else:
                body.add(*part)
            if body.raw_size > MAX_RAW:
                raise Refused("batch_too_large", f"{first} to {end}")

    def _pictures(self, order: Order, body: Body) -> list[Built]:
        """Files without records, with the pictures that the records name."""
        hashes = dict.fromkeys(_photo(photo).sha256 for photo in body.photos)
        return [self._picture_file(order, pictures) for pictures in self._in_files(list(hashes))]

    def _wanted_pictures(self, to: NodeName) -> list[Built]:
        """Pictures that a node asks for, and that no file is on its way with."""
        built: list[Built] = []
        with self._store.reading() as cursor:
            words = [word for word in receipts(cursor) if word.signer == to]
            custody = {word.origin: word.size for word in words if word.kind == "custody"}
            # What it had custody of is where a want begins: with more it lacks nothing any longer.
            wants = [
                word
                for word in words
                if word.kind == "want" and custody.get(word.origin, 0) <= word.size
            ]
            sent = {
                file.origin
                for file in open_outgoing(cursor)
                if file.recipient == to and file.first == file.size and not file.is_news
            }
            cuts = {word.origin: self._newest(cursor, word.origin) for word in wants}
        for word in wants:
            cut = cuts[word.origin]
            if cut is None or word.origin in sent:
                continue
            order = self._order(word.origin, to, cut.size, cut.size, cut.note, Told(()))
            files = self._in_files(wanted_pictures(word))
            built += [self._picture_file(order, pictures) for pictures in files]
        return built

    def _newest(self, cursor: Any, origin: str) -> Cut | None:
        known = find_origin(cursor, origin)
        return None if known is None else newest_cut(cursor, known)

    def _in_files(self, hashes: Sequence[str]) -> Iterator[list[bytes]]:
        gathered, size = list[bytes](), 0
        for sha256 in hashes:
            data = self._store.blobs.get(sha256)
            if data is None:
                continue
            gathered.append(data)
            size += len(data)
            if size >= _PICTURE_BYTES:
                yield gathered
                gathered, size = [], 0
        if gathered:
            yield gathered

    def _picture_file(self, order: Order, pictures: list[bytes]) -> Built:
        body = Body(None)
        for data in pictures:
            body.add_picture(data)
        bare = structs.replace(order, first=order.size, notes=())
        return self._keep(build(bare, body, self._keys.signing), bare)

    def _news(self, to: NodeName) -> Built | None:
        """A file of notes alone: when they are news, or to say that we are still here."""
        own = self._store.journal
        with self._store.reading() as cursor:
            told = notes_for(cursor, self._roster, self._own, to)
            last = last_outgoing(cursor, to)
            newest = newest_cut(cursor, own.origin_id)
            older = [
                file.file for file in open_outgoing(cursor) if file.recipient == to and file.is_news
            ]
        now = self._clock.now_ms(own.head.highest)
        recent = last is not None and now - last.built_at < FRESH_MS
        if last is not None and recent and not told.news(last.told):
            return None
        size = newest.size if newest else 0
        empty = Checkpoint(own.origin, 0, EMPTY_ROOT)
        note = newest.note if newest else sign_checkpoint(empty, self._keys.signing)
        order = self._order(own.origin, to, size, size, note, told)
        batch = build(order, Body(None), self._keys.signing)
        return self._keep(batch, order, told.marks, older)

    def _order(
        self, origin: str, to: NodeName, first: int, size: int, checkpoint: str, told: Told
    ) -> Order:
        return Order(
            origin=Origin(origin),
            sender=self._own,
            to=to,
            recipient=self._roster.present(to).age,
            first=first,
            size=size,
            checkpoint=checkpoint,
            charter=self._roster.charter.version,
            created_at=self._clock.now_ms(self._store.journal.head.highest),
            notes=told.notes,
        )

    def _keep(
        self, batch: Batch, order: Order, marks: str = "", replaces: Sequence[str] = ()
    ) -> Built:
        """The file first, then its line in the books: a file without a line is built anew."""
        if len(batch.data) > MAX_FILE:
            raise Refused("batch_too_large", f"{order.first} to {order.size}")
        write_whole(self._outbox / order.to, batch.name, batch.data)
        row = Outgoing(
            file=batch.name,
            recipient=order.to,
            origin=order.origin,
            first=order.first,
            size=order.size,
            disclosed=batch.disclosed,
            bytes=len(batch.data),
            charter=order.charter,
            told=marks,
            built_at=order.created_at,
        )

        def note(cursor: Any) -> None:
            for file in replaces:
                outgoing_done(cursor, file, order.created_at)
            last = last_outgoing(cursor, order.to)
            after = last.built_at + 1 if last else 0  # the clock of a demo stands still
            keep_outgoing(cursor, structs.replace(row, built_at=max(row.built_at, after)))

        self._lane.write(note)
        return Built(
            file=row.file,
            to=order.to,
            origin=order.origin,
            first=row.first,
            count=row.size - row.first,
            disclosed=row.disclosed,
            bytes=row.bytes,
        )

    def clear(self) -> None:
        """Delete from the outbox what is done, and what stands in no book."""
        with self._store.reading() as cursor:
            needed = {(file.recipient, file.file) for file in open_outgoing(cursor)}
        for folder in _folders(self._outbox):
            for path in folder.iterdir():
                if (folder.name, path.name) not in needed:
                    path.unlink(missing_ok=True)


def _folders(folder: Path) -> list[Path]:
    return [path for path in folder.iterdir() if path.is_dir()] if folder.is_dir() else []
