"""A backup: everything of a node in one age file that the node's agency can open."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from msgspec import Struct

from gate_desk.crypto.archive import seal_files, unseal_hash
from gate_desk.crypto.keys import NodeKeys
from gate_desk.domain.errors import Refused, Unavailable
from gate_desk.domain.permissions import Operation
from gate_desk.services.access import Access
from gate_desk.services.whole_file import full_or_broken, sync_folder
from gate_desk.store.opening import BLOB_FILE, STORE_FILE
from gate_desk.store.sqlite.snapshot import copy_database

WORK = "backup.part"
"""Where the copies lie meanwhile, in the home."""

Told = Callable[[int, int], None]
"""Told how much of the copying is done, of how much; it raises to stop."""


class BackedUp(Struct, frozen=True):
    """A backup that was read again."""

    file: str
    size: int
    """Bytes."""
    verified: bool
    """Opened again, it held what was put in."""


class Backup:
    """Makes backups while the node works."""

    def __init__(self, home: Path, keys: NodeKeys, recipient: str, access: Access) -> None:
        self._home = home
        self._keys = keys
        self._recipient = recipient
        self._access = access

    def make(self, file: Path, recipient: str = "", told: Told = lambda *_: None) -> BackedUp:
        """Write a backup for `recipient` (otherwise that of node.toml), and read it again.

        Raises `no_recipient`, `recipient_malformed`, `file_exists`, `disk_full`, `disk_error`;
        nothing is left behind then.
        """
        self._access.require(Operation.BACK_UP)
        to = recipient or self._recipient
        if not to:
            raise Refused("no_recipient")
        if file.exists():
            raise Refused("file_exists", file.name)
        part = file.with_name(f"{file.name}.part")
        try:
            with self._copies(told) as files:
                told(1, 1)
                return self._seal(files, part, file, to)
        except OSError as error:
            raise full_or_broken(error, file.name) from error
        finally:
            with suppress(OSError):
                part.unlink(missing_ok=True)

    @contextmanager
    def _copies(self, told: Told) -> Iterator[dict[str, Path]]:
        work = self._home / WORK
        shutil.rmtree(work, ignore_errors=True)
        work.mkdir(mode=0o700)
        try:
            for name in (STORE_FILE, BLOB_FILE):
                if (self._home / name).exists():
                    copy_database(self._home / name, work / name, self._keys.store_key, told)
            kept = (
                self._home / "node.toml",
                *sorted((self._home / "keys").glob("*.key")),
                *sorted((self._home / "charter").glob("*.note")),
                *sorted(work.iterdir()),
            )
            yield {str(_inside(path, self._home, work)): path for path in kept}
        finally:
            shutil.rmtree(work, ignore_errors=True)

    def _seal(self, files: dict[str, Path], part: Path, file: Path, to: str) -> BackedUp:
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600)
        with os.fdopen(descriptor, "wb") as target:
            put_in = seal_files(files, target, (to, self._keys.age_recipient))
            target.flush()
            os.fsync(target.fileno())
        with part.open("rb") as written:
            read_again = unseal_hash(written, self._keys.age_identity)
        if read_again != put_in:
            raise Unavailable("disk_error", "the backup reads differently")
        part.replace(file)
        sync_folder(file.absolute().parent)
        return BackedUp(file.name, file.stat().st_size, verified=True)


def _inside(path: Path, home: Path, work: Path) -> Path:
    return path.relative_to(work if path.is_relative_to(work) else home)
