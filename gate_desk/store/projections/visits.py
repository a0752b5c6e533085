"""`visit`, `visit_event`: who is announced and registered, and what became of it."""

from datetime import date
from typing import Any

from gate_desk.domain.card_numbers import zone_mask
from gate_desk.domain.days import day_number
from gate_desk.domain.documents.names import fold, normalise, sort_key
from gate_desk.domain.documents.plate import read_plate
from gate_desk.domain.records.common import Note, Photo
from gate_desk.domain.records.visit import (
    DocumentDetails,
    VisitEvent,
    VisitExpected,
    VisitorDetails,
    VisitRegistered,
    VisitVehicle,
)
from gate_desk.domain.subject import VISIT_PREFIX, visit_subject
from gate_desk.domain.verdict import VISITOR_PASSED, Direction, Verdict
from gate_desk.domain.visit_state import VisitEvent as Happening
from gate_desk.domain.visit_state import VisitState, visit_state
from gate_desk.domain.watching import document_key
from gate_desk.store.projections.writing import Projected, Writer
from gate_desk.store.sql import movements, scans
from gate_desk.store.sql import visits as sql

_DIRECTIONS = {
    VisitState.ADMITTED: Direction.IN,
    VisitState.ENDED: Direction.OUT,
    VisitState.UNSEEN: Direction.OUT,
}


def expected(record: Projected, writer: Writer) -> None:
    """`visit.expected`, `visit.changed`, `visit.registered`: all that is known of the visit.

    Without its `person` section nobody is known by it.
    """
    core = record.core
    if not isinstance(core, VisitExpected):
        return
    subject = visit_subject(core.host, core.visit)
    if isinstance(record.sections.get("person"), VisitorDetails):
        writer.put(sql.PUT, _row(record, core, subject))
    if isinstance(core, VisitRegistered):
        key = (subject, core.at, record.origin, record.index)
        writer.put(sql.HAPPENED, (*key, VisitState.REGISTERED, None))
    writer.settle(settle_visit, subject)


def happened(record: Projected, writer: Writer) -> None:
    """`visit.awaiting`, `.admitted`, `.ended` and others: who is inside follows from some."""
    core = record.core
    if not isinstance(core, VisitEvent):
        return
    subject = visit_subject(core.host, core.visit)
    kind = VisitState(record.type.partition(".")[2])
    moved = kind in _DIRECTIONS and core.movement is None
    movement = record.index if moved else core.movement
    key = (subject, core.at, record.origin, record.index)
    writer.put(sql.HAPPENED, (*key, kind, movement))
    if moved:
        _move(record, core, subject, _DIRECTIONS[kind], writer)
    writer.settle(settle_visit, subject)


def settle_visit(cursor: Any, subject: str) -> None:
    """Bring a visit's state in line with all that happened."""
    rows = cursor.execute(sql.HAPPENINGS, (subject,)).fetchall()
    state, since = visit_state(Happening(*row) for row in rows)
    cursor.execute(sql.SETTLED, (state.value, since, subject))


def settle_after_undoing(cursor: Any, origin_id: int, movement_idx: int) -> None:
    """The same after a movement was undone, when it was a visitor's."""
    row = cursor.execute(movements.SUBJECT, (origin_id, movement_idx)).fetchone()
    if row and row[0].startswith(VISIT_PREFIX):
        settle_visit(cursor, row[0])


def _move(
    record: Projected, core: VisitEvent, subject: str, direction: Direction, writer: Writer
) -> None:
    """Somebody passed without a scan; where nobody has seen it there is no line at the gate."""
    issuer, serial = core.credential or (None, None)
    key = (record.origin_id, record.index)
    if core.number is not None:
        line = (core.at, core.number, "hand", subject, Verdict.ADMIT, direction, None)
        writer.put(scans.SCANNED, (*key, *line, issuer, serial, None, VISITOR_PASSED, None))
    writer.put(movements.MOVED, (*key, core.at, direction, subject, issuer, serial, record.index))
    present = (subject, core.at, record.origin, record.index, direction, issuer, serial)
    writer.put(movements.PRESENT, present)


def _row(record: Projected, core: VisitExpected, subject: str) -> tuple[Any, ...]:
    sections = record.sections
    person, note, photo = (sections.get(name) for name in ("person", "note", "photo"))
    document, vehicle = sections.get("document"), sections.get("vehicle")
    assert isinstance(person, VisitorDetails)
    name = normalise(person.name)
    papers = document if isinstance(document, DocumentDetails) else DocumentDetails("", "")
    return (
        subject,
        core.host,
        core.visit,
        core.purpose,
        day_number(date.fromisoformat(core.first_day)),
        day_number(date.fromisoformat(core.last_day)),
        name,
        fold(name),
        sort_key(name),
        normalise(person.organisation),
        note.text if isinstance(note, Note) else "",
        record.recorded_at,
        record.origin,
        record.index,
        person.birth,
        person.phone,
        normalise(person.meets),
        papers.kind,
        document_key(papers.number),
        read_plate(vehicle.plate).compact if isinstance(vehicle, VisitVehicle) else "",
        photo.sha256 if isinstance(photo, Photo) else None,
        core.people,
        zone_mask(core.zones),
        core.escort,
        core.until,
        core.hour,
        core.group,
        normalise(person.group_name),
        VisitState.EXPECTED.value,
        None,
    )
