"""Whose keys a batch must be signed with, by the charter and the node notes."""

from gate_desk.domain.charter import CharterError, parse_charter
from gate_desk.domain.errors import Refused
from gate_desk.domain.ids import node_of
from gate_desk.journal.note import parse_note
from gate_desk.journal.roster import Roster
from gate_desk.store.charters import charter_notes
from gate_desk.store.store import Store
from gate_desk.sync.manifest import Manifest


def sender_keys(store: Store, roster: Roster, manifest: Manifest) -> tuple[bytes, ...]:
    """The keys of all epochs of a batch's sender; raises as `origin_key` does."""
    try:
        return roster.keys_of(manifest.sender)
    except Refused:
        raise _unknown(store, roster, manifest, manifest.sender) from None


def origin_key(store: Store, roster: Roster, manifest: Manifest) -> bytes:
    """The key of a batch's origin.

    Raises Refused: `revoked` (an older charter had the node, this one has not), `charter_old`
    (the sender has a newer charter than we), `unknown_origin`.
    """
    site = manifest.origin.split("/")[1]
    key = roster.key_of(manifest.origin) if site == roster.charter.site else None
    if key is None:
        raise _unknown(store, roster, manifest, node_of(manifest.origin))
    return key


def _unknown(store: Store, roster: Roster, manifest: Manifest, node: str) -> Refused:
    if manifest.charter > roster.charter.version:
        return Refused("charter_old", f"{roster.charter.version} < {manifest.charter}")
    named = any(known.id == node for known in roster.charter.nodes)
    gone = not named and node in _once_known(store)
    return Refused("revoked" if gone else "unknown_origin", node)


def _once_known(store: Store) -> set[str]:
    with store.reading() as cursor:
        notes = charter_notes(cursor)
    names = set[str]()
    for note in notes:
        try:
            names |= {node.id for node in parse_charter(parse_note(note).text).nodes}
        except CharterError:
            continue
    return names
