"""A bench site's post: its home, and the charter that names it beside the demo's other nodes."""

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from msgspec.structs import replace

from gate_desk.app.bench.people import ZONES
from gate_desk.app.demo.bodies import BODIES, SITE
from gate_desk.app.demo.charter_text import charter_text, node_names
from gate_desk.app.demo.seeded_keys import age_identity_for, seed_for
from gate_desk.config.node_toml import GateSettings, Settings
from gate_desk.crypto.keys import load_keys
from gate_desk.crypto.sealing import recipient_of
from gate_desk.crypto.signing import SigningKey
from gate_desk.domain.charter import Charter
from gate_desk.domain.encoded import public_text
from gate_desk.domain.ids import AgencyId
from gate_desk.journal.note import sign_note
from gate_desk.services.nodes import adopt, init_node

POST, OTHER_POST = "post-1", "post-2"
_SEED = 0
_IN_FORCE_DAYS = 365


@dataclass(frozen=True, slots=True)
class BenchPost:
    """A post's home with its charter, and the keys with which the desks sign."""

    home: Path
    settings: Settings
    charter: Charter
    note: bytes
    """The signed charter, as other nodes adopt it."""
    desk_keys: dict[AgencyId, SigningKey]


def make_post(home: Path, today: date) -> BenchPost:
    """Make the home: keys, an empty store, a charter signed by all agencies."""
    settings = Settings(
        node=POST, site=SITE, demo=True, gate=GateSettings(zones=ZONES, schedule=())
    )
    new = init_node(home, settings, seed=_seed(POST), age_identity=age_identity_for(_SEED, POST))
    nodes = {node: _public_keys(node) for node in node_names()}
    nodes[POST] = (new.key, new.age_recipient)
    agency_keys = {body.id: SigningKey.from_seed(_seed(f"agency {body.id}")) for body in BODIES}
    text = charter_text(
        today - timedelta(days=_IN_FORCE_DAYS),
        {agency: public_text(key.public) for agency, key in agency_keys.items()},
        nodes,
    )
    lines = [
        sign_note(text, f"gatedesk/{SITE}/{agency}", key) for agency, key in agency_keys.items()
    ]
    note = "".join([text, "\n", *lines]).encode()
    charter = adopt(home, settings, load_keys(home / "keys"), [note])
    desk_keys = {body.id: SigningKey.from_seed(_seed(f"desk-{body.id}")) for body in BODIES}
    return BenchPost(home, settings, charter, note, desk_keys)


def make_peer(post: BenchPost, home: Path, name: str) -> Settings:
    """Make the home of another node of the same charter, with an empty store."""
    settings = replace(post.settings, node=name)
    init_node(home, settings, seed=_seed(name), age_identity=age_identity_for(_SEED, name))
    adopt(home, settings, load_keys(home / "keys"), [post.note])
    return settings


def _seed(name: str) -> bytes:
    return seed_for(_SEED, name)


def _public_keys(node: str) -> tuple[str, str]:
    key = SigningKey.from_seed(_seed(node))
    return public_text(key.public), recipient_of(age_identity_for(_SEED, node))
