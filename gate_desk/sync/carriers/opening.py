"""From a carrier's URL to the carrier."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import unquote, urlsplit

from gate_desk.config.node_toml import CarrierSettings
from gate_desk.domain.errors import Refused
from gate_desk.sync.carriers.carrier import Carrier
from gate_desk.sync.carriers.folder import FolderCarrier

_SSH_PORT = 22


@contextmanager
def open_carrier(url: str, settings: CarrierSettings) -> Iterator[Carrier]:
    """A folder (`file:///…` or a path) or a server (`sftp://user@host:port/path`).

    Raises Refused `bad_carrier_url` (a password in it too: it would stand in logs and lists), and
    `CarrierFailed`.
    """
    carrier = _carrier(url, settings)
    try:
        yield carrier
    finally:
        carrier.close()


def _carrier(url: str, settings: CarrierSettings) -> Carrier:
    if "://" not in url:
        return FolderCarrier(Path(url))
    try:
        parts = urlsplit(url)
        port = parts.port or _SSH_PORT
    except ValueError as error:
        raise Refused("bad_carrier_url", "") from error
    if parts.scheme == "file" and parts.netloc in ("", "localhost") and parts.path:
        return FolderCarrier(Path(unquote(parts.path)))
    if parts.scheme != "sftp" or not parts.hostname or not parts.username or parts.password:
        raise Refused("bad_carrier_url", parts.scheme)
    from gate_desk.sync.carriers.sftp import SftpCarrier, SftpPlace

    return SftpCarrier(
        SftpPlace(
            host=parts.hostname,
            port=port,
            user=unquote(parts.username),
            path=unquote(parts.path) or "/",
            host_key=settings.host_key,
            key_file=settings.key_file,
        )
    )
