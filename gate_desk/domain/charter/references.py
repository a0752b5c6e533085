"""How the parts of a charter fit: references are defined, names and keys are distinct."""

from collections.abc import Hashable, Iterable

from gate_desk.domain.charter.fields import refuse
from gate_desk.domain.charter.values import Charter

AUDIENCES = frozenset({"all", "guard", "issuer", "host", "addressed", "concerned", "keeper"})
"""Words of a share rule that are not agency ids, so no agency may have one as its id."""


RESERVED = frozenset({"batch", "custody", "want", "credential", "node"})
"""Words that begin signed texts of other kinds, so no node is called so (protocol.md, 1)."""


def check_references(charter: Charter) -> None:
    """Raise CharterError `charter_damaged` at the first part that does not fit the others."""
    _check_distinct(charter)
    agencies = frozenset(agency.id for agency in charter.agencies)
    _all_known("agency[{}].successor", [agency.successor for agency in charter.agencies], agencies)
    _all_known("node[{}].agency", [node.agency for node in charter.nodes], agencies)
    for number, node in enumerate(charter.nodes):
        if node.id in RESERVED:
            refuse(f"node[{number}].id", "is a reserved name")
    _all_known("unit[{}].sponsor", [unit.sponsor for unit in charter.units], agencies)
    _all_known("chair_order[{}]", charter.chair_order, agencies)
    for number, share in enumerate(charter.shares):
        for section, audience in share.sections.items():
            _all_known(f"share[{number}].{section}[{{}}]", audience, agencies | AUDIENCES)
    if charter.keeper is not None and charter.keeper not in {node.id for node in charter.nodes}:
        refuse("keeper", "is not a node of this charter")


def _check_distinct(charter: Charter) -> None:
    # Agencies and nodes sign under names of the same form, and one key is one signer.
    names, keys = set[Hashable](), set[Hashable]()
    _all_new("agency[{}].id", [agency.id for agency in charter.agencies], names)
    _all_new("node[{}].id", [node.id for node in charter.nodes], names)
    _all_new("agency[{}].key", [agency.key for agency in charter.agencies], keys)
    _all_new("node[{}].key", [node.key for node in charter.nodes], keys)
    _all_new("zone[{}].id", [zone.id for zone in charter.zones], set())
    _all_new("share[{}].record", [share.record for share in charter.shares], set())
    _all_new("article[{}].number", [article.number for article in charter.articles], set())
    _all_new("chair_order[{}]", charter.chair_order, set())


def _all_known(place: str, names: Iterable[str | None], known: frozenset[str]) -> None:
    for number, name in enumerate(names):
        if name is not None and name not in known:
            refuse(place.format(number), "is not defined in this charter")


def _all_new(place: str, values: Iterable[Hashable], seen: set[Hashable]) -> None:
    for number, value in enumerate(values):
        if value in seen:
            refuse(place.format(number), "stands twice")
        seen.add(value)
