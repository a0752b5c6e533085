"""`item`, `item_back`: what visitors leave at the gate."""

from gate_desk.domain.records.common import Note
from gate_desk.domain.records.item import ItemEvent
from gate_desk.domain.subject import visit_subject
from gate_desk.store.projections.writing import Projected, Writer
from gate_desk.store.sql import visits as sql


def held(record: Projected, writer: Writer) -> None:
    """`item.held`."""
    core, note = record.core, record.sections.get("note")
    if isinstance(core, ItemEvent):
        what = note.text if isinstance(note, Note) else ""
        key = (visit_subject(core.host, core.visit), core.item)
        writer.put(sql.HELD, (*key, what, core.at, record.origin, record.index))


def handed_back(record: Projected, writer: Writer) -> None:
    """`item.handed_back`."""
    core = record.core
    if isinstance(core, ItemEvent):
        writer.put(sql.BACK, (visit_subject(core.host, core.visit), core.item, core.at))
