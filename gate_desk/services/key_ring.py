"""Which node may have signed a credential code, by the charter (protocol.md 11)."""

from collections import defaultdict

from gate_desk.crypto.signing import verify
from gate_desk.domain.charter import Charter, CharterNode, NodeKind
from gate_desk.domain.credential_code import (
    CredentialKind,
    SignedCode,
    credential_key_id,
    signed_message,
)
from gate_desk.domain.ids import AgencyId, Origin

_SIGNERS = {
    CredentialKind.STAFF: frozenset({NodeKind.DESK}),
    CredentialKind.VISITOR: frozenset({NodeKind.DESK, NodeKind.POST}),
    CredentialKind.EVENT: frozenset({NodeKind.DESK}),
}

_FIRST_EPOCH = 1
"""The charter names the keys of first epochs."""


class KeyRing:
    """The public keys of all nodes, by the key id that codes carry."""

    def __init__(self, charter: Charter) -> None:
        self._site = charter.site
        self._nodes: dict[bytes, list[CharterNode]] = defaultdict(list)
        for node in charter.nodes:
            self._nodes[credential_key_id(node.key)].append(node)

    def issuer(self, code: SignedCode) -> AgencyId | Origin | None:
        """Who issued a genuine code; None: no node that may signed it, so it is forged.

        A card belongs to the agency of the desk, a pass to the journal whose key signed it: the
        serials of passes are not those of an agency's cards.
        """
        message = signed_message(self._site, code.payload_bytes)
        for node in self._nodes.get(code.payload.key_id, ()):
            allowed = node.kind in _SIGNERS[code.payload.kind]
            if allowed and verify(node.key, code.signature, message):
                if code.payload.kind is CredentialKind.STAFF:
                    return node.agency
                return Origin(f"gatedesk/{self._site}/{node.id}/{_FIRST_EPOCH}")
        return None
