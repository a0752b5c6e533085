"""The Merkle tree over headers (RFC 6962, 2.1) as a frontier that only grows."""

from collections.abc import Iterable
from hashlib import sha256

import msgspec

from gate_desk.journal.errors import Damaged
from gate_desk.journal.record import MAX_WHOLE

HASH_SIZE = 32
EMPTY_ROOT = sha256(b"").digest()
"""The root of a journal without records."""


def leaf_hash(header: bytes) -> bytes:
    """The leaf of a record: SHA-256(0x00 || header)."""
    return sha256(b"\x00" + header).digest()


class Frontier(msgspec.Struct, frozen=True):
    """The state of a tree: its size and its complete subtrees, the largest first."""

    size: int = 0
    hashes: tuple[bytes, ...] = ()

    def append(self, leaf: bytes, level: int = 0) -> "Frontier":
        """The tree with one more leaf, a hash of 32 bytes.

        Or with one complete subtree of 2^`level` leaves, of which only the root is known; Damaged
        where no such subtree can stand.
        """
        kept, node, bits = len(self.hashes), leaf, self.size >> level
        if self.size != bits << level:
            raise Damaged("subtree out of place")
        while bits & 1:
            kept -= 1
            node = sha256(b"\x01" + self.hashes[kept] + node).digest()
            bits >>= 1
        return Frontier(self.size + (1 << level), (*self.hashes[:kept], node))

    def extend(self, leaves: Iterable[bytes]) -> "Frontier":
        """The tree with many more leaves, row by row from the bottom."""
        row = list(leaves)
        size, bits = self.size + len(row), self.size
        left, ascending = list(self.hashes), list[bytes]()
        while row or bits:
            if bits & 1:
                row.insert(0, left.pop())
            if len(row) & 1:
                ascending.append(row.pop())
            pair = iter(row)
            row = [sha256(b"\x01" + a + b).digest() for a, b in zip(pair, pair, strict=True)]
            bits >>= 1
        return Frontier(size, tuple(reversed(ascending)))

    def root(self) -> bytes:
        """The root hash, 32 bytes."""
        if not self.hashes:
            return EMPTY_ROOT
        *larger, root = self.hashes
        for subtree in reversed(larger):
            root = sha256(b"\x01" + subtree + root).digest()
        return root

    def dump(self) -> bytes:
        """The hashes for the head row; `load` needs the size as well."""
        return b"".join(self.hashes)

    @classmethod
    def load(cls, size: int, untrusted: bytes) -> "Frontier":
        """The frontier of a head row; Damaged unless there is one hash per subtree."""
        if not 0 <= size <= MAX_WHOLE or len(untrusted) != HASH_SIZE * size.bit_count():
            raise Damaged("frontier")
        starts = range(0, len(untrusted), HASH_SIZE)
        return cls(size, tuple(untrusted[start : start + HASH_SIZE] for start in starts))
