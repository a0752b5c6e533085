"""Making a node: its home, its keys, its empty store, and the charter it stands under."""

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from gate_desk.config.node_toml import Settings, settings_text
from gate_desk.crypto.keys import NodeKeys, create_keys
from gate_desk.domain.charter import Charter
from gate_desk.domain.encoded import public_text
from gate_desk.domain.errors import Refused
from gate_desk.domain.ids import Origin
from gate_desk.journal.charter import check_chain
from gate_desk.services.clock import SystemClock
from gate_desk.store.charters import adopt_charters
from gate_desk.store.opening import create_store, open_store


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
    for folder in ("charter", "outbox", "inbox", "pending", "quarantine", "logs"):
        (home / folder).mkdir()
    keys = create_keys(home / "keys", seed=seed, age_identity=age_identity)
    (home / "node.toml").write_text(settings_text(settings), encoding="utf-8")
    create_store(home, keys.store_key, origin_of(settings))
    return NewNode(
        settings.node, origin_of(settings), public_text(keys.signing.public), keys.age_recipient
    )


def adopt(home: Path, settings: Settings, keys: NodeKeys, notes: Sequence[bytes]) -> Charter:
    """Check a charter chain and keep it in the store and as files."""
    charter = check_chain(notes)
    if charter.site != settings.site:
        raise Refused("charter_site", charter.site)
    if charter.node_public_key(settings.node) != keys.signing.public:
        raise Refused("not_in_charter", settings.node)
    clock = SystemClock()
    store = open_store(home, keys.store_key, origin_of(settings), clock, write=True)
    try:
        with store.writing() as cursor:
            adopt_charters(cursor, notes, clock.now_ms(0))
    finally:
        store.close()
    for version, note in enumerate(notes, start=1):
        (home / "charter" / f"{version:04}.note").write_bytes(note)
    return charter
