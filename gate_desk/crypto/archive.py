"""Files in one age file: a tar archive, sealed while it is read, never whole in memory."""

import re
import tarfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO, cast

from gate_desk.crypto.age_header import MAX_HEADER, check_age_header
from gate_desk.domain.errors import Refused

RECIPIENTS = 2
"""The agency that may restore it, and the machine that reads it again at once."""
_PIECE = 1 << 20


def seal_files(files: Mapping[str, Path], target: BinaryIO, recipients: tuple[str, str]) -> str:
    """Seal files under these names; gives the SHA-256 of the archive, in hexadecimal.

    Raises Refused `recipient_malformed`, OSError of the files.
    """
    from pyrage import RecipientError, encrypt_io, x25519

    try:
        keys = [x25519.Recipient.from_str(each) for each in recipients]
    except RecipientError as error:
        raise Refused("recipient_malformed") from error
    pieces = _Pieces(_archive(files))
    encrypt_io(pieces, target, keys)
    return pieces.digest.hexdigest()


def unseal_hash(untrusted: BinaryIO, identity: str) -> str:
    """The SHA-256 of what a sealed archive holds; raises as `unseal_into` does."""
    sink = _Sink()
    unseal_into(untrusted, sink, identity)
    return sink.digest.hexdigest()


def unseal_into(untrusted: BinaryIO, target: object, identity: str) -> None:
    """Write what is sealed; raises Refused `damaged`, `not_addressed`, `identity_malformed`."""
    from pyrage import DecryptError, IdentityError, decrypt_io, x25519

    check_age_header(untrusted.read(MAX_HEADER), RECIPIENTS)
    untrusted.seek(0)
    try:
        key = x25519.Identity.from_str(identity)
        decrypt_io(untrusted, target, [key])
    except IdentityError as error:
        raise Refused("identity_malformed") from error
    except DecryptError as error:
        raise Refused("not_addressed", "age") from error
    except OSError as error:
        raise Refused("damaged", "age") from error


def read_archive(untrusted: Path, names: re.Pattern[str]) -> Iterator[tuple[str, BinaryIO]]:
    """The files of an unsealed archive, one after the other, as long as the iterator is asked.

    Raises Refused `damaged` for anything but plain files with names that fit.
    """
    try:
        with tarfile.open(untrusted, "r:") as tar:
            for member in tar:
                content = tar.extractfile(member) if member.isreg() else None
                if content is None or not names.fullmatch(member.name):
                    raise Refused("damaged", "an entry that is none of ours")
                yield member.name, cast(BinaryIO, content)
    except tarfile.TarError as error:
        raise Refused("damaged", "archive") from error


class _Pieces:
    """What an encrypter reads from."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._rest = b""
        self.digest = sha256()

    def read(self, size: int) -> bytes:
        while not self._rest and (piece := next(self._pieces, None)) is not None:
            self._rest = piece
        given, self._rest = self._rest[:size], self._rest[size:]
        self.digest.update(given)
        return given


class _Sink:
    """What a decrypter writes to."""

    def __init__(self) -> None:
        self.digest = sha256()

    def write(self, data: bytes) -> int:
        self.digest.update(data)
        return len(data)

    def flush(self) -> None:
        """Nothing is held back."""


def _archive(files: Mapping[str, Path]) -> Iterator[bytes]:
    with ExitStack() as opened:
        for name, path in files.items():
            file = opened.enter_context(path.open("rb"))
            info = tarfile.TarInfo(name)
            info.size, info.mode = path.stat().st_size, 0o600
            yield info.tobuf(tarfile.PAX_FORMAT)
            while piece := file.read(_PIECE):
                yield piece
            yield b"\0" * (-info.size % tarfile.BLOCKSIZE)
    yield b"\0" * (2 * tarfile.BLOCKSIZE)
