"""A node's key folder: `signing.key`, `age.key`, `store.key` (contract.md, "A node's home")."""

import os
from dataclasses import dataclass, field
from pathlib import Path
from secrets import token_bytes

from gate_desk.crypto.sealing import new_identity, recipient_of
from gate_desk.crypto.signing import SEED_SIZE, SigningKey
from gate_desk.domain.errors import Refused, Unavailable

STORE_KEY_SIZE = 32
_SIGNING, _AGE, _STORE = "signing.key", "age.key", "store.key"
_MAX_FILE = 4096


@dataclass(frozen=True, slots=True)
class NodeKeys:
    """The secrets of one node and one epoch; only the public part is ever printed."""

    signing: SigningKey
    age_identity: str = field(repr=False)
    store_key: bytes = field(repr=False)

    @property
    def age_recipient(self) -> str:
        """What others seal batches for this node to: `age1...`."""
        return recipient_of(self.age_identity)


def create_keys(
    folder: Path, *, seed: bytes | None = None, age_identity: str | None = None
) -> NodeKeys:
    """Make the keys of a new node, durable and readable by its owner alone.

    Random unless `seed` (32 bytes) and `age_identity` are given; the store's key always is.
    Raises Refused `key_exists` where any key is there already (nothing is touched), and
    Unavailable `key_unwritable` when the folder cannot be written (no key is left behind).
    """
    signing = SigningKey.generate() if seed is None else SigningKey.from_seed(seed)
    identity = new_identity() if age_identity is None else age_identity
    contents = {
        _SIGNING: signing.seed,
        _AGE: f"# public key: {recipient_of(identity)}\n{identity}\n".encode("ascii"),
        _STORE: token_bytes(STORE_KEY_SIZE),
    }
    if any(os.path.lexists(folder / name) for name in contents):
        raise Refused("key_exists")
    try:
        _write_all(folder, contents)
    except OSError as error:
        raise Unavailable("key_unwritable", error.strerror or "") from error
    return load_keys(folder)


def renew_keys(folder: Path) -> NodeKeys:
    """New keys of a node's next epoch in place of the old ones; the store keeps its key.

    Raises Unavailable `key_unwritable`.
    """
    signing, identity = SigningKey.generate(), new_identity()
    contents = {
        _SIGNING: signing.seed,
        _AGE: f"# public key: {recipient_of(identity)}\n{identity}\n".encode("ascii"),
    }
    try:
        for name, content in contents.items():
            part = folder / f"{name}.part"
            part.unlink(missing_ok=True)
            _write_new(part, content, [])
            part.replace(folder / name)
        _sync_folder(folder)
    except OSError as error:
        raise Unavailable("key_unwritable", error.strerror or "") from error
    return load_keys(folder)


def load_keys(folder: Path) -> NodeKeys:
    """Read the keys of a node.

    Raises Unavailable: `key_missing`, or `key_damaged` (unreadable, wrong size, malformed),
    with the name of the file as its detail.
    """
    seed = _read_secret(folder / _SIGNING, SEED_SIZE)
    store_key = _read_secret(folder / _STORE, STORE_KEY_SIZE)
    return NodeKeys(SigningKey.from_seed(seed), _read_identity(folder / _AGE), store_key)


def create_agency_key(path: Path) -> SigningKey:
    """Make the key of an agency in a new file for its owner alone; it is kept offline.

    Raises Refused `key_exists`, Unavailable `key_unwritable`.
    """
    key, written = SigningKey.generate(), list[Path]()
    try:
        _write_new(path, key.seed, written)
        _sync_folder(path.absolute().parent)
    except FileExistsError as error:
        raise Refused("key_exists", path.name) from error
    except OSError as error:
        for part in written:
            part.unlink(missing_ok=True)
        raise Unavailable("key_unwritable", error.strerror or "") from error
    return key


def load_identity(path: Path) -> str:
    """An age identity from a file as `age-keygen` writes it; raises as `load_keys` does."""
    return _read_identity(path)


def load_agency_key(path: Path) -> SigningKey:
    """The key of an agency; raises Unavailable `key_missing`, `key_damaged`."""
    return SigningKey.from_seed(_read_secret(path, SEED_SIZE))


def _write_all(folder: Path, contents: dict[str, bytes]) -> None:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.chmod(0o700)
    written: list[Path] = []
    try:
        for name, content in contents.items():
            _write_new(folder / name, content, written)
        _sync_folder(folder)
    except OSError:
        for path in written:
            path.unlink(missing_ok=True)
        raise


def _write_new(path: Path, content: bytes, written: list[Path]) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    written.append(path)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # Windows cannot open a folder, and orders its own metadata.
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_MAX_FILE)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise Unavailable("key_missing", path.name) from error
    except OSError as error:
        raise Unavailable("key_damaged", path.name) from error


def _read_secret(path: Path, size: int) -> bytes:
    secret = _read(path)
    # Zeros are what a file system leaves of a file after a power cut.
    if len(secret) != size or not any(secret):
        raise Unavailable("key_damaged", path.name)
    return secret


def _read_identity(path: Path) -> str:
    lines = _read(path).decode("ascii", errors="replace").splitlines()
    identities = [line for line in lines if line.strip() and not line.startswith("#")]
    if len(identities) != 1:
        raise Unavailable("key_damaged", path.name)
    try:
        recipient_of(identities[0])
    except Refused as error:
        raise Unavailable("key_damaged", path.name) from error
    return identities[0]
