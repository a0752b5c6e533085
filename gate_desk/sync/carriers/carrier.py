"""What every carrier can do, and how it fails.

A carrier is never trusted: names, kinds and sizes are judged before anything is opened, and what
was written is read back. Its failures cost a retry and nothing else:

    CarrierFailed(Unavailable)
        carrier_gone          pulled out, unmounted, or another device in its place
        carrier_full          no room is left
        carrier_read_only     it, or our folder on it, cannot be written
        carrier_unreliable    what is read back is not what was written
        carrier_error         anything else that the system says of it
        carrier_unreachable   the server does not answer
        carrier_host_key      the server is not the one that was agreed upon
        carrier_login         the server does not let us in
"""

import re
import stat
from pathlib import Path
from typing import Protocol

from msgspec import Struct

from gate_desk.domain.errors import Refused, Unavailable

BATCH_NAME = re.compile(r"[0-9a-f]{16}\.gdb")
MOST_ODD = 200
"""Things on a carrier that are no batches and are listed all the same."""
_NODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]{0,63}")
_SHOWN = 80


class CarrierFailed(Unavailable):
    """The carrier, not the store: nothing of ours is lost; see the codes above."""


class CarrierFile(Struct, frozen=True):
    """A regular file that has the name of a batch."""

    name: str
    size: int


class Odd(Struct, frozen=True):
    """Something else in the folder; it is never opened."""

    name: str
    """As people may safely read it."""
    code: str
    """`odd_name` or `odd_kind`."""


class Listing(Struct, frozen=True):
    """What lies on a carrier for one node."""

    files: tuple[CarrierFile, ...]
    odd: tuple[Odd, ...]


class Carrier(Protocol):
    """A place with a folder for each recipient; every call may raise `CarrierFailed`."""

    def list(self, recipient: str) -> Listing:
        """What lies there for a node, by name."""

    def fetch(self, recipient: str, name: str, target: Path, limit: int) -> None:
        """Copy a file, but no more than one byte beyond `limit`."""

    def deliver(self, recipient: str, name: str, source: Path) -> None:
        """Put a file there under its name, whole or not at all; one that lies there is success."""

    def remove(self, recipient: str, name: str) -> None:
        """Take a batch away; nothing happens when it is not there."""

    def close(self) -> None:
        """Give the carrier back."""


class Judged:
    """Sorts what is found in a folder into batches and odd things."""

    def __init__(self) -> None:
        self._files: list[CarrierFile] = []
        self._odd: list[Odd] = []

    def add(self, untrusted_name: str, mode: int, size: int) -> None:
        """One entry, by its name and its own mode: a link is not followed."""
        if untrusted_name.endswith(".part"):
            return
        if not BATCH_NAME.fullmatch(untrusted_name):
            self._note(untrusted_name, "odd_name")
        elif not stat.S_ISREG(mode):
            self._note(untrusted_name, "odd_kind")
        else:
            self._files.append(CarrierFile(untrusted_name, size))

    def listing(self) -> Listing:
        """Everything that was added."""
        return Listing(tuple(sorted(self._files, key=lambda file: file.name)), tuple(self._odd))

    def _note(self, untrusted_name: str, code: str) -> None:
        if len(self._odd) < MOST_ODD:
            self._odd.append(Odd(plain_name(untrusted_name), code))


def plain_name(untrusted_name: str) -> str:
    """A file name without what could deceive its reader: control and bidi characters, length."""
    plain = "".join(
        each if each.isprintable() else "\N{REPLACEMENT CHARACTER}" for each in untrusted_name
    )
    return plain if len(plain) <= _SHOWN else plain[: _SHOWN - 1] + "…"


def folder_of(recipient: str) -> str:
    """The folder of a node on a carrier; raises Refused `unknown_node` for what is no name."""
    if not _NODE.fullmatch(recipient) or ".." in recipient:
        raise Refused("unknown_node", plain_name(recipient))
    return recipient


def batch_name(name: str) -> str:
    """The name of a batch; raises Refused `no_such_file` for anything else."""
    if not BATCH_NAME.fullmatch(name):
        raise Refused("no_such_file", plain_name(name))
    return name
