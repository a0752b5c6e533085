"""Beginning again from a backup: a new machine, a new epoch, new keys (protocol.md, 9)."""

import base64
import re
import shutil
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct, structs

from gate_desk.config.node_toml import Settings, save_settings
from gate_desk.crypto.archive import read_archive, unseal_into
from gate_desk.crypto.keys import NodeKeys, load_keys, renew_keys
from gate_desk.domain.errors import Refused
from gate_desk.domain.ids import NodeName, Origin
from gate_desk.domain.permissions import Operation, Role
from gate_desk.domain.records.journal import JournalContinued
from gate_desk.journal.node_notes import NodeNote
from gate_desk.journal.note import parse_note
from gate_desk.journal.receipts import Custody, parse_receipt, sign_receipt
from gate_desk.services.access import Access
from gate_desk.services.charters import read_roster
from gate_desk.services.clock import SystemClock
from gate_desk.services.cutting import Cutter
from gate_desk.services.nodes import FOLDERS, origin_of
from gate_desk.services.receipting import Signer, want
from gate_desk.services.whole_file import full_or_broken
from gate_desk.store.head import Head, origin_id
from gate_desk.store.opening import open_store
from gate_desk.store.outbox import open_outgoing, outgoing_done
from gate_desk.store.receipts import keep_receipt, receipts
from gate_desk.store.rows import read_records
from gate_desk.store.store import Store

_ARCHIVE = "restore.part"
_KEPT = re.compile(
    r"node\.toml|store\.db|blobs\.db|keys/(signing|age|store)\.key|charter/[0-9]{4}\.note"
)
_MAX_SETTINGS = 1 << 20
_NEEDED = {"node.toml", "store.db", "keys/signing.key", "keys/age.key", "keys/store.key"}


class Restored(Struct, frozen=True):
    """A node that goes on in a new epoch; its agency has to sign its note."""

    node: str
    origin: Origin
    previous: Origin
    size: int
    """How much of the previous journal the backup held."""


def restore(
    file: Path, home: Path, identity: str, access: Access, epoch: int | None = None
) -> Restored:
    """Make an empty folder the home of the node in a backup, in its next epoch.

    `epoch` is for a node that was restored from this backup before. Raises `home_not_empty`,
    `no_such_file`, `damaged`, `not_addressed`, `bad_epoch`, and as a store does on opening; the
    home is empty again then.
    """
    access.require(Operation.BACK_UP)
    if home.exists() and any(home.iterdir()):
        raise Refused("home_not_empty", home.name)
    if not file.is_file():
        raise Refused("no_such_file", file.name)
    home.mkdir(parents=True, exist_ok=True)
    try:
        settings = _unpack(file, home, identity)
        following = structs.replace(settings, epoch=epoch or settings.epoch + 1)
        if following.epoch <= settings.epoch:
            raise Refused("bad_epoch", str(following.epoch))
        return _begin(home, settings, following)
    except BaseException as error:
        for path in home.iterdir():
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        if isinstance(error, OSError):
            raise full_or_broken(error, file.name) from error
        raise


def own_node_note(store: Store, settings: Settings, keys: NodeKeys) -> NodeNote:
    """What the agency has to sign for this machine; Refused `first_epoch` at the first one."""
    if settings.epoch == 1:
        raise Refused("first_epoch", settings.node)
    previous = _continued(store)
    return NodeNote(
        NodeName(settings.node),
        settings.epoch,
        keys.signing.public,
        keys.age_recipient,
        previous.size,
        base64.b64decode(previous.root),
    )


def _unpack(file: Path, home: Path, identity: str) -> Settings:
    archive = home / _ARCHIVE
    with file.open("rb") as sealed, archive.open("wb") as plain:
        unseal_into(sealed, plain, identity)
    found = dict[str, bytes]()
    for name in ("keys", *FOLDERS):
        (home / name).mkdir(mode=0o700, exist_ok=True)
    for name, content in read_archive(archive, _KEPT):
        found[name] = b""
        if name == "node.toml":
            found[name] = content.read(_MAX_SETTINGS)
            continue
        with (home / name).open("wb") as written:
            shutil.copyfileobj(content, written)
        (home / name).chmod(0o600)
    if not found.keys() >= _NEEDED:
        raise Refused("damaged", "not a backup")
    archive.unlink()
    return _settings(found["node.toml"])


def _settings(text: bytes) -> Settings:
    try:
        return msgspec.toml.decode(text, type=Settings)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Refused("settings_damaged", "node.toml of the backup") from error


def _begin(home: Path, settings: Settings, following: Settings) -> Restored:
    """End the old journal with a cut, which is a beginning of what the old machine had signed."""
    keys, clock = load_keys(home / "keys"), SystemClock()
    store = open_store(home, keys.store_key, origin_of(settings), clock, write=True)
    try:
        Cutter(store, home, keys.signing, clock).cut()
        ended = store.journal.head
        with store.writing() as cursor:
            origin_id(cursor, origin_of(following))
    finally:
        store.close()
    (home / "checkpoint").unlink(missing_ok=True)
    _continue(home, renew_keys(home / "keys"), origin_of(settings), ended, following)
    save_settings(home, following)
    return Restored(following.node, origin_of(following), origin_of(settings), ended.size)


def _continue(
    home: Path, keys: NodeKeys, previous: Origin, ended: Head, following: Settings
) -> None:
    clock = SystemClock()
    store = open_store(home, keys.store_key, origin_of(following), clock, write=True)
    root = base64.b64encode(ended.frontier.root()).decode()
    try:
        with store.begin(Role.SYSTEM.value) as work:
            core = JournalContinued(previous=previous, size=ended.size, root=root)
            work.append("journal.continued", {"core": core})
        roster = read_roster(store)
        with store.writing() as cursor:
            signer = Signer(
                node=NodeName(following.node),
                origin=origin_of(following),
                key=keys.signing,
                charter=roster.charter.version,
                rules_since=roster.rules_since(NodeName(following.node)),
                own_size=store.journal.head.size,
                now=clock.now_ms(store.journal.head.highest),
            )
            _say_again(cursor, signer)
            want(cursor, signer, previous, ended.size)
            for file in open_outgoing(cursor):  # they lay in the outbox of the old machine
                outgoing_done(cursor, file.file, signer.now)
    finally:
        store.close()


def _say_again(cursor: Any, signer: Signer) -> None:
    """Custody in the new epoch of what is here: what was said after the backup is void."""
    for receipt in receipts(cursor):
        if (receipt.kind, receipt.signer) != ("custody", signer.node):
            continue
        old = parse_receipt(parse_note(receipt.note).text)
        if isinstance(old, Custody):
            new = structs.replace(old, signer=signer.origin, own_size=signer.own_size)
            keep_receipt(cursor, new, sign_receipt(new, signer.key), signer.now)


def _continued(store: Store) -> JournalContinued:
    own = store.journal
    with store.reading() as cursor:
        for _, _, sections in read_records(cursor, own.origin_id, 0, 1):
            return msgspec.json.decode(sections[0].data, type=JournalContinued)
    raise Refused("first_epoch", own.origin)
