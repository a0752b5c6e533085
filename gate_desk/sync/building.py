"""Building one batch: what its recipient receives, the rest as hashes, signed and sealed."""

from collections.abc import Iterable, Sequence
from hashlib import sha256

from msgspec import Raw, Struct, json

from gate_desk.crypto.sealing import seal
from gate_desk.crypto.signing import SigningKey
from gate_desk.domain.ids import NodeName, Origin
from gate_desk.domain.sharing import Sharing
from gate_desk.journal.record import MAX_WHOLE, Section
from gate_desk.journal.subtrees import Run, Subtree
from gate_desk.journal.tree import leaf_hash
from gate_desk.sync.compression import BodyWriter
from gate_desk.sync.entries import blob_entry, record_entry, withheld_entry
from gate_desk.sync.manifest import Manifest, pack

NAME_DIGITS = 16
SUFFIX = ".gdb"
PHOTO = "photo"
_GATHERED = 256
"""Entries that are compressed together."""


class _Start(Struct, array_like=True, gc=False):
    """As much of a header as sharing asks for; the rest is not looked at."""

    index: int
    recorded_at: int
    clock: Raw
    type: str
    type_version: int
    actor: str
    causes: Raw
    sections: list[tuple[str, str]]


_start = json.Decoder(_Start).decode


class Order(Struct, frozen=True, kw_only=True):
    """What one batch is to be."""

    origin: Origin
    sender: NodeName
    to: NodeName
    recipient: str
    """The age recipient that it is sealed to."""
    first: int
    size: int
    """Size of the cut at its end."""
    checkpoint: str
    charter: int
    created_at: int
    notes: tuple[str, ...] = ()


class Batch(Struct, frozen=True):
    """A built batch file."""

    name: str
    data: bytes
    disclosed: int
    """Records of which the recipient receives something."""


class Body:
    """The entries of a batch, as the journal is read.

    `cuts` are the sizes that no withheld subtree may reach across.
    """

    def __init__(self, sharing: Sharing | None, cuts: Iterable[int] = ()) -> None:
        self._sharing = sharing
        """None: the recipient's own journal, which is returned in full."""
        self._everything = sharing is None or sharing.everything
        self._cuts = frozenset(cuts)
        self._run = Run()
        self._writer = BodyWriter()
        self._waiting: list[bytes] = []
        self.raw_size = 0
        """Bytes so far, before compression."""
        self.disclosed = 0
        self.photos: list[bytes] = []
        """The disclosed sections that name a picture."""

    def withhold(self, subtree: Subtree) -> None:
        """Records that follow, withheld here as well."""
        self._end_run_at(subtree.first)
        self._run.add(subtree)

    def add(self, index: int, header: bytes, sections: Sequence[Section]) -> None:
        """The record that follows, with the sections of it that are held here."""
        given = sections if self._everything else self._given(header, sections)
        if not given:
            self.withhold(Subtree(index, 0, leaf_hash(header)))
            return
        self._end_run()
        self._put(record_entry(header, given))
        for section in given:
            if section.name == PHOTO:
                self.photos.append(section.data)
        self.disclosed += 1

    def add_picture(self, data: bytes) -> None:
        """A picture, after all records."""
        self._end_run()
        self._put(blob_entry(data))

    def finish(self) -> tuple[bytes, int]:
        """The compressed body and its size before."""
        self._end_run()
        self._flush()
        return self._writer.finish(), self.raw_size

    def _given(self, header: bytes, sections: Sequence[Section]) -> Sequence[Section]:
        if self._sharing is None or not sections:
            return sections
        start = _start(header)
        names = tuple([name for name, _ in start.sections])
        core = next((section.data for section in sections if section.name == "core"), None)
        shown = self._sharing.disclosed(start.type, names, core)
        if len(shown) == len(names):
            return sections
        return [section for section in sections if section.name in shown]

    def _end_run_at(self, index: int) -> None:
        if index in self._cuts:
            self._end_run()

    def _end_run(self) -> None:
        if not self._run:
            return
        for subtree in self._run.take():
            self._put(withheld_entry(subtree))

    def _put(self, entry: bytes) -> None:
        self._waiting.append(entry)
        self.raw_size += len(entry)
        if len(self._waiting) >= _GATHERED:
            self._flush()

    def _flush(self) -> None:
        if self._waiting:
            self._writer.add(b"".join(self._waiting))
            self._waiting.clear()


def build(order: Order, body: Body, key: SigningKey) -> Batch:
    """Sign and seal; the file is named by the hash of its bytes.

    Raises Refused `recipient_malformed`, `damaged` (a limit of the protocol was passed).
    """
    compressed, raw_size = body.finish()
    manifest = Manifest(
        v=1,
        origin=order.origin,
        sender=order.sender,
        to=order.to,
        first=order.first,
        count=order.size - order.first,
        raw_size=raw_size,
        body_sha256=sha256(compressed).hexdigest(),
        checkpoint=order.checkpoint,
        charter=order.charter,
        created_at=min(order.created_at, MAX_WHOLE),
        notes=order.notes,
    )
    data = seal(pack(manifest, key, compressed), order.recipient)
    return Batch(name_of(sha256(data).hexdigest()), data, body.disclosed)


def name_of(digest: str) -> str:
    """The name of a batch file whose bytes have this SHA-256, hexadecimal."""
    return digest[:NAME_DIGITS] + SUFFIX
