"""Which projection reads which record type; types without readable tables are named too."""

from collections.abc import Callable, Mapping

from gate_desk.store.projections import (
    calls,
    cards,
    items,
    movements,
    passes,
    people,
    resolutions,
    rolls,
    scans,
    vehicles,
    visits,
    watch,
)
from gate_desk.store.projections.writing import Projected, Writer

Projection = Callable[[Projected, Writer], None]


def _nothing(_record: Projected, _writer: Writer) -> None:
    """The journal itself is enough."""


PROJECTIONS: Mapping[str, Projection] = {
    "scan.decided": scans.decided,
    "movement.recorded": movements.recorded,
    "movement.annulled": movements.annulled,
    "decision.confirmed": resolutions.decided,
    "decision.refused": resolutions.decided,
    "vehicle.entered": vehicles.passed,
    "vehicle.left": vehicles.passed,
    "person.enrolled": people.enrolled,
    "person.changed": people.enrolled,
    "person.left": people.left,
    "credential.issued": cards.issued,
    "credential.renewed": cards.renewed,
    "credential.suspended": cards.happened,
    "credential.resumed": cards.happened,
    "credential.lost": cards.happened,
    "credential.found": cards.happened,
    "credential.returned": cards.happened,
    "credential.revoked": cards.happened,
    "credential.kept": cards.kept,
    "visit.expected": visits.expected,
    "visit.changed": visits.expected,
    "visit.registered": visits.expected,
    "visit.cancelled": visits.happened,
    "visit.awaiting": visits.happened,
    "visit.admitted": visits.happened,
    "visit.ended": visits.happened,
    "visit.refused": visits.happened,
    "visit.unseen": visits.happened,
    "item.held": items.held,
    "item.handed_back": items.handed_back,
    "watch.listed": watch.listed,
    "watch.lifted": watch.lifted,
    "watch.matched": watch.matched,
    "pass.issued": passes.issued,
    "pass.assigned": passes.issued,
    "pass.returned": passes.happened,
    "pass.missing": passes.happened,
    "roll.begun": rolls.happened,
    "roll.marked": rolls.marked,
    "roll.ended": rolls.happened,
    "exchange.called": calls.called,
    "clock.adjusted": _nothing,
    "journal.continued": _nothing,
    "journal.lost": _nothing,
}
