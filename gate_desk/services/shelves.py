"""Files that cannot be taken in now, beside a reason that people and scripts can read."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
from msgspec import Struct

from gate_desk.services.whole_file import write_whole
from gate_desk.sync.building import SUFFIX
from gate_desk.sync.limits import MAX_KEPT

INBOX, PENDING, QUARANTINE = "inbox", "pending", "quarantine"
_REASON = ".reason.json"


class Reason(Struct, frozen=True, kw_only=True):
    """Why a file lies on a shelf."""

    file: str
    code: str
    detail: str
    sender: str
    origin: str
    charter: int
    """Our charter's version then: another one may change our mind."""
    at: str
    """ISO 8601, UTC."""


class Shelves:
    """`inbox`, `pending` and `quarantine` of a home, each with its limit."""

    def __init__(self, home: Path) -> None:
        self._home = home

    @property
    def inbox(self) -> Path:
        """Where files are copied to from a carrier before they are opened."""
        folder = self._home / INBOX
        folder.mkdir(exist_ok=True)
        return folder

    def put_inbox(self, name: str, data: bytes) -> Path:
        """A copy of a file that stays where it is."""
        write_whole(self._home / INBOX, name, data)
        return self.inbox / name

    def arrived(self) -> list[Path]:
        """Files whose import was interrupted."""
        return sorted(self.inbox.glob(f"*{SUFFIX}"))

    def pending(self) -> list[Path]:
        """Files that wait for others."""
        return sorted((self._home / PENDING).glob(f"*{SUFFIX}"))

    def quarantined(self) -> list[Reason]:
        """Why each file in the quarantine is there."""
        return list(_reasons(self._home / QUARANTINE))

    def waiting(self) -> list[Reason]:
        """Why each file in `pending` is there."""
        return list(_reasons(self._home / PENDING))

    def distrusted(self, codes: frozenset[str], version: int) -> list[Path]:
        """Quarantined files with one of these codes, judged by an older charter than this."""
        folder = self._home / QUARANTINE
        found = [
            folder / each.file
            for each in self.quarantined()
            if each.code in codes and each.charter < version
        ]
        return [path for path in found if path.is_file()]

    def put_pending(self, path: Path, reason: Reason) -> bool:
        """Keep a file for later; False when its sender has too much there already."""
        own = [each for each in self.waiting() if each.sender == reason.sender]
        folder = self._home / PENDING
        held = sum(_size(folder / each.file) for each in own if each.file != reason.file)
        return self._put(path, folder, reason, held)

    def put_quarantine(self, path: Path, reason: Reason) -> bool:
        """Keep a file as evidence; False when the quarantine is full: the log has its line."""
        folder = self._home / QUARANTINE
        held = sum(_size(each) for each in folder.glob("*") if each.name != reason.file)
        return self._put(path, folder, reason, held)

    def clear(self, file: str) -> None:
        """A file has been dealt with."""
        for folder in (INBOX, PENDING, QUARANTINE):
            (self._home / folder / file).unlink(missing_ok=True)
            (self._home / folder / f"{file}{_REASON}").unlink(missing_ok=True)

    def _put(self, path: Path, folder: Path, reason: Reason, held: int) -> bool:
        folder.mkdir(exist_ok=True)
        target = folder / path.name
        if path != target:
            if held + _size(path) > MAX_KEPT:
                path.unlink(missing_ok=True)
                return False
            path.replace(target)
        note = folder / f"{path.name}{_REASON}"
        note.write_bytes(msgspec.json.format(msgspec.json.encode(reason)))
        return True


def _reasons(folder: Path) -> Iterator[Reason]:
    for path in sorted(folder.glob(f"*{_REASON}")):
        try:
            yield msgspec.json.decode(path.read_bytes(), type=Reason)
        except (OSError, msgspec.DecodeError):
            continue


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
