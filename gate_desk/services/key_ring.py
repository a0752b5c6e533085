"""Which node may have signed a credential code, by the charter (protocol.md 11)."""

from collections import defaultdict

from msgspec import Struct

from gate_desk.crypto.signing import verify
from gate_desk.domain.charter import CharterNode, NodeKind
from gate_desk.domain.credential_code import (
    CredentialKind,
    SignedCode,
    credential_key_id,
    signed_message,
)
from gate_desk.domain.ids import AgencyId, Origin
from gate_desk.journal.roster import NodeEpoch, Roster

_SIGNERS = {
    CredentialKind.STAFF: frozenset({NodeKind.DESK}),
    CredentialKind.VISITOR: frozenset({NodeKind.DESK, NodeKind.POST}),
    CredentialKind.EVENT: frozenset({NodeKind.DESK}),
}


class _Known(Struct, frozen=True):
    node: CharterNode
    machine: NodeEpoch


class KeyRing:
    """The public keys of all nodes and their epochs, by the key id that codes carry."""

    def __init__(self, roster: Roster) -> None:
        self.learn(roster)

    def learn(self, roster: Roster) -> None:
        """Know the keys of a roster, and no others."""
        keys: dict[bytes, list[_Known]] = defaultdict(list)
        for node in roster.charter.nodes:
            for machine in roster.epochs(node.id):
                keys[credential_key_id(machine.key)].append(_Known(node, machine))
        self._site, self._keys = roster.charter.site, keys

    def issuer(self, code: SignedCode) -> AgencyId | Origin | None:
        """Who issued a genuine code; None: no node that may signed it, so it is forged.

        A card belongs to the agency of the desk, a pass to the journal whose key signed it: the
        serials of passes are not those of an agency's cards.
        """
        message = signed_message(self._site, code.payload_bytes)
        for known in self._keys.get(code.payload.key_id, ()):
            allowed = known.node.kind in _SIGNERS[code.payload.kind]
            if allowed and verify(known.machine.key, code.signature, message):
                staff = code.payload.kind is CredentialKind.STAFF
                return known.node.agency if staff else known.machine.origin
        return None
