"""The import's side of the worker: started when a file comes, started again when one kills it."""

import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from subprocess import DEVNULL, PIPE, Popen, TimeoutExpired  # noqa: TID251 - the one helper
from typing import BinaryIO, Self, cast

import msgspec

from gate_desk.domain.errors import Refused
from gate_desk.journal.subtrees import Subtree
from gate_desk.store.held import Part
from gate_desk.sync.checking import Checked, Trust
from gate_desk.sync.manifest import Manifest
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
    Send,
    Slice,
    Verify,
    read_bytes,
    write_message,
)

COMMAND = (sys.executable, "-m", "gate_desk.sync.worker")
_END_WITHIN_S = 5

_decode = msgspec.msgpack.Decoder(Reply).decode
Sent = Part | bytes
"""A record, a withheld subtree, or the bytes of a picture."""


class WorkerProcess:
    """Opens, checks and tells batches in another process; `stop` ends it."""

    def __init__(self, identity: str) -> None:
        self._identity = identity
        self._process: Popen[bytes] | None = None
        self._pipes: tuple[BinaryIO, BinaryIO] | None = None
        self._is_owed = False
        """Whether a reply is still to be heard."""

    def open(self, path: Path) -> Manifest:
        """Open a file; raises Refused with the codes of protocol.md, 7."""
        reply = self._ask(Open(str(path)))
        assert isinstance(reply, Opened)
        return reply.manifest

    def verify(self, keys: tuple[bytes, ...]) -> None:
        """Raise Refused `damaged` unless one of these keys signed the opened file."""
        self._ask(Verify(keys))

    def check(self, trust: Trust) -> Checked:
        """Check the opened file; raises Refused `damaged`, `too_large`."""
        reply = self._ask(Check(trust))
        assert isinstance(reply, Holds)
        return reply.checked

    def slices(self, limit: int) -> Iterator[list[Sent]]:
        """What was checked, in slices of at most `limit` entries."""
        self._tell(Send(limit))
        while entries := self._slice():
            # The next ones are made ready in the other process while these are written.
            self._tell(Send(limit))
            yield entries

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def stop(self) -> None:
        """End the process, if one was started."""
        process, pipes, self._process, self._pipes = self._process, self._pipes, None, None
        self._is_owed = False
        if process is None or pipes is None:
            return
        for stream in pipes:
            _close(stream)
        try:
            process.wait(_END_WITHIN_S)
        except TimeoutExpired:
            process.kill()
            process.wait()

    def _slice(self) -> list[Sent]:
        reply = self._hear()
        assert isinstance(reply, Slice)
        return [_sent(row) for row in reply.rows]

    def _ask(self, request: Request) -> Reply:
        if self._is_owed:  # entries that were asked for and given up
            with suppress(Refused):
                self._hear()
        self._tell(request)
        return self._hear()

    def _tell(self, request: Request) -> None:
        requests, _ = self._pipes or self._start()
        self._is_owed = True
        with suppress(BrokenPipeError):  # heard of with the reply that does not come
            write_message(requests, request)

    def _hear(self) -> Reply:
        _, replies = self._pipes or self._start()
        self._is_owed = False
        encoded = read_bytes(replies)
        if encoded is None:
            self.stop()
            raise Refused("damaged", "the worker ended")
        reply: Reply = _decode(encoded)
        if isinstance(reply, No):
            raise Refused(reply.code, reply.detail)
        return reply

    def _start(self) -> tuple[BinaryIO, BinaryIO]:
        self._process = Popen(COMMAND, stdin=PIPE, stdout=PIPE, stderr=DEVNULL)  # noqa: S603 - ours
        self._pipes = cast(BinaryIO, self._process.stdin), cast(BinaryIO, self._process.stdout)
        write_message(self._pipes[0], Begin(self._identity))
        return self._pipes


def _sent(row: Row) -> Sent:
    first, level, data, sections = row
    if level == RECORD:
        return first, data, sections
    return data if level == PICTURE else Subtree(first, level, data)


def _close(stream: BinaryIO) -> None:
    with suppress(BrokenPipeError):
        stream.close()
