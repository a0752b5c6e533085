"""The process that opens batches: it has the age identity, limited memory, and no store.

Whatever a hostile file does to a library, it does it here: this process may die, and the import
goes on with another.
"""

import os
import resource
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import BinaryIO

import msgspec

from gate_desk.domain.errors import Refused
from gate_desk.journal.subtrees import Subtree
from gate_desk.sync.checking import Arrived, Inspection
from gate_desk.sync.entries import Picture
from gate_desk.sync.worker_messages import (
    PICTURE,
    RECORD,
    Begin,
    Check,
    Holds,
    No,
    Open,
    Opened,
    Reply,
    Request,
    Row,
    Signed,
    Slice,
    Verify,
    read_bytes,
    write_message,
)

MEMORY = 256 << 20
"""Bytes of data that the process may have; with its code and libraries it stays below 300 MiB."""
MAX_SLICE = 4 << 20
"""Bytes of sections and pictures in one message, about."""

_decode = msgspec.msgpack.Decoder(Request).decode


class Worker:
    """Answers requests one after the other."""

    def __init__(self) -> None:
        self._identity = ""
        self._file: Inspection | None = None
        self._entries: Iterator[Arrived] = iter(())

    def answer(self, request: Request) -> Reply | None:
        """The reply to one request; a refusal is one as well."""
        try:
            return self._do(request)
        except Refused as error:
            return No(error.code, error.detail)
        except MemoryError:
            self._file = None
            return No("too_large", "memory")
        except OSError as error:
            return No("damaged", error.strerror or "file")

    def _do(self, request: Request) -> Reply | None:
        if isinstance(request, Begin):
            self._identity = request.identity
            return None
        if isinstance(request, Open):
            self._file = None
            self._file = Inspection(Path(request.path), self._identity)
            return Opened(self._file.manifest)
        if self._file is None:
            return No("damaged", "no file is open")
        if isinstance(request, Verify):
            self._file.verify(request.keys)
            return Signed()
        if isinstance(request, Check):
            checked = self._file.check(request.trust)
            self._entries = self._file.entries()
            return Holds(checked)
        return Slice([_row(entry) for entry in self._slice(request.limit)])

    def _slice(self, limit: int) -> Iterator[Arrived]:
        held = 0
        for entry in islice(self._entries, limit):
            yield entry
            held += _size(entry)
            if held > MAX_SLICE:
                return


def serve(requests: BinaryIO, replies: BinaryIO) -> None:
    """Answer until the other side ends."""
    worker = Worker()
    while (encoded := read_bytes(requests)) is not None:
        reply = worker.answer(_decode(encoded))
        if reply is not None:
            write_message(replies, reply)


def main() -> None:
    """The process itself: standard input and output carry the messages."""
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    requests, replies = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    # Whatever a library prints must not be taken for a message.
    os.dup2(2, 1)
    serve(requests, replies)


def _row(entry: Arrived) -> Row:
    if isinstance(entry, Subtree):
        return entry.first, entry.level, entry.hash, []
    if isinstance(entry, Picture):
        return 0, PICTURE, entry.data, []
    index, header, sections = entry
    return index, RECORD, header, sections


def _size(entry: Arrived) -> int:
    if isinstance(entry, Subtree):
        return 0
    if isinstance(entry, Picture):
        return len(entry.data)
    return sum(len(section.data) for section in entry[2])


if __name__ == "__main__":
    main()
