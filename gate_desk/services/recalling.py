"""A recorded scan again: the verdict as the guard saw it, with today's knowledge of the person."""

from typing import Any
from zoneinfo import ZoneInfo

from msgspec import Struct

from gate_desk.domain.days import moment
from gate_desk.domain.errors import Refused
from gate_desk.domain.ids import AgencyId, CardRef, Origin
from gate_desk.domain.records.registry import decode_section
from gate_desk.domain.records.scan import ScanDecided
from gate_desk.domain.subject import subject_of
from gate_desk.domain.verdict import (
    LEADER_CAR,
    VISITOR_PASSED,
    Direction,
    NextStep,
    Reason,
    ScanKind,
    Verdict,
)
from gate_desk.services.answering import (
    card_view,
    inside_since,
    last_passage,
    person_view,
    visitor_view,
)
from gate_desk.services.answers import ScanAnswer
from gate_desk.services.identifying import Identified
from gate_desk.store.queries.directory import card_by_serial, presence_of
from gate_desk.store.queries.passages import one
from gate_desk.store.queries.visits import pass_by_ref
from gate_desk.store.rows import read_records


class Recalled(Struct, frozen=True):
    """The answer that was given, and who it was about."""

    answer: ScanAnswer
    found: Identified


def recall(cursor: Any, origin_id: int, origin: Origin, index: int, zone: ZoneInfo) -> Recalled:
    """Read one scan of this node's journal again; raises `no_such_scan`."""
    line = one(cursor, origin_id, index)
    scanned = line is not None and line.kind not in (LEADER_CAR, VISITOR_PASSED)
    core = recorded_scan(cursor, origin_id, index) if scanned else None
    if core is None or line is None:
        raise Refused("no_such_scan", str(index))
    found = _found(cursor, core)
    answer = ScanAnswer(
        verdict=Verdict(core.verdict),
        reasons=tuple(map(Reason, core.reasons)),
        next_step=NextStep(core.next_step),
        direction=Direction(core.direction),
        kind=ScanKind(core.kind),
        at=moment(core.at, zone),
        record=(origin, index),
        number_today=core.number,
        reader=core.reader,
        repeat=core.repeat_of is not None,
        missing_digits=core.missing_digits,
        person=person_view(found.known),
        visitor=visitor_view(found.visitor),
        card=card_view(found, zone),
        last=last_passage(cursor, found, zone),
        inside_since=inside_since(found, zone),
        movement=None if line.movement is None or line.annulled else (origin, line.movement),
        data_age_s={AgencyId(issuer): age for issuer, age in core.ages.items()},
    )
    return Recalled(answer, found)


def recorded_scan(cursor: Any, origin_id: int, index: int) -> ScanDecided | None:
    """What a scan's record says; None where it is none, or withheld here."""
    for _index, _header, sections in read_records(cursor, origin_id, index, index + 1):
        for section in sections:
            value = decode_section("scan.decided", 1, section.name, section.data)
            if isinstance(value, ScanDecided):
                return value
    return None


def _found(cursor: Any, core: ScanDecided) -> Identified:
    known = visitor = None
    if core.credential and core.visit is not None:
        visitor = pass_by_ref(cursor, *core.credential)
    if core.credential and core.person is not None:
        known = card_by_serial(cursor, *core.credential)
    subject = subject_of(core.person, core.credential, core.visit, core.host)
    return Identified(
        kind=ScanKind(core.kind),
        known=known,
        visitor=visitor,
        credential=_card_ref(core),
        text_length=core.text_length,
        text_mac=core.text_mac,
        missing_digits=core.missing_digits,
        last=presence_of(cursor, subject) if subject else None,
    )


def _card_ref(core: ScanDecided) -> CardRef | None:
    return (AgencyId(core.credential[0]), core.credential[1]) if core.credential else None
