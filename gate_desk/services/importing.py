"""Taking in batches: one decision table for every file (protocol.md, 7)."""

from collections.abc import Iterator, Sequence
from functools import partial
from hashlib import file_digest, sha256
from pathlib import Path
from typing import Any, Protocol

import msgspec
from msgspec import Struct

from gate_desk.crypto.keys import NodeKeys
from gate_desk.domain.days import moment
from gate_desk.domain.errors import Refused
from gate_desk.domain.ids import NodeName, node_of
from gate_desk.domain.records.common import Photo
from gate_desk.journal.checkpoint import Checkpoint, open_checkpoint
from gate_desk.journal.errors import Damaged
from gate_desk.journal.subtrees import Subtree
from gate_desk.services.charters import Charters
from gate_desk.services.clock import SystemClock
from gate_desk.services.epochs import last_size
from gate_desk.services.imported import APPLIED, DUPLICATE, ENDED, GAP, TRUST, Imported
from gate_desk.services.lane import SLICE, Lane, in_turns
from gate_desk.services.receipting import Signer, custody_size, give_receipts, want
from gate_desk.services.shelves import Reason, Shelves
from gate_desk.services.taking_in import TakingIn
from gate_desk.services.trusting import origin_key, sender_keys
from gate_desk.store.arriving import Appender
from gate_desk.store.authored import note_author
from gate_desk.store.forks import Fork, keep_fork
from gate_desk.store.head import find_origin, load_head, origin_id
from gate_desk.store.held import Part
from gate_desk.store.inbox import Incoming, keep_incoming, known_incoming
from gate_desk.store.outbox import tell_again
from gate_desk.store.peers import Place, compare, finish, held_cut, place_of
from gate_desk.store.receipts import await_pictures, is_awaited, picture_came
from gate_desk.store.store import Store
from gate_desk.sync.building import PHOTO, name_of
from gate_desk.sync.checking import Checked, Trust
from gate_desk.sync.limits import MAX_FILE
from gate_desk.sync.manifest import Manifest
from gate_desk.sync.worker_process import Sent

_photo = msgspec.json.Decoder(Photo).decode


class Opener(Protocol):
    """Opens and checks files, in another process: `sync.worker_process.WorkerProcess`."""

    def open(self, path: Path) -> Manifest:
        """Open a file."""

    def verify(self, keys: tuple[bytes, ...]) -> None:
        """Compare its signature."""

    def check(self, trust: Trust) -> Checked:
        """Check everything in it."""

    def slices(self, limit: int) -> Iterator[list[Sent]]:
        """Tell what was checked."""


class _Opened(Struct, frozen=True):
    """A file whose sender is known and has signed it."""

    path: Path
    manifest: Manifest
    cut: Checkpoint
    key: bytes
    relayed: bool


class Importer:
    """Takes files in; every file has an outcome, and none stops the next."""

    def __init__(
        self,
        store: Store,
        home: Path,
        charters: Charters,
        keys: NodeKeys,
        clock: SystemClock,
        own_node: NodeName,
    ) -> None:
        self.shelves = Shelves(home)
        self._store = store
        self._charters = charters
        self._keys = keys
        self._clock = clock
        self._own = own_node

    def settle(self, opener: Opener, lane: Lane) -> Iterator[Imported]:
        """Try what waits in `pending` and for a charter, as long as one helps another."""
        progress = True
        while progress:
            progress = False
            for path in (*self.shelves.pending(), *self._for_a_charter()):
                outcome = self.take(path, opener, lane)
                progress |= outcome.code == APPLIED
                if outcome.code not in TRUST | {GAP}:
                    yield outcome

    def _for_a_charter(self) -> list[Path]:
        """What was quarantined for want of trust, when the charter has advanced since then."""
        version = self._charters.roster.charter.version
        return self.shelves.distrusted(TRUST, version)

    def take(self, path: Path, opener: Opener, lane: Lane) -> Imported:
        """Take in one file and put it where it belongs afterwards.

        The books know files by the hash of their bytes: what was changed on its way is another
        file, and the right one may still come under its name.
        """
        called = path.name
        if path.stat().st_size <= MAX_FILE:
            path = path.replace(path.with_name(_true_name(path)))
        if path.name != called:
            return _imported(self._renamed(path, called, lane), called)
        with self._store.reading() as cursor:
            known = known_incoming(cursor, path.name)
        if known is not None and known.code not in TRUST | {GAP}:
            return _imported(self._known(path, known, lane), called)
        try:
            if path.stat().st_size > MAX_FILE:
                raise Refused("too_large", "file")
            incoming = self._take(path, opener, lane)
        except Refused as error:
            incoming = self._refused(path, error)
            lane.write(lambda cursor: keep_incoming(cursor, incoming))
        self._shelve(path, incoming)
        return _imported(incoming, called)

    def _renamed(self, path: Path, called: str, lane: Lane) -> Incoming:
        """Noted under both names, not opened: the bytes may still come under the right one."""
        incoming = self._refused(path, Damaged("name"))
        noted = msgspec.structs.replace(incoming, file=f"{called} ({path.name})")
        lane.write(lambda cursor: keep_incoming(cursor, noted))
        self._shelve(path, incoming)
        return incoming

    def _known(self, path: Path, known: Incoming, lane: Lane) -> Incoming:
        """The same file once more: its sender did not hear of our receipt, so it is told again."""
        self.shelves.clear(path.name)
        if known.code in ENDED and known.sender:
            lane.write(lambda cursor: tell_again(cursor, known.sender))
            return msgspec.structs.replace(known, code=DUPLICATE, applied=0)
        return known

    def _take(self, path: Path, opener: Opener, lane: Lane) -> Incoming:
        opened = self._open(path, opener, lane)
        manifest, cut = opened.manifest, opened.cut
        try:
            self._refuse_old_epoch(opened, lane)
            with self._store.reading() as cursor:
                place = place_of(cursor, self._store.journal.origin, cut, manifest.first)
            checked = opener.check(
                Trust(
                    origin_key=opened.key,
                    size=place.frontier.size,
                    frontier=place.frontier.dump(),
                    mark=place.mark,
                )
            )
            compare(place, checked.mark_root)
        except Refused as error:
            return self._not_now(opened, error, lane)
        appender = self._append(opened, place, opener, lane)
        return lane.write(lambda cursor: self._finish(cursor, opened, appender, place))

    def _open(self, path: Path, opener: Opener, lane: Lane) -> _Opened:
        """Everything up to the sender's signature; charters and node notes are taken in first."""
        manifest = opener.open(path)
        if manifest.to != self._own:
            raise Refused("not_addressed", manifest.to[:64])
        self._charters.advance(manifest.notes, lane)
        roster = self._charters.roster
        key = origin_key(self._store, roster, manifest)
        opener.verify(sender_keys(self._store, roster, manifest))
        cut = open_checkpoint(manifest.checkpoint, manifest.origin, key)
        if cut.size != manifest.size:
            raise Damaged("checkpoint of another size")
        return _Opened(path, manifest, cut, key, node_of(manifest.origin) != manifest.sender)

    def _refuse_old_epoch(self, opened: _Opened, lane: Lane) -> None:
        """An epoch that has ended grows no more, except by what others had witnessed of it."""
        roster, manifest = self._charters.roster, opened.manifest
        origin = manifest.origin
        if roster.present(node_of(origin)).origin == origin:
            return
        lane.write(lambda cursor: self._taking_in(cursor, manifest).witnesses(manifest.notes))
        with self._store.reading() as cursor:
            known = find_origin(cursor, origin)
            held = load_head(cursor, known).size if known is not None else 0
            limit = max(held, last_size(cursor, roster, origin))
        if opened.cut.size > limit:
            raise Refused("gap" if opened.relayed else "fork", "an epoch that has ended")

    def _not_now(self, opened: _Opened, error: Refused, lane: Lane) -> Incoming:
        """A gap is waited for; a fork freezes its origin; what is damaged changes nothing."""
        manifest = opened.manifest
        incoming = self._incoming(opened, error.code, error.detail)

        def note(cursor: Any) -> None:
            if error.code == GAP:
                self._take_notes(cursor, manifest)
                want(cursor, self._signer(), manifest.origin, self._lacks_from(cursor, opened))
            elif error.code == "fork" and error.detail != "frozen":
                held = held_cut(cursor, manifest.origin, opened.cut.size)
                found_at = self._now()
                fork = Fork(manifest.origin, opened.cut.size, held, manifest.checkpoint, found_at)
                keep_fork(cursor, fork)
            keep_incoming(cursor, incoming)

        lane.write(note)
        return incoming

    def _lacks_from(self, cursor: Any, opened: _Opened) -> int:
        """From what is held; from what we have custody of, where a relay brought more than that."""
        known = find_origin(cursor, opened.manifest.origin)
        held = load_head(cursor, known).size if known is not None else 0
        if opened.manifest.first > held:
            return held
        since = self._charters.roster.rules_since(self._own)
        return custody_size(cursor, self._own, opened.manifest.origin, since)

    def _append(self, opened: _Opened, place: Place, opener: Opener, lane: Lane) -> Appender:
        author = self._charters.roster.author_of(opened.manifest.origin)
        appender = Appender(opened.manifest.origin, author)
        for sent in opener.slices(SLICE):
            parts = [part for part in sent if not isinstance(part, bytes)]
            pictures = [part for part in sent if isinstance(part, bytes)]
            for turn in in_turns(parts, lane):
                lane.write(partial(self._write, appender=appender, opened=opened, parts=turn))
            if pictures:
                self._keep_pictures(pictures, lane)
        return appender

    def _write(
        self, cursor: Any, appender: Appender, opened: _Opened, parts: Sequence[Part]
    ) -> None:
        own = appender.add(cursor, parts)
        note_author(cursor, own, appender.author)
        missing = [sha256 for sha256 in _photos(parts) if not self._store.blobs.holds(sha256)]
        if missing:
            await_pictures(cursor, origin_id(cursor, opened.manifest.origin), missing)

    def _keep_pictures(self, pictures: Sequence[bytes], lane: Lane) -> None:
        """The pictures first, then the note that they are here."""
        hashes = [sha256(data).hexdigest() for data in pictures]
        with self._store.reading() as cursor:
            named = [is_awaited(cursor, each) or self._store.blobs.holds(each) for each in hashes]
        if not all(named):
            raise Refused("gap", "pictures before their records")
        self._store.blobs.put((_media_type(data), data) for data in pictures)

        def came(cursor: Any) -> None:
            for each in hashes:
                picture_came(cursor, each)

        lane.write(came)

    def _finish(self, cursor: Any, opened: _Opened, appender: Appender, place: Place) -> Incoming:
        manifest, cut = opened.manifest, opened.cut
        created_at = None if opened.relayed else manifest.created_at
        finish(cursor, cut, manifest.checkpoint, created_at, self._now())
        full = not opened.relayed or manifest.sender == self._charters.roster.charter.keeper
        give_receipts(cursor, self._signer(), cut, manifest.first, full=full)
        self._take_notes(cursor, manifest)
        news = cut.size > place.held.size or appender.disclosed
        code = APPLIED if news or not manifest.count else DUPLICATE
        if code == DUPLICATE:
            tell_again(cursor, manifest.sender)
        incoming = self._incoming(opened, code, "", appender)
        keep_incoming(cursor, incoming)
        return incoming

    def _take_notes(self, cursor: Any, manifest: Manifest) -> None:
        self._taking_in(cursor, manifest).take(manifest.notes)

    def _taking_in(self, cursor: Any, manifest: Manifest) -> TakingIn:
        roster, made_at = self._charters.roster, manifest.created_at
        return TakingIn(cursor, roster, self._signer(), manifest.sender, made_at)

    def _signer(self) -> Signer:
        own = self._store.journal
        return Signer(
            node=self._own,
            origin=own.origin,
            key=self._keys.signing,
            charter=self._charters.roster.charter.version,
            rules_since=self._charters.roster.rules_since(self._own),
            own_size=own.head.size,
            now=self._now(),
        )

    def _incoming(
        self, opened: _Opened, code: str, detail: str, appender: Appender | None = None
    ) -> Incoming:
        manifest = opened.manifest
        return Incoming(
            file=opened.path.name,
            sender=manifest.sender,
            origin=manifest.origin,
            first=manifest.first,
            size=manifest.size,
            bytes=opened.path.stat().st_size,
            code=code,
            detail=detail,
            applied=appender.appended + appender.disclosed if appender else 0,
            unprojected=appender.unprojected if appender else 0,
            at=self._now(),
        )

    def _refused(self, path: Path, error: Refused) -> Incoming:
        """Nothing that the file says of itself has been believed."""
        return Incoming(
            file=path.name,
            code=error.code,
            detail=error.detail,
            bytes=path.stat().st_size,
            at=self._now(),
        )

    def _shelve(self, path: Path, incoming: Incoming) -> None:
        reason = Reason(
            file=incoming.file,
            code=incoming.code,
            detail=incoming.detail,
            sender=incoming.sender,
            origin=incoming.origin,
            charter=self._charters.roster.charter.version,
            at=moment(incoming.at).isoformat(),
        )
        if incoming.code == GAP:
            self.shelves.put_pending(path, reason)
        elif incoming.code in ENDED:
            self.shelves.clear(incoming.file)
        else:
            self.shelves.put_quarantine(path, reason)

    def _now(self) -> int:
        return self._clock.now_ms(self._store.journal.head.highest)


def _true_name(path: Path) -> str:
    with path.open("rb") as file:
        return name_of(file_digest(file, "sha256").hexdigest())


def _imported(incoming: Incoming, called: str) -> Imported:
    return Imported(
        file=called,
        code=incoming.code,
        detail=incoming.detail,
        sender=incoming.sender,
        origin=incoming.origin,
        first=incoming.first,
        count=incoming.size - incoming.first,
        applied=incoming.applied,
        unprojected=incoming.unprojected,
    )


def _photos(parts: Sequence[Part]) -> Iterator[str]:
    for part in parts:
        if isinstance(part, Subtree):
            continue
        for section in part[2]:
            if section.name == PHOTO:
                try:
                    yield _photo(section.data).sha256
                except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
                    continue


def _media_type(data: bytes) -> str:
    return "image/png" if data.startswith(b"\x89PNG") else "image/jpeg"
