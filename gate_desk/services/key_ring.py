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
from gate_desk.domain.ids import AgencyId

_SIGNERS = {
    CredentialKind.STAFF: frozenset({NodeKind.DESK}),
    CredentialKind.VISITOR: frozenset({NodeKind.DESK, NodeKind.POST}),
    CredentialKind.EVENT: frozenset({NodeKind.DESK}),
}


class KeyRing:
    """The public keys of all nodes, by the key id that codes carry."""

    def __init__(self, charter: Charter) -> None:
        self._site = charter.site
        self._nodes: dict[bytes, list[CharterNode]] = defaultdict(list)
        for node in charter.nodes:
            self._nodes[credential_key_id(node.key)].append(node)

    def issuer(self, code: SignedCode) -> AgencyId | None:
        """The agency whose node signed the code; None: no node that may, so it is forged."""
        message = signed_message(self._site, code.payload_bytes)
        for node in self._nodes.get(code.payload.key_id, ()):
            allowed = node.kind in _SIGNERS[code.payload.kind]
            if allowed and verify(node.key, code.signature, message):
                return node.agency
        return None
