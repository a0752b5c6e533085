"""`roll`, `roll_mark`: evacuations and who was found safe."""

from gate_desk.domain.records.roll import RollBegun, RollEnded, RollMarked
from gate_desk.store.projections.writing import Projected, Writer
from gate_desk.store.sql import rolls as sql


def happened(record: Projected, writer: Writer) -> None:
    """`roll.begun`, `roll.ended`."""
    core = record.core
    if isinstance(core, RollBegun):
        writer.put(sql.HAPPENED, (record.origin_id, record.index, "begun", core.at))
    elif isinstance(core, RollEnded):
        writer.put(sql.HAPPENED, (record.origin_id, core.roll, "ended", core.at))


def marked(record: Projected, writer: Writer) -> None:
    """`roll.marked`."""
    core = record.core
    if isinstance(core, RollMarked):
        key = (record.origin_id, core.roll, core.subject)
        writer.put(sql.MARKED, (*key, int(core.safe), core.at, record.origin, record.index))
