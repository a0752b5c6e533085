"""A server's folder as a carrier, over SFTP; the server's key is pinned in advance."""

from __future__ import annotations

import errno
import posixpath
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from gate_desk.sync.carriers.carrier import (
    CarrierFailed,
    Judged,
    Listing,
    batch_name,
    folder_of,
)

if TYPE_CHECKING:
    from paramiko import PKey, SFTPClient, SSHClient

TIMEOUT_S = 20.0
"""For the connection, and for every answer."""
_BLOCK = 1 << 15


class SftpPlace(Struct, frozen=True):
    """Where, as whom, and how both sides are known."""

    host: str
    port: int
    user: str
    path: str
    host_key: str
    """As in `known_hosts`: kind and base64, such as `ssh-ed25519 AAAA…`."""
    key_file: str
    """Our private key; no password is ever used."""


class SftpCarrier:
    """Connected from the constructor to `close`."""

    def __init__(self, place: SftpPlace) -> None:
        self._root = place.path
        self._client, self._sftp = _connect(place)

    def list(self, recipient: str) -> Listing:
        """See `Carrier`."""
        judged = Judged()
        with _failures():
            try:
                entries = self._sftp.listdir_attr(self._folder(recipient))
            except FileNotFoundError:
                entries = []
            for entry in entries:
                judged.add(entry.filename, entry.st_mode or 0, entry.st_size or 0)
        return judged.listing()

    def fetch(self, recipient: str, name: str, target: Path, limit: int) -> None:
        """See `Carrier`; the copy is there whole or not at all."""
        part = target.with_suffix(".part")
        with _failures(), self._sftp.open(self._path(recipient, name), "rb") as file:
            file.prefetch(min(file.stat().st_size or 0, limit + 1))
            with part.open("wb") as copy:
                left = limit + 1
                while left and (block := file.read(min(_BLOCK, left))):
                    copy.write(block)
                    left -= len(block)
        part.replace(target)

    def deliver(self, recipient: str, name: str, source: Path) -> None:
        """See `Carrier`: `.part`, read back, rename."""
        data = source.read_bytes()
        target = self._path(recipient, name)
        with _failures():
            with suppress(OSError):
                self._sftp.mkdir(self._folder(recipient))
            if self._digest(target) == sha256(data).digest():
                return
            part = f"{target}.part"
            self._sftp.putfo(BytesIO(data), part, confirm=True)
            if self._digest(part) != sha256(data).digest():
                raise CarrierFailed("carrier_unreliable", name)
            self._sftp.posix_rename(part, target)

    def remove(self, recipient: str, name: str) -> None:
        """See `Carrier`."""
        with _failures(), suppress(FileNotFoundError):
            self._sftp.remove(self._path(recipient, name))

    def close(self) -> None:
        """See `Carrier`."""
        self._client.close()

    def _folder(self, recipient: str) -> str:
        return posixpath.join(self._root, folder_of(recipient))

    def _path(self, recipient: str, name: str) -> str:
        return posixpath.join(self._folder(recipient), batch_name(name))

    def _digest(self, path: str) -> bytes | None:
        digest = sha256()
        try:
            with self._sftp.open(path, "rb") as file:
                file.prefetch(file.stat().st_size)
                while block := file.read(_BLOCK):
                    digest.update(block)
        except FileNotFoundError:
            return None
        return digest.digest()


def _connect(place: SftpPlace) -> tuple[SSHClient, SFTPClient]:
    from paramiko import AuthenticationException, BadHostKeyException, SSHClient, SSHException

    client = SSHClient()
    _pin(client, place)
    try:
        client.connect(
            place.host,
            port=place.port,
            username=place.user,
            pkey=_private_key(place),
            allow_agent=False,
            look_for_keys=False,
            timeout=TIMEOUT_S,
            banner_timeout=TIMEOUT_S,
            auth_timeout=TIMEOUT_S,
        )
        sftp = client.open_sftp()
        channel = sftp.get_channel()
        if channel is not None:
            channel.settimeout(TIMEOUT_S)
    except (SSHException, OSError, EOFError) as error:
        client.close()
        code = "carrier_unreachable"
        if isinstance(error, BadHostKeyException):
            code = "carrier_host_key"
        elif isinstance(error, AuthenticationException):
            code = "carrier_login"
        raise CarrierFailed(code, place.host) from error
    return client, sftp


def _pin(client: SSHClient, place: SftpPlace) -> None:
    """Only this key, of this kind, is the server's."""
    from paramiko import RejectPolicy
    from paramiko.hostkeys import HostKeyEntry, InvalidHostKey

    try:
        entry = HostKeyEntry.from_line(f"{_host_name(place)} {place.host_key}")
    except InvalidHostKey:
        entry = None
    if entry is None or entry.key is None:
        raise CarrierFailed("carrier_host_key", "no pinned key")
    client.set_missing_host_key_policy(RejectPolicy())
    client.get_host_keys().add(_host_name(place), entry.key.get_name(), entry.key)


def _private_key(place: SftpPlace) -> PKey:
    from paramiko import PKey, SSHException
    from paramiko.pkey import UnknownKeyType

    try:
        key: PKey = PKey.from_path(place.key_file)
    except (OSError, ValueError, TypeError, SSHException, UnknownKeyType) as error:
        raise CarrierFailed("carrier_login", "private key") from error
    return key


def _host_name(place: SftpPlace) -> str:
    return place.host if place.port == 22 else f"[{place.host}]:{place.port}"


@contextmanager
def _failures() -> Iterator[None]:
    from paramiko import SSHException

    try:
        yield
    except PermissionError as error:
        raise CarrierFailed("carrier_read_only", "") from error
    except FileNotFoundError as error:
        raise CarrierFailed("carrier_gone", "") from error
    except (SSHException, EOFError, TimeoutError, ConnectionError) as error:
        raise CarrierFailed("carrier_unreachable", type(error).__name__) from error
    except OSError as error:
        # A server that is full answers with its general failure.
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        raise CarrierFailed("carrier_full" if full else "carrier_error", str(error)[:80]) from error
