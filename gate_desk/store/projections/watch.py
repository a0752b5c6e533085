"""`watch` and its keys, ends and hits: whom the gate looks out for."""

from datetime import date

from gate_desk.domain.days import day_number
from gate_desk.domain.documents.names import normalise
from gate_desk.domain.documents.plate import read_plate
from gate_desk.domain.records.common import Note, Photo
from gate_desk.domain.records.watch import (
    WatchedDocuments,
    WatchedPerson,
    WatchedVehicles,
    WatchLifted,
    WatchListed,
    WatchMatched,
)
from gate_desk.domain.watching import MatchedBy, document_key, name_key
from gate_desk.store.projections.writing import Projected, Writer
from gate_desk.store.sql import watch as sql


def listed(record: Projected, writer: Writer) -> None:
    """`watch.listed`: the newest record about an entry says what it is and how it is found."""
    core, note = record.core, record.sections.get("note")
    person, photo = record.sections.get("person"), record.sections.get("photo")
    if not isinstance(core, WatchListed):
        return
    known = person if isinstance(person, WatchedPerson) else WatchedPerson([])
    writer.put(
        sql.PUT,
        (
            core.agency,
            core.entry,
            core.kind,
            day_number(date.fromisoformat(core.last_day)),
            normalise(known.names[0]) if known.names else "",
            known.birth,
            note.text if isinstance(note, Note) else "",
            photo.sha256 if isinstance(photo, Photo) else None,
            record.recorded_at,
            record.origin,
            record.index,
        ),
    )
    for kind, value in _keys(record, known):
        if value:
            key = (core.agency, core.entry, kind, value, record.origin, record.index)
            writer.put(sql.KEY, key)


def lifted(record: Projected, writer: Writer) -> None:
    """`watch.lifted`."""
    core = record.core
    if isinstance(core, WatchLifted):
        writer.put(sql.LIFTED, (core.agency, core.entry, core.at))


def matched(record: Projected, writer: Writer) -> None:
    """`watch.matched`: one hit for each entry."""
    core = record.core
    if isinstance(core, WatchMatched):
        for agency, entry, by in core.matched:
            key = (record.origin_id, record.index, agency, entry)
            writer.put(sql.HIT, (*key, core.at, by))


def _keys(record: Projected, known: WatchedPerson) -> list[tuple[str, str]]:
    keys = [(MatchedBy.NAME.value, name_key(name)) for name in known.names]
    documents, vehicles = record.sections.get("document"), record.sections.get("vehicle")
    if isinstance(documents, WatchedDocuments):
        keys += [(MatchedBy.DOCUMENT.value, document_key(each)) for each in documents.numbers]
    if isinstance(vehicles, WatchedVehicles):
        keys += [(MatchedBy.PLATE.value, read_plate(each).compact) for each in vehicles.plates]
    return keys
