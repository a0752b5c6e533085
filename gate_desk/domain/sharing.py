"""Which sections of a record each node receives: the charter's share rules (protocol.md, 5, 10).

A type or section that no rule names is withheld from everybody but the keeper.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache

import msgspec
from msgspec import Struct

from gate_desk.domain.charter import Charter
from gate_desk.domain.ids import AgencyId, NodeName, node_of

ALL, GUARD, ISSUER, HOST, KEEPER = "all", "guard", "issuer", "host", "keeper"
CONCERNED, ADDRESSED = "concerned", "addressed"


class Named(Struct, frozen=True):
    """The fields of a core section that say whom a record concerns; of any type."""

    issuer: str | None = None
    agency: str | None = None
    host: str | None = None
    credential: tuple[str, int] | None = None
    """Its issuer: an agency, or the origin that a pass is from."""
    concerned: tuple[str, ...] = ()
    addressed: tuple[str, ...] = ()


_decode = msgspec.json.Decoder(Named).decode
_NOBODY = Named()


class Sharing:
    """The rules of one charter for one recipient."""

    def __init__(self, charter: Charter, recipient: NodeName) -> None:
        node = charter.node(recipient)
        self._agency = node.agency
        self.everything = charter.keeper == recipient
        """Whether the recipient is the keeper, from whom nothing is withheld."""
        self._guards = node.agency in charter.guard_agencies
        self._agencies = {str(known.id): known.agency for known in charter.nodes}
        self._rules = {share.record: share.sections for share in charter.shares}
        self._fixed = lru_cache(maxsize=None)(self._fixed_sections)

    def disclosed(self, type_: str, names: tuple[str, ...], core: bytes | None) -> tuple[str, ...]:
        """Which of a record's sections the recipient receives.

        `core` is the bytes of the core section, None when it is not held; a core that names
        nobody it could be read for is shared with nobody by that name.
        """
        fixed, asks = self._fixed(type_, names)
        if not asks or core is None:
            return fixed
        named = _named(core)
        rules = self._rules[type_]
        return tuple(
            name
            for name in names
            if name in fixed or (name in asks and self._is_named(rules[name], named))
        )

    def _fixed_sections(
        self, type_: str, names: tuple[str, ...]
    ) -> tuple[tuple[str, ...], frozenset[str]]:
        """The sections received whatever the core says, and those for which it must be asked."""
        if self.everything:
            return names, frozenset()
        rules: Mapping[str, tuple[str, ...]] = self._rules.get(type_, {})
        given = tuple(name for name in names if self._always(rules.get(name, ())))
        asked = frozenset(
            name
            for name in names
            if name not in given
            and not {ISSUER, HOST, CONCERNED, ADDRESSED}.isdisjoint(rules.get(name, ()))
        )
        return given, asked

    def _always(self, audience: tuple[str, ...]) -> bool:
        return ALL in audience or self._agency in audience or (GUARD in audience and self._guards)

    def _is_named(self, audience: tuple[str, ...], named: Named) -> bool:
        meant: set[str | None] = set()
        if ISSUER in audience:
            meant |= {self._of(named.issuer), named.agency}
            meant.add(self._of(named.credential[0]) if named.credential else None)
        if HOST in audience:
            meant.add(named.host)
        if CONCERNED in audience:
            meant |= set(named.concerned)
        if ADDRESSED in audience:
            meant |= set(named.addressed)
        return self._agency in meant

    def _of(self, issuer: str | None) -> AgencyId | str | None:
        """The agency of an issuer: of a pass, the agency of the node that it is from."""
        return self._agencies.get(node_of(issuer), issuer) if issuer else None


def _named(untrusted_core: bytes) -> Named:
    try:
        return _decode(untrusted_core)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        # A newer program's record may use these names for other things.
        return _NOBODY


def rules_since(charters: Sequence[Charter], recipient: NodeName) -> int:
    """The version from which on the newest rules for a recipient hold; versions in their order.

    What was received in full under an older one is less than what belongs to it now.
    """
    since, newest = charters[-1].version, _rules(charters[-1], recipient)
    for charter in reversed(charters[:-1]):
        if _rules(charter, recipient) != newest:
            break
        since = charter.version
    return since


def _rules(charter: Charter, recipient: NodeName) -> object:
    node = next((node for node in charter.nodes if node.id == recipient), None)
    if node is None:
        return None
    shares = {share.record: share.sections for share in charter.shares}
    guards = node.agency in charter.guard_agencies
    return node.agency, charter.keeper == recipient, guards, shares
