"""`visit`: who is announced, as the newest record about each visit tells."""

from datetime import date

from gate_desk.domain.days import day_number
from gate_desk.domain.documents.names import fold, normalise, sort_key
from gate_desk.domain.records.common import Note
from gate_desk.domain.records.visit import VisitExpected, VisitorDetails
from gate_desk.domain.subject import visit_subject
from gate_desk.store.projections.writing import Projected, Writer
from gate_desk.store.sql import visits as sql


def expected(record: Projected, writer: Writer) -> None:
    """`visit.expected`; without its `person` section nobody is known by it."""
    core, details = record.core, record.sections.get("person")
    note = record.sections.get("note")
    if not isinstance(core, VisitExpected) or not isinstance(details, VisitorDetails):
        return
    name = normalise(details.name)
    writer.put(
        sql.PUT,
        (
            visit_subject(core.host, core.visit),
            core.host,
            core.visit,
            core.purpose,
            day_number(date.fromisoformat(core.first_day)),
            day_number(date.fromisoformat(core.last_day)),
            name,
            fold(name),
            sort_key(name),
            normalise(details.organisation),
            note.text if isinstance(note, Note) else "",
            record.recorded_at,
            record.origin,
            record.index,
        ),
    )
