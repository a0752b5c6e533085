"""Which node may have signed a credential code (protocol.md 11)."""

from datetime import date

import pytest
from msgspec.structs import replace

from gate_desk.crypto.signing import SigningKey
from gate_desk.domain.charter import Charter
from gate_desk.domain.credential_code import (
    CredentialKind,
    CredentialPayload,
    SignedCode,
    credential_key_id,
    pack,
    read_code,
    signed_message,
    write_code,
)
from gate_desk.journal.charter import check_chain
from gate_desk.journal.roster import Roster
from gate_desk.services.key_ring import KeyRing
from tests.helpers.charters import SITE
from tests.helpers.demo_site import Site

STAFF, VISITOR, EVENT = CredentialKind
NODES = {
    "post-1": ("congan", {VISITOR}),
    "post-2": ("congan", {VISITOR}),
    "desk-ubnd": ("ubnd", set(CredentialKind)),
    "desk-congan": ("congan", set(CredentialKind)),
}


@pytest.fixture
def charter(demo_site: Site) -> Charter:
    return check_chain([(demo_site.folder / "charter" / "0001.note").read_bytes()])


def code_by(
    key: SigningKey, kind: CredentialKind, *, named: SigningKey | None = None, site: str = SITE
) -> SignedCode:
    day = date(2026, 9, 1)
    key_id = credential_key_id((named or key).public)
    payload = pack(CredentialPayload(kind, key_id, 7, day, day, frozenset({1}), ""))
    return read_code(write_code(payload, key.sign(signed_message(site, payload))))


@pytest.mark.parametrize("kind", CredentialKind)
@pytest.mark.parametrize("node", NODES)
def test_who_signs_what(demo_site: Site, charter: Charter, node: str, kind: CredentialKind) -> None:
    agency, kinds = NODES[node]
    found = KeyRing(Roster(charter)).issuer(code_by(demo_site.key(node), kind))
    # A card belongs to the agency, a pass to the journal whose key signed it.
    issuer = agency if kind is STAFF else f"gatedesk/{SITE}/{node}/1"
    assert found == (issuer if kind in kinds else None)


def test_a_key_id_proves_nothing(demo_site: Site, charter: Charter) -> None:
    ring, ubnd = KeyRing(Roster(charter)), demo_site.key("desk-ubnd")
    forger = SigningKey.from_seed(b"f" * 32)
    assert ring.issuer(code_by(forger, STAFF)) is None
    assert ring.issuer(code_by(forger, STAFF, named=ubnd)) is None
    assert ring.issuer(code_by(ubnd, STAFF, named=demo_site.key("desk-congan"))) is None
    assert ring.issuer(code_by(ubnd, STAFF, site="hanoi")) is None
    assert ring.issuer(code_by(ubnd, STAFF)) == "ubnd"


def test_every_node_with_a_key_id_is_tried(demo_site: Site, charter: Charter) -> None:
    """Four bytes collide: the right key is found behind another one with the same id."""
    ring, ubnd = KeyRing(Roster(charter)), demo_site.key("desk-ubnd")
    known = ring._keys[credential_key_id(ubnd.public)]
    other = replace(known[0].machine, key=demo_site.key("desk-hdnd").public)
    known.insert(0, replace(known[0], machine=other))
    assert ring.issuer(code_by(ubnd, STAFF)) == "ubnd"
