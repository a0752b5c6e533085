"""Every record type with its sections: what may be written and how it is read."""

import json
from collections.abc import Mapping

import msgspec

from gate_desk.domain.records.clock import ClockAdjusted
from gate_desk.domain.records.common import Note, Photo, Section
from gate_desk.domain.records.credential import (
    CredentialEvent,
    CredentialIssued,
    CredentialKept,
    CredentialRenewed,
)
from gate_desk.domain.records.decision import Decided
from gate_desk.domain.records.exchange import ExchangeCalled
from gate_desk.domain.records.item import ItemEvent
from gate_desk.domain.records.journal import JournalContinued, JournalLost
from gate_desk.domain.records.movement import MovementAnnulled, MovementRecorded
from gate_desk.domain.records.person import PersonCore, PersonDetails, PersonLeft
from gate_desk.domain.records.roll import RollBegun, RollEnded, RollMarked
from gate_desk.domain.records.scan import ScanDecided
from gate_desk.domain.records.vehicle import VehiclePassed
from gate_desk.domain.records.visit import (
    DocumentDetails,
    VisitEvent,
    VisitExpected,
    VisitorDetails,
    VisitRegistered,
    VisitVehicle,
)
from gate_desk.domain.records.visitor_pass import PassAssigned, PassEvent, PassIssued
from gate_desk.domain.records.watch import (
    WatchedDocuments,
    WatchedPerson,
    WatchedVehicles,
    WatchLifted,
    WatchListed,
    WatchMatched,
)

Sections = Mapping[str, Section]

_PERSON: dict[str, type[Section]] = {"core": PersonCore, "person": PersonDetails, "photo": Photo}
_VEHICLE: dict[str, type[Section]] = {"core": VehiclePassed, "note": Note}
_CARD: dict[str, type[Section]] = {"core": CredentialEvent, "note": Note}
_OF_VISITOR: dict[str, type[Section]] = {
    "person": VisitorDetails,
    "document": DocumentDetails,
    "vehicle": VisitVehicle,
    "note": Note,
    "photo": Photo,
}
_VISIT: dict[str, type[Section]] = {"core": VisitEvent, "note": Note}
_ITEM: dict[str, type[Section]] = {"core": ItemEvent, "note": Note}

RECORD_TYPES: Mapping[tuple[str, int], Mapping[str, type[Section]]] = {
    ("scan.decided", 1): {"core": ScanDecided},
    ("movement.recorded", 1): {"core": MovementRecorded, "note": Note},
    ("movement.annulled", 1): {"core": MovementAnnulled, "note": Note},
    ("decision.confirmed", 1): {"core": Decided, "note": Note},
    ("decision.refused", 1): {"core": Decided, "note": Note},
    ("vehicle.entered", 1): _VEHICLE,
    ("vehicle.left", 1): _VEHICLE,
    ("person.enrolled", 1): _PERSON,
    ("person.changed", 1): _PERSON,
    ("person.left", 1): {"core": PersonLeft},
    ("credential.issued", 1): {"core": CredentialIssued, "note": Note},
    ("credential.renewed", 1): {"core": CredentialRenewed, "note": Note},
    ("credential.suspended", 1): _CARD,
    ("credential.resumed", 1): _CARD,
    ("credential.lost", 1): _CARD,
    ("credential.found", 1): _CARD,
    ("credential.returned", 1): _CARD,
    ("credential.revoked", 1): _CARD,
    ("credential.kept", 1): {"core": CredentialKept, "note": Note},
    ("visit.expected", 1): {"core": VisitExpected, **_OF_VISITOR},
    ("visit.changed", 1): {"core": VisitExpected, **_OF_VISITOR},
    ("visit.cancelled", 1): _VISIT,
    ("visit.registered", 1): {"core": VisitRegistered, **_OF_VISITOR},
    ("visit.awaiting", 1): _VISIT,
    ("visit.admitted", 1): _VISIT,
    ("visit.ended", 1): _VISIT,
    ("visit.refused", 1): _VISIT,
    ("visit.unseen", 1): _VISIT,
    ("pass.issued", 1): {"core": PassIssued},
    ("pass.assigned", 1): {"core": PassAssigned},
    ("pass.returned", 1): {"core": PassEvent},
    ("pass.missing", 1): {"core": PassEvent},
    ("item.held", 1): _ITEM,
    ("item.handed_back", 1): _ITEM,
    ("watch.listed", 1): {
        "core": WatchListed,
        "person": WatchedPerson,
        "document": WatchedDocuments,
        "vehicle": WatchedVehicles,
        "note": Note,
        "photo": Photo,
    },
    ("watch.lifted", 1): {"core": WatchLifted, "note": Note},
    ("watch.matched", 1): {"core": WatchMatched},
    ("roll.begun", 1): {"core": RollBegun},
    ("roll.marked", 1): {"core": RollMarked},
    ("roll.ended", 1): {"core": RollEnded},
    ("exchange.called", 1): {"core": ExchangeCalled, "note": Note},
    ("clock.adjusted", 1): {"core": ClockAdjusted},
    ("journal.continued", 1): {"core": JournalContinued},
    ("journal.lost", 1): {"core": JournalLost},
}

encode_section = msgspec.json.Encoder().encode
_DECODERS = {
    struct: msgspec.json.Decoder(struct)
    for sections in RECORD_TYPES.values()
    for struct in sections.values()
}


def decode_section(type_: str, version: int, name: str, untrusted: bytes) -> Section | None:
    """The section as a value; None for a type, version or section of a newer program.

    Raises ValueError for bytes that do not fit, or in which a key stands twice.
    """
    struct = RECORD_TYPES.get((type_, version), {}).get(name)
    if struct is None:
        return None
    try:
        value = _DECODERS[struct].decode(untrusted)
        # As this program writes it, no key can stand twice: only other spellings are looked at.
        if encode_section(value) != untrusted:
            json.loads(untrusted, object_pairs_hook=_distinct)
    except RecursionError as error:
        raise ValueError("too deep") from error
    return value


def _distinct(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice")
    return found
