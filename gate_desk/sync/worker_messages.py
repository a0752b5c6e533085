"""What an import and its worker say to each other: msgpack, each message after its length."""

from typing import BinaryIO

import msgspec
from msgspec import Struct

from gate_desk.journal.record import Section
from gate_desk.sync.checking import Checked, Trust
from gate_desk.sync.manifest import Manifest

RECORD, PICTURE = -1, -2

Row = tuple[int, int, bytes, list[Section]]
"""A record: index, `RECORD`, header, disclosed sections. A withheld subtree: first, level, hash.
A picture: 0, `PICTURE`, its bytes.
"""


class Begin(Struct, frozen=True, tag=True):
    """The first request: with whose identity files are opened."""

    identity: str


class Open(Struct, frozen=True, tag=True):
    """Open a file; answered by `Opened` or `No`."""

    path: str


class Verify(Struct, frozen=True, tag=True):
    """Is the open file signed by one of these keys? Answered by `Signed` or `No`."""

    keys: tuple[bytes, ...]


class Check(Struct, frozen=True, tag=True):
    """Check the file that is open; answered by `Holds` or `No`."""

    trust: Trust


class Send(Struct, frozen=True, tag=True):
    """Send the next entries of the checked file; answered by `Slice`."""

    limit: int


class Opened(Struct, frozen=True, tag=True):
    """A file that was opened, nothing of it believed yet."""

    manifest: Manifest


class Signed(Struct, frozen=True, tag=True):
    """One of the sender's keys signed it."""


class Holds(Struct, frozen=True, tag=True):
    """Everything in the file is as it must be."""

    checked: Checked


class Slice(Struct, frozen=True, tag=True):
    """Some entries in their order; an empty one ends the file."""

    rows: list[Row]


class No(Struct, frozen=True, tag=True):
    """The file is refused, with a code of protocol.md, 7."""

    code: str
    detail: str


Request = Begin | Open | Verify | Check | Send
Reply = Opened | Signed | Holds | Slice | No

_LENGTH = 4
_encode = msgspec.msgpack.Encoder().encode


def write_message(stream: BinaryIO, message: Request | Reply) -> None:
    """Send one message."""
    encoded = _encode(message)
    stream.write(len(encoded).to_bytes(_LENGTH, "big") + encoded)
    stream.flush()


def read_bytes(stream: BinaryIO) -> bytes | None:
    """The bytes of the next message; None when the other side has ended."""
    head = stream.read(_LENGTH)
    if len(head) < _LENGTH:
        return None
    size = int.from_bytes(head, "big")
    body = stream.read(size)
    return body if len(body) == size else None
