"""Making a node: its home, its keys, its empty store, and the charter it stands under."""

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from gate_desk.config.node_toml import Settings, save_settings, settings_text
from gate_desk.crypto.keys import NodeKeys, create_keys
from gate_desk.domain.charter import Charter
from gate_desk.domain.encoded import public_text
from gate_desk.domain.errors import Refused
from gate_desk.domain.ids import Origin
from gate_desk.journal.charter import check_chain
from gate_desk.journal.roster import Roster
from gate_desk.services.clock import SystemClock
from gate_desk.services.whole_file import write_whole
from gate_desk.store.charters import adopt_charters
from gate_desk.store.opening import create_store, open_store
from gate_desk.store.store import Store

FOLDERS = ("charter", "outbox", "inbox", "pending", "quarantine", "logs")
"""What stands in a home beside its keys and its files."""


class NewNode(Struct, frozen=True):
    """What others need to know of a new node to put it into the charter."""

    node: str
    origin: Origin
    key: str
    age_recipient: str


def origin_of(settings: Settings) -> Origin:
    """The name of the journal of a node's present epoch."""
    return Origin(f"gatedesk/{settings.site}/{settings.node}/{settings.epoch}")


def init_node(
    home: Path,
    settings: Settings,
    *,
    seed: bytes | None = None,
    age_identity: str | None = None,
) -> NewNode:
    """Make a node that is pending until its charter is accepted.

    Raises `home_not_empty` rather than touch what is there. `seed` and `age_identity` are for
    demos; otherwise keys are random.
    """
    if home.exists() and any(home.iterdir()):
        raise Refused("home_not_empty", home.name)
    home.mkdir(parents=True, exist_ok=True)
    for folder in FOLDERS:
        (home / folder).mkdir()
    keys = create_keys(home / "keys", seed=seed, age_identity=age_identity)
    (home / "node.toml").write_text(settings_text(settings), encoding="utf-8")
    create_store(home, keys.store_key, origin_of(settings))
    return NewNode(
        settings.node, origin_of(settings), public_text(keys.signing.public), keys.age_recipient
    )


def adopt(home: Path, settings: Settings, keys: NodeKeys, notes: Sequence[bytes]) -> Charter:
    """Check a first charter chain and keep it in the store of a node and as files."""
    clock = SystemClock()
    store = open_store(home, keys.store_key, origin_of(settings), clock, write=True)
    try:
        return adopt_into(store, home, settings, keys, notes)
    finally:
        store.close()


def adopt_into(
    store: Store, home: Path, settings: Settings, keys: NodeKeys, notes: Sequence[bytes]
) -> Charter:
    """Check a first charter chain, in the order of its versions, and keep it.

    Raises CharterError, `charter_site`, `unknown_node`, `not_in_charter`.
    """
    charter = check_chain(notes)
    if charter.site != settings.site:
        raise Refused("charter_site", charter.site)
    require_own(Roster(charter), settings, keys)
    with store.writing() as cursor:
        adopt_charters(cursor, notes, SystemClock().now_ms(0))
    for version, note in enumerate(notes, start=1):
        write_whole(home / "charter", f"{version:04}.note", note)
    kind = charter.node(settings.node).kind
    if kind != settings.kind:
        save_settings(home, replace(settings, kind=kind.value))
    return charter


def require_own(roster: Roster, settings: Settings, keys: NodeKeys) -> None:
    """Raise `unknown_node`, `not_in_charter` where this machine is not the node it says it is.

    A restored machine works on before its node note has come: others wait for the note.
    """
    known = roster.key_of(origin_of(settings))
    announced = settings.epoch <= roster.present(settings.node).epoch
    if known != keys.signing.public and (known is not None or announced):
        raise Refused("not_in_charter", settings.node)
