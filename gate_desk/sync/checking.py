"""One file that claims to be a batch, checked from its first byte to its last (protocol.md, 5, 7).

Everything that can be known without the store is checked here, and nothing is believed before
all of it was: `Inspection` opens, then compares with what the receiving node holds, then tells
the entries.
"""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from msgspec import Struct

from gate_desk.crypto.sealing import unseal
from gate_desk.domain.errors import Refused
from gate_desk.journal.checkpoint import open_checkpoint
from gate_desk.journal.errors import Damaged
from gate_desk.journal.following import Follower
from gate_desk.journal.record import Section
from gate_desk.journal.subtrees import Subtree
from gate_desk.journal.tree import Frontier
from gate_desk.sync.compression import read_body
from gate_desk.sync.entries import Disclosed, Picture, Withheld, read_entries
from gate_desk.sync.limits import MAX_FILE, MAX_RAW, MAX_RECORDS
from gate_desk.sync.manifest import Envelope, Manifest, is_signed, unpack

Arrived = tuple[int, bytes, list[Section]] | Subtree | Picture
"""A record (index, header, disclosed sections), a withheld subtree, or a picture."""


class Trust(Struct, frozen=True):
    """What the receiving node knows of a batch's origin."""

    origin_key: bytes
    size: int
    """The batch's `first`, with the frontier that the receiver holds there."""
    frontier: bytes
    mark: int | None = None
    """Where what the receiver holds already ends, if that is inside the batch."""


class Checked(Struct, frozen=True):
    """A batch of which everything holds."""

    root: bytes
    """At the end of the batch: the signed one."""
    mark_root: bytes | None
    """At the mark; None as well where a withheld subtree reaches across it."""
    pictures: int


class Inspection:
    """One batch file, opened with the receiver's identity."""

    def __init__(self, path: Path, identity: str) -> None:
        """Raises Refused: `too_large`, `damaged`, `not_addressed` (sealed to somebody else)."""
        self._envelope = _open(path, identity)

    @property
    def manifest(self) -> Manifest:
        """Not believed before `check`."""
        return self._envelope.manifest

    def verify(self, sender_keys: tuple[bytes, ...]) -> None:
        """Raise Refused `damaged` unless one of the sender's keys signed the manifest."""
        if not any(is_signed(self._envelope, key) for key in sender_keys):
            raise Damaged("batch signature")

    def check(self, trust: Trust) -> Checked:
        """Read everything; raises Refused `damaged` unless all of it is as it must be.

        The body is compared with the manifest, so `verify` that first.
        """
        manifest = self.manifest
        cut = open_checkpoint(manifest.checkpoint, manifest.origin, trust.origin_key)
        if cut.size != manifest.size:
            raise Damaged("checkpoint of another size")
        if sha256(self._envelope.body).hexdigest() != manifest.body_sha256:
            raise Damaged("body hash")
        follower = Follower(Frontier.load(trust.size, trust.frontier), trust.mark)
        pictures = 0
        for entry in self._follow(follower):
            pictures += isinstance(entry, Picture)
        frontier = follower.frontier()
        if frontier.size != cut.size:
            raise Damaged("count")
        if frontier.root() != cut.root:
            raise Damaged("root")
        at_mark = follower.at_mark
        return Checked(cut.root, at_mark.root() if at_mark else None, pictures)

    def entries(self) -> Iterator[Arrived]:
        """What `check` has read, once more."""
        index = self.manifest.first
        for entry in self._read():
            if isinstance(entry, Disclosed):
                yield index, entry.header, list(entry.sections)
                index += 1
            elif isinstance(entry, Withheld):
                subtree = Subtree(index, entry.level, entry.hash)
                index = subtree.end
                yield subtree
            else:
                yield entry

    def _follow(self, follower: Follower) -> Iterator[Disclosed | Withheld | Picture]:
        end, pictures = self.manifest.size, False
        for entry in self._read():
            if isinstance(entry, Picture):
                pictures = True
            elif pictures:
                raise Damaged("a record after a picture")
            elif isinstance(entry, Disclosed):
                follower.record(entry.header, entry.sections)
            else:
                follower.withheld(entry.level, entry.hash)
            if follower.size > end:
                raise Damaged("count")
            yield entry

    def _read(self) -> Iterator[Disclosed | Withheld | Picture]:
        return read_entries(read_body(self._envelope.body, self.manifest.raw_size))


def _open(path: Path, identity: str) -> Envelope:
    if path.stat().st_size > MAX_FILE:
        raise Refused("too_large", "file")
    with path.open("rb") as file:
        envelope = unpack(unseal(file, identity))
    manifest = envelope.manifest
    if manifest.raw_size > MAX_RAW or manifest.count > MAX_RECORDS:
        raise Refused("too_large", "body")
    return envelope
