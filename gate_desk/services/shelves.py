"""Files that cannot be taken in now, beside a reason that people and scripts can read."""

from collections import defaultdict
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
        self._pending = _Held(home / PENDING, by_sender=True)
        self._quarantine = _Held(home / QUARANTINE, by_sender=False)

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
        return self._put(path, self._home / PENDING, reason, self._pending)

    def put_quarantine(self, path: Path, reason: Reason) -> bool:
        """Keep a file as evidence; False when the quarantine is full: the log has its line."""
        return self._put(path, self._home / QUARANTINE, reason, self._quarantine)

    def clear(self, file: str) -> None:
        """A file has been dealt with."""
        (self.inbox / file).unlink(missing_ok=True)
        for folder, held in ((PENDING, self._pending), (QUARANTINE, self._quarantine)):
            target = self._home / folder / file
            note = target.with_name(f"{file}{_REASON}")
            reason = _reason(note)
            held.went(reason.sender if reason else "", _size(target))
            target.unlink(missing_ok=True)
            note.unlink(missing_ok=True)

    def _put(self, path: Path, folder: Path, reason: Reason, held: "_Held") -> bool:
        folder.mkdir(exist_ok=True)
        target = folder / path.name
        if path != target:
            # A file of this name has these bytes already.
            if not target.exists() and not held.has_room(reason.sender, _size(path)):
                path.unlink(missing_ok=True)
                return False
            path.replace(target)
        note = folder / f"{path.name}{_REASON}"
        note.write_bytes(msgspec.json.format(msgspec.json.encode(reason)))
        return True


class _Held:
    """Bytes of each sender on a shelf. Counted once: ten thousand files come one by one."""

    def __init__(self, folder: Path, *, by_sender: bool) -> None:
        self._folder, self._by_sender = folder, by_sender
        self._bytes: dict[str, int] | None = None

    def has_room(self, sender: str, more: int) -> bool:
        """Whether so many bytes more may lie there; if so, they are counted."""
        sender = sender if self._by_sender else ""
        if self._bytes is not None and self._bytes.get(sender, 0) + more > MAX_KEPT:
            self._bytes = None  # somebody may have tidied up meanwhile
        if self._bytes is None:
            self._bytes = self._counted()
        if self._bytes.get(sender, 0) + more > MAX_KEPT:
            return False
        self._bytes[sender] = self._bytes.get(sender, 0) + more
        return True

    def went(self, sender: str, less: int) -> None:
        """So many bytes of a sender lie there no more."""
        sender = sender if self._by_sender else ""
        if self._bytes is not None and sender in self._bytes:
            self._bytes[sender] -= less

    def _counted(self) -> dict[str, int]:
        found: dict[str, int] = defaultdict(int)
        if self._by_sender:
            for reason in _reasons(self._folder):
                found[reason.sender] += _size(self._folder / reason.file)
        else:
            found[""] = sum(map(_size, self._folder.glob(f"*{SUFFIX}")))
        return found


def _reasons(folder: Path) -> Iterator[Reason]:
    for path in sorted(folder.glob(f"*{_REASON}")):
        if (reason := _reason(path)) is not None:
            yield reason


def _reason(note: Path) -> Reason | None:
    try:
        return msgspec.json.decode(note.read_bytes(), type=Reason)
    except (OSError, msgspec.DecodeError):
        return None


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
