"""The entries of a body: withheld subtrees, disclosed records, pictures (protocol.md, 5)."""

import struct
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from hashlib import sha256

from msgspec import Struct

from gate_desk.journal.errors import Damaged
from gate_desk.journal.record import MAX_HEADER, MAX_SECTION, MAX_SECTIONS, SALT_SIZE, Section
from gate_desk.journal.subtrees import MAX_LEVEL, Subtree
from gate_desk.journal.tree import HASH_SIZE
from gate_desk.sync.limits import MAX_BLOB

WITHHELD, RECORD, BLOB = 0x00, 0x02, 0x03
_MAX_NAME = 16
_RECORD_HEAD, _LENGTH = struct.Struct(">BI").pack, struct.Struct(">I").pack
_COUNTS = tuple(bytes((count,)) for count in range(MAX_SECTIONS + 1))


class Disclosed(Struct, frozen=True, gc=False):
    """A record with those of its sections that the recipient receives."""

    header: bytes
    sections: Sequence[Section]


class Withheld(Struct, frozen=True, gc=False):
    """The root of an aligned subtree of 2^`level` records; its place follows from the order."""

    level: int
    hash: bytes


class Picture(Struct, frozen=True, gc=False):
    """The bytes of a picture that a record names by this SHA-256."""

    sha256: bytes
    data: bytes


Entry = Disclosed | Withheld | Picture


def withheld_entry(subtree: Subtree) -> bytes:
    """The bytes of a withheld subtree."""
    return bytes((WITHHELD, subtree.level)) + subtree.hash


def record_entry(header: bytes, sections: Sequence[Section]) -> bytes:
    """The bytes of a record with one section at least."""
    parts = [_RECORD_HEAD(RECORD, len(header)), header, _COUNTS[len(sections)]]
    for section in sections:
        data = section.data
        parts += (_named(section.name), section.salt, _LENGTH(len(data)), data)
    return b"".join(parts)


@lru_cache(maxsize=256)
def _named(name: str) -> bytes:
    return bytes((len(name),)) + name.encode("ascii")


def blob_entry(data: bytes) -> bytes:
    """The bytes of a picture."""
    return b"".join((b"\x03", sha256(data).digest(), len(data).to_bytes(4, "big"), data))


def read_entries(untrusted_chunks: Iterable[bytes]) -> Iterator[Entry]:
    """The entries of a body that comes in chunks; raises Damaged.

    Nothing longer than a record's or a picture's limit is held, whatever the lengths say.
    """
    reader = _Reader(untrusted_chunks)
    while not reader.at_end():
        kind = reader.byte()
        if kind == RECORD:
            yield _record(reader)
        elif kind == WITHHELD:
            level = reader.byte()
            if level > MAX_LEVEL:
                raise Damaged("entry: level")
            yield Withheld(level, reader.take(HASH_SIZE))
        elif kind == BLOB:
            digest = reader.take(HASH_SIZE)
            data = reader.take(reader.length(MAX_BLOB))
            if sha256(data).digest() != digest:
                raise Damaged("entry: picture")
            yield Picture(digest, data)
        else:
            raise Damaged("entry: kind")


def _record(reader: "_Reader") -> Disclosed:
    header = reader.take(reader.length(MAX_HEADER))
    count = reader.byte()
    if not 1 <= count <= MAX_SECTIONS:
        raise Damaged("entry: sections")
    return Disclosed(header, [_section(reader) for _ in range(count)])


def _section(reader: "_Reader") -> Section:
    size = reader.byte()
    if not 1 <= size <= _MAX_NAME:
        raise Damaged("entry: section name")
    try:
        name = reader.take(size).decode("ascii")
    except UnicodeDecodeError as error:
        raise Damaged("entry: section name") from error
    salt = reader.take(SALT_SIZE)
    return Section(name, salt, reader.take(reader.length(MAX_SECTION)))


class _Reader:
    """Takes bytes off a stream of chunks; Damaged where it ends too early."""

    def __init__(self, untrusted_chunks: Iterable[bytes]) -> None:
        self._chunks = iter(untrusted_chunks)
        self._held = b""
        self._at = 0

    def at_end(self) -> bool:
        return self._at == len(self._held) and not self._fill(1)

    def byte(self) -> int:
        return self.take(1)[0]

    def length(self, limit: int) -> int:
        size = int.from_bytes(self.take(4), "big")
        if size > limit:
            raise Damaged("entry: length")
        return size

    def take(self, size: int) -> bytes:
        end = self._at + size
        if end > len(self._held):
            if not self._fill(size):
                raise Damaged("body cut short")
            end = size
        taken = self._held[self._at : end]
        self._at = end
        return taken

    def _fill(self, size: int) -> bool:
        """Hold `size` bytes from the beginning of what is held; False at the end."""
        rest = [self._held[self._at :]]
        held = len(rest[0])
        for chunk in self._chunks:
            rest.append(chunk)
            held += len(chunk)
            if held >= size:
                break
        self._held, self._at = b"".join(rest), 0
        return held >= size
